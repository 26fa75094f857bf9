import { describe, expect, it } from 'vitest';
import type { ComponentFound } from '#core/inventory/extraction.ts';
import { PackedComponents } from '#core/inventory/packed-component.ts';
import { PurlIndex } from '#core/inventory/purl-index.ts';
import type { Sbom } from '#core/model/sbom.ts';
import { makePurl } from '#core/purl/purl.ts';
import { emptySbom } from '#core/sbom/empty-component.ts';
import { PackedLibrary, plainLibrary } from '#core/sbom/packed-library.ts';
import { sbomFormats } from '#plugins/sboms/registry.generated.ts';

const bare: ComponentFound = {
  kind: 'component', purl: makePurl({ type: 'npm', name: 'a', version: '1.0.0' }), requirements: [], origin: 'registry', declaredLicenses: [], hashes: [],
  aliases: [], platforms: [], overridden: false, metadata: {}, evidence: [{ kind: 'lockfile', path: 'package-lock.json', source: 'npm/package-lock' }],
};

const full: ComponentFound = {
  ...bare,
  purl: makePurl({ type: 'npm', namespace: '@s', name: 'b', version: '2.0.0' }),
  requirements: ['^2'], scope: 'development', direct: true, origin: 'git',
  declaredLicenses: [{ value: 'MIT', path: 'package-lock.json', line: 7 }],
  hashes: [{ algorithm: 'SHA-256', value: '0'.repeat(64) }], downloadLocation: 'https://registry.example/b.tgz', aliases: ['c'], platforms: ['os=linux'],
  metadata: { description: 'one "two"', authors: ['Ann'], homepage: 'https://b.example' },
  evidence: [{ kind: 'lockfile', path: 'package-lock.json', line: 3, source: 'npm/package-lock' }, { kind: 'installed', path: 'y', source: 'npm/installed' }],
};

/** From 10,000 components on an inventory holds them as bytes: a writer that spreads one would write nothing of it. */
describe('components that are held as bytes', () => {
  const all = new PackedComponents(new PurlIndex());
  const packed = [bare, full].map((found) => new PackedLibrary(all.pack(found).settle('runtime', false)));
  const sbom: Sbom = { ...emptySbom('muster', '1'), name: 'app', timestamp: '2026-01-01T00:00:00Z', subjects: [packed[0]!.ref], components: packed, relationships: [{ from: packed[0]!.ref, to: packed[1]!.ref, type: 'depends-on' }] };

  it.each(sbomFormats.flatMap((format) => format.writes.map((version) => [format.id, version, format] as const)))('are written as plain ones in %s %s', async (_, version, format) => {
    const { default: codec } = await format.load();
    const plain = { ...sbom, components: packed.map(plainLibrary) };
    const text = [...codec.write!(sbom, { specVersion: version })].join('');
    expect(text).toBe([...codec.write!(plain, { specVersion: version })].join(''));
    expect(text).toContain('2.0.0');
  });
});
