import { describe, expect, it } from 'vitest';
import { inventoryOf } from '#core/sbom/to-inventory.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import codec from './codec.ts';
import format from './index.ts';

const noPackages = { read: () => { throw new Error('not asked'); } };

const snapshot = {
  version: 0, job: { id: '7', correlator: 'build-sbom', html_url: 'https://github.example/acme/app/actions/runs/7' }, sha: 'a'.repeat(40), ref: 'refs/heads/main',
  detector: { name: 'syft', version: '1.30.0', url: 'https://syft.example' }, scanned: '2026-01-02T03:04:05Z',
  manifests: {
    'package-lock.json': {
      name: 'package-lock.json', file: { source_location: 'web/package-lock.json' },
      resolved: {
        '@acme/core': { package_url: 'pkg:npm/%2540acme/core@1.0.0', relationship: 'direct', scope: 'runtime', dependencies: ['b', 'pkg:npm/c@3.0.0', 'd@4.0.0'], metadata: { licenses: 'MIT' } },
        b: { package_url: 'pkg:npm/b@2.0.0', relationship: 'indirect', scope: 'runtime' },
        'pkg:npm/c@3.0.0': { package_url: 'pkg:npm/c@3.0.0', relationship: 'indirect', scope: 'runtime', dependencies: ['pkg:npm/gone@1'] },
        d: { package_url: 'pkg:npm/d@4.0.0', relationship: 'indirect', scope: 'development' },
        e: { package_url: 'pkg:npm/e@5.0.0', relationship: 'direct', scope: 'development' },
      },
    },
    image: { name: 'image', resolved: { b: { package_url: 'pkg:npm/b@2.0.0', relationship: 'direct', scope: 'development' }, f: {} } },
  },
};

const read = (document: unknown) => {
  const sbom = codec.read(JSON.stringify(document, null, 1), 'it.json');
  return { sbom, inventory: inventoryOf(sbom, { name: 'it', kind: 'sbom', location: 'it.json', owners: [] }, 'it.json') };
};

describe('a snapshot of GitHub dependency submission', () => {
  it('is told from other documents', () => {
    expect(format.recognizes(JSON.stringify(snapshot), 'x.json')).toBe(true);
    expect(format.recognizes('{"sbom": {"spdxVersion": "SPDX-2.3"', 'x.json')).toBe(false);
    expect(format.recognizes('{"artifacts": [], "descriptor": {}, "job": {}, "manifests": {', 'x.json')).toBe(false);
    expect(format.recognizes('{"name": "web", "manifests": {"a": 1}}', 'x.json')).toBe(false);
  });

  it('gives manifests as projects, and what they need under its scope', () => {
    const { sbom, inventory } = read(snapshot);
    expect(sbom).toMatchObject({ format: 'github', name: 'acme/app', timestamp: '2026-01-02T03:04:05Z', tools: [{ name: 'syft', version: '1.30.0' }] });
    expect(inventory.projects.map(({ name, path }) => [name, path])).toEqual([['image', 'image'], ['package-lock.json', 'web/package-lock.json']]);
    expect(inventory.components.map(({ purl, scope, direct }) => [purl, scope, direct])).toEqual([
      ['pkg:generic/f', 'runtime', true],
      ['pkg:npm/%40acme/core@1.0.0', 'runtime', true],
      ['pkg:npm/b@2.0.0', 'runtime', true],
      ['pkg:npm/c@3.0.0', 'runtime', false],
      ['pkg:npm/d@4.0.0', 'development', false],
      ['pkg:npm/e@5.0.0', 'development', true],
    ]);
    expect(inventory.components[1]).toMatchObject({ group: '@acme', name: 'core', declaredLicenses: [{ value: 'MIT' }], evidence: [{ path: 'web/package-lock.json' }] });
  });

  it('tells what it could not use, with the line', () => {
    expect(read(snapshot).sbom.issues.map(({ line, message }) => [line, message])).toEqual([
      [expect.any(Number), 'it needs what the manifest does not resolve: pkg:npm/gone@1'],
      [expect.any(Number), 'it has no package URL; its key counts as name'],
    ]);
    expect(() => codec.read('{"manifests": []}', 'x')).toThrow(TextSyntaxError);
    expect(read({ version: 0, detector: null, manifests: { a: null, b: { resolved: { c: 1, d: { dependencies: [1] } } } } }).inventory.components).toHaveLength(2);
  });

  it('is checked against what GitHub demands', () => {
    const wrong = { ...snapshot, version: 1, sha: undefined, manifests: { a: { resolved: { b: { package_url: 'b@1', relationship: 'both' } } } } };
    const problems = (document: unknown) => codec.validate(JSON.stringify(document), 'x', noPackages).map(({ at, severity = 'error' }) => `${severity} ${at}`);
    expect(problems({ ...snapshot, manifests: {} })).toEqual([]);
    expect(problems(wrong)).toEqual(['error /version', 'warning /sha', 'error /manifests/a/name', 'warning /manifests/a/resolved/b/package_url', 'error /manifests/a/resolved/b/relationship']);
    expect(problems([])).toEqual(['error line 1']);
  });
});
