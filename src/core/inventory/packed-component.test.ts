import { describe, expect, it } from 'vitest';
import type { ComponentFound } from './extraction.ts';
import { PackedComponent, plainComponent, plainFound, SharedTexts } from './packed-component.ts';
import type { Component } from '../model/component.ts';
import { makePurl } from '../purl/purl.ts';

const bare: ComponentFound = {
  kind: 'component', purl: makePurl({ type: 'npm', name: 'a', version: '1.0.0' }), requirements: [], origin: 'registry', declaredLicenses: [], hashes: [],
  aliases: [], platforms: [], overridden: false, metadata: {}, evidence: [{ kind: 'lockfile', path: 'package-lock.json', source: 'npm/package-lock' }],
};

const full: ComponentFound = {
  ...bare,
  purl: makePurl({ type: 'npm', namespace: '@s', name: 'b' }),
  requirements: ['^1', '2 || "3"'], scope: 'development', direct: true, origin: 'git',
  declaredLicenses: [{ value: 'MIT', path: 'package-lock.json', line: 7 }, { value: 'GPL', path: 'x' }],
  hashes: [{ algorithm: 'SHA-512', value: 'ab' }], downloadLocation: 'https://registry.example/b.tgz', aliases: ['c'], platforms: ['os=linux'], overridden: true,
  metadata: { description: 'one "two"\n', authors: ['Ann'] },
  evidence: [{ kind: 'lockfile', path: 'package-lock.json', line: 3, source: 'npm/package-lock' }, { kind: 'installed', path: 'y', source: 'npm/installed' }],
};

describe('a packed component', () => {
  it.each([['bare', bare], ['full', full]])('gives back what was packed: %s', (_, found) => {
    expect(plainFound(new PackedComponent(found, new SharedTexts()))).toEqual(found);
  });

  it('is as JSON what a plain component is', () => {
    const packed = new PackedComponent(full, new SharedTexts()).settle('runtime', false);
    const { kind: _kind, ...facts } = full;
    const plain: Component = { ...facts, name: 'b', group: '@s', scope: 'development', direct: true };
    expect(JSON.parse(JSON.stringify(packed))).toEqual(JSON.parse(JSON.stringify(plain)));
    expect(plainComponent(packed)).toEqual(plain);
  });

  it('takes scope and directness of the graph only where the file said nothing', () => {
    const packed = new PackedComponent(bare, new SharedTexts()).settle('test', true);
    expect([packed.scope, packed.direct]).toEqual(['test', true]);
  });

  it('keeps two apart that are read in turn', () => {
    const texts = new SharedTexts();
    const [a, b] = [new PackedComponent(bare, texts), new PackedComponent(full, texts)];
    expect([a.origin, b.origin, a.hashes.length, b.hashes.length]).toEqual(['registry', 'git', 0, 1]);
  });
});
