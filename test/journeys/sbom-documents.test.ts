import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { muster } from '../support/muster.ts';

const place = mkdtempSync(join(tmpdir(), 'muster-test-sbom-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

function file(name: string, content: unknown): string {
  const path = join(place, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 1));
  return path;
}

const app = file('app.cdx.json', {
  bomFormat: 'CycloneDX', specVersion: '1.6', version: 1,
  metadata: { component: { type: 'application', name: 'app', version: '1', 'bom-ref': 'app' }, lifecycles: [{ phase: 'build' }] },
  components: [{ type: 'library', name: 'left', version: '1.0.0', 'bom-ref': 'left', purl: 'pkg:npm/left@1.0.0', licenses: [{ license: { id: 'MIT' } }] }],
  dependencies: [{ ref: 'app', dependsOn: ['left'] }, { ref: 'left' }],
});

const other = file('other.syft.json', {
  artifacts: [{ id: '1', name: 'left', version: '1.0.0', type: 'npm', purl: 'pkg:npm/left@1.0.0', licenses: [{ value: 'ISC', spdxExpression: 'ISC', type: 'declared', urls: [] }], locations: [{ path: '/app/package.json' }], cpes: [] }],
  artifactRelationships: [], source: { id: 's', name: 'app', type: 'directory', metadata: { path: '/app' } }, descriptor: { name: 'syft', version: '1' }, schema: { version: '16.0.0' },
});

const wrong = file('wrong.cdx.json', '{\n "bomFormat": "CycloneDX",\n "specVersion": "1.6",\n "components": [\n  {"type": "thing", "name": "a", "purl": "nonsense"}\n ]\n}\n');

describe('muster sbom convert', () => {
  it('writes another format, version and notation', async () => {
    const target = join(place, 'out.cdx.xml');
    expect(await muster(['sbom', 'convert', app, '-o', target])).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(target, 'utf8')).toContain('xmlns="http://cyclonedx.org/schema/bom/1.7"');
    const back = await muster(['sbom', 'convert', target, '-f', 'cyclonedx-json@1.6']);
    const { dependencies: graph, $schema: _, ...rest } = JSON.parse(back.stdout);
    const { dependencies: __, ...original } = JSON.parse(readFileSync(app, 'utf8'));
    expect(rest).toEqual(original);
    expect(graph).toEqual([{ ref: 'app', dependsOn: ['left'] }, { ref: 'left', dependsOn: [] }]);
    expect((await muster(['sbom', 'convert', app, '-f', 'spdx-json'])).stdout).toContain('"spdxVersion": "SPDX-2.3"');
    expect((await muster(['sbom', 'convert', app, '-f', 'table'])).stdout).toContain('1 component');
  });

  it('tells what has no place in the new format', async () => {
    const told = await muster(['sbom', 'convert', app, '-f', 'cyclonedx-json@1.4']);
    expect(told).toMatchObject({ code: 0, stderr: 'muster: one fact has no place in cyclonedx-json 1.4:\n  metadata/lifecycles: only CycloneDX 1.5 and later have it\n' });
    expect((await muster(['sbom', 'convert', app, '-f', 'cyclonedx-json@1.4', '--strict', '-q'])).code).toBe(3);
  });

  it('needs a format and a document', async () => {
    expect(await muster(['sbom', 'convert', app])).toMatchObject({ code: 2, stderr: expect.stringContaining('which format') });
    expect(await muster(['sbom', 'convert', file('note.txt', 'hello'), '-f', 'table'])).toMatchObject({ code: 2, stderr: expect.stringContaining('not an SBOM') });
    expect(await muster(['sbom', 'convert', join(place, 'absent.json'), '-f', 'table'])).toMatchObject({ code: 2 });
  });
});

describe('muster sbom validate', () => {
  it('says where and why a document is not valid', async () => {
    const { code, stdout } = await muster(['sbom', 'validate', app, wrong, other]);
    expect(code).toBe(1);
    expect(stdout.split('\n')).toEqual([
      `${app}: valid, CycloneDX, JSON`,
      `${wrong}: not valid, CycloneDX, JSON`,
      expect.stringMatching(/wrong\.cdx\.json:5: \/components\/0\/type: "thing" is not one of the \d+ allowed values$/),
      expect.stringContaining('wrong.cdx.json:5: warning: /components/0/purl: "nonsense" is not valid'),
      `${other}: valid, Syft JSON`,
      '',
    ]);
  });

  it('gives the verdicts as JSON', async () => {
    const { code, stdout } = await muster(['sbom', 'validate', wrong, '-f', 'json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([{ path: wrong, valid: false, problems: [{ at: '/components/0/type', line: 5 }, { at: '/components/0/purl', severity: 'warning' }] }]);
  });
});

describe('muster sbom merge', () => {
  it('unites documents of several tools and tells what does not agree', async () => {
    const { code, stdout, stderr } = await muster(['sbom', 'merge', app, other, '-f', 'cyclonedx-json']);
    expect(code).toBe(0);
    const merged = JSON.parse(stdout);
    expect(merged.metadata.component).toMatchObject({ name: 'app', 'bom-ref': 'app' });
    expect(merged.components).toHaveLength(1);
    expect(merged.components[0]).toMatchObject({ purl: 'pkg:npm/left@1.0.0', evidence: { occurrences: [{ location: '/app/package.json' }] } });
    expect(merged.components[0].licenses.map((item: { license: { id: string } }) => item.license.id)).toEqual(['MIT', 'ISC']);
    expect(merged.metadata.tools.components.map((item: { name: string }) => item.name)).toEqual(['syft', 'muster']);
    expect(stderr).toBe(`muster: ${other}: pkg:npm/left@1.0.0: declared as "MIT" and as "ISC"; all are kept\nmuster: one fact has no place in cyclonedx-json:\n  components/0: left out, as only Syft says it in this way: metadata/path\n`);
    expect(merged.metadata.properties[0].name).toBe('muster:issue');
    expect((await muster(['sbom', 'merge', app, other, '-f', 'cyclonedx-json', '--strict', '-q']))).toMatchObject({ code: 3, stderr: '' });
  });
});
