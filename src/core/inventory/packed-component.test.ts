import { describe, expect, it } from 'vitest';
import type { ComponentFound } from './extraction.ts';
import { PackedComponents, plainComponent, plainFound } from './packed-component.ts';
import { PurlIndex } from './purl-index.ts';
import type { Component } from '../model/component.ts';
import { makePurl } from '../purl/purl.ts';

const bare: ComponentFound = {
  kind: 'component', purl: makePurl({ type: 'npm', name: 'a', version: '1.0.0' }), requirements: [], origin: 'registry', declaredLicenses: [], hashes: [],
  aliases: [], platforms: [], overridden: false, metadata: {}, evidence: [{ kind: 'lockfile', path: 'package-lock.json', source: 'npm/package-lock' }],
};

const full: ComponentFound = {
  ...bare,
  purl: makePurl({ type: 'npm', namespace: '@s', name: 'b' }),
  requirements: ['2 || "3"', '^1'], scope: 'development', direct: true, origin: 'git',
  declaredLicenses: [{ value: 'MIT', path: 'package-lock.json', line: 7 }, { value: 'GPL', path: 'x' }],
  hashes: [{ algorithm: 'SHA-512', value: 'ab' }], downloadLocation: 'https://registry.example/b.tgz', aliases: ['c'], platforms: ['os=linux'], overridden: true,
  metadata: { description: 'one "two"\n', authors: ['Ann'] },
  evidence: [{ kind: 'lockfile', path: 'package-lock.json', line: 3, source: 'npm/package-lock' }, { kind: 'installed', path: 'y', source: 'npm/installed' }],
};

const packed = () => new PackedComponents(new PurlIndex());

describe('a packed component', () => {
  it.each([['bare', bare], ['full', full]])('gives back what was packed: %s', (_, found) => {
    expect(plainFound(packed().pack(found))).toEqual(found);
  });

  it('is as JSON what a plain component is', () => {
    const component = packed().pack(full).settle('runtime', false);
    const { kind: _kind, ...facts } = full;
    const plain: Component = { ...facts, name: 'b', group: '@s', scope: 'development', direct: true };
    expect(JSON.parse(JSON.stringify(component))).toEqual(JSON.parse(JSON.stringify(plain)));
    expect(plainComponent(component)).toEqual(plain);
  });

  it('of an inventory has what it has several of once and in order', () => {
    const evidence = full.evidence.toReversed();
    const found = { ...full, requirements: ['^2', '^1', '^2'], evidence: [...evidence, ...evidence], declaredLicenses: full.declaredLicenses.toReversed() };
    const settled = packed().pack(found).settle('runtime', false);
    expect([settled.requirements, settled.evidence, settled.declaredLicenses]).toEqual([['^1', '^2'], full.evidence, full.declaredLicenses]);
  });

  it('takes scope and directness of the graph only where the file said nothing', () => {
    const component = packed().pack(bare).settle('test', true);
    expect([component.scope, component.direct]).toEqual(['test', true]);
  });

  it('keeps two apart that are read in turn', () => {
    const all = packed();
    const [a, b] = [all.pack(bare), all.pack(full)];
    expect([a.origin, b.origin, a.hashes.length, b.hashes.length]).toEqual(['registry', 'git', 0, 1]);
  });
});
