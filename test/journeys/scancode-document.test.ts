import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { zipOf } from '../support/make-zip.ts';
import { muster, type ScannedInventory } from '../support/muster.ts';
import { by, coverage, findings, licensesOf, real, scan, scancodeExample, told } from '../support/scancode-example.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
const { desk, document } = scancodeExample(work);

describe('the document of findings', () => {
  it('may be the import of ScanCode, with the same result', async () => {
    const tree = desk();
    const { stdout, code } = await muster(['scancode', 'import', document()]);
    expect(code).toBe(0);
    const [direct, imported] = await Promise.all([scan(tree, '--findings', document()), scan(tree, '--findings', work.file('findings.json', stdout))]);
    const plain = (inventory: ScannedInventory): string => JSON.stringify([inventory.components, inventory.licenseFindings, coverage(inventory)]).replaceAll(/"path":"[^"]*\/(?:result|findings)\.json"/g, '"path":"…"');
    expect(plain(imported)).toBe(plain(direct));
  });

  it('is named once in muster.yaml, and is not itself read for licences', async () => {
    const { stdout, code } = await muster(['scan', 'examples/scancode', '--licenses', 'full', '-q', '-f', 'json']);
    expect(code).toBe(0);
    const { inventories: [inventory] } = JSON.parse(stdout) as { inventories: [ScannedInventory] };
    expect(coverage(inventory)).toMatchObject([{ path: 'scancode.json', files: 9 }]);
    expect(stdout).not.toContain('"path":"scancode.json","role"');
  });

  it('that is named first counts, the others stand beside', async () => {
    const second = document((all) => ({ ...all, headers: [{ ...all.headers[0], tool_version: '31.0.0' }], files: all.files.filter(({ path }) => path.endsWith('/table/LICENSE')).map((file) => ({ ...file, detected_license_expression_spdx: 'MIT' })) }));
    const inventory = await scan(desk(), '--findings', second, '--findings', document());
    const [file] = licensesOf(inventory, 'table').files;
    expect([file!.origin!.version, file!.reading.expression, file!.others!.map(({ origin }) => origin?.version)]).toEqual(['31.0.0', 'MIT', ['32.5.0', undefined]]);
    expect(findings(inventory, 'findings-differ').map(({ message }) => message)).toHaveLength(2);
  });

  it('counts alone with --licenses none', async () => {
    const inventory = await scan(desk(), '--licenses', 'none', '--findings', document());
    expect(inventory.licenseCoverage).toMatchObject({ mode: 'none', files: 0 });
    expect(licensesOf(inventory, 'table')).toMatchObject({ effective: { status: 'settled', basis: 'detected' } });
    expect(findings(inventory, 'findings-differ')).toEqual([]);
  });

  it('of a tool that did not look for licences leaves ours, and of one that failed too', async () => {
    const copyrights = document((all) => ({ ...all, packages: [], files: all.files.map(({ license_detections: _a, detected_license_expression: _b, detected_license_expression_spdx: _c, license_clues: _d, ...file }) => file) }));
    const [file] = licensesOf(await scan(desk(), '--findings', copyrights), 'table').files;
    expect([file!.origin, file!.copyrightOrigin?.tool, file!.reading.expression]).toEqual([undefined, 'scancode-toolkit', 'CC0-1.0 OR MIT']);
    const failed = await scan(desk(), '--findings', document((all) => ({ ...all, files: all.files.map((one) => (one.path.endsWith('/table/LICENSE') ? { ...one, license_detections: [], detected_license_expression_spdx: null, scan_errors: ['ERROR: Processing interrupted: timeout'] } : one)) })));
    expect(licensesOf(failed, 'table').detectedLicense).toBe('CC0-1.0 OR MIT');
    expect(failed.issues.map(({ path, message }) => [path, message])).toContainEqual(['vendor/acme/table/LICENSE', 'ScanCode reports: ERROR: Processing interrupted: timeout']);
  });

  it('changes nothing of what the cache keeps', async () => {
    const [tree, cache] = [desk(), work.tree()];
    const json = async (...more: string[]) => (await muster(['scan', tree, '-q', '-f', 'json', ...more], { env: { MUSTER_CACHE: cache, SOURCE_DATE_EPOCH: '1700000000' } })).stdout;
    const path = document();
    const [first, second, without] = [await json('--findings', path), await json('--findings', path), await json()];
    expect(second).toBe(first);
    expect(without).toBe(await json('--no-cache'));
    expect(without).not.toContain('scancode-toolkit');
  });

  it('may be about an archive, and packages of it about an SBOM', async () => {
    const tree = desk();
    const names = real.files.filter(({ type }) => type === 'file').map(({ path }) => path.slice('scancode/'.length));
    const archive = work.file('desk.zip', zipOf(Object.fromEntries(names.map((name) => [name, readFileSync(join(tree, name), 'utf8')]))));
    expect(coverage(await scan(archive, '--findings', document()))[0]).toMatchObject({ files: 9, packages: 2, stale: [], absent: [] });
    const sbom = work.file('desk.cdx.json', (await muster(['scan', tree, '-q', '-f', 'cyclonedx-json'])).stdout);
    const read = await scan(sbom, '--findings', document());
    expect(licensesOf(read, 'codec')).toMatchObject({ declaredLicense: 'BSD-2-Clause', declared: [{ origin: by }] });
  });

  it('says of a stored scan what that leaves open, and nothing of what it has decided', async () => {
    const tree = desk({ '.muster/curations.yaml': 'curations:\n  - purl: pkg:composer/acme/http\n    concluded: ISC\n    reason: asked-licensor\n    by: counsel@shop.example\n    on: 2026-03-31\n' });
    const stored = work.file('stored.json', (await muster(['scan', tree, '-q', '-f', 'json'])).stdout);
    const licenses = async (...more: string[]): Promise<Record<string, string | undefined>> => {
      const { findings: all } = JSON.parse((await muster(['check', stored, '-q', '-c', 'distributed', '-f', 'json', ...more])).stdout) as { findings: { component: { name: string }; license: { expression?: string } }[] };
      return Object.fromEntries(all.map(({ component, license }) => [component.name, license.expression]));
    };
    const [before, after] = [await licenses(), await licenses('--findings', document())];
    expect([before['acme/codec'], after['acme/codec'], before['acme/http'], after['acme/http']]).toEqual([undefined, 'BSD-2-Clause', 'ISC', 'ISC']);
  });

  it.each([
    [['--findings', 'missing.json'], 'There is no file missing.json with findings, which --findings names.'],
    [['.', '--findings', 'package.json'], '--findings is about one target, and there are 2.'],
  ])('is refused: %j', async (args, message) => {
    for (const command of ['scan', 'check', 'notice']) {
      const { code, stderr } = await muster([command, 'examples/scancode', ...args]);
      expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    }
  });

  it.each([
    ['{"files": [', ':1: the findings cannot be read', 'malformed'], ['{"bomFormat": "CycloneDX"}', ': these are no findings', 'malformed'],
    ['{"schema": "muster-findings/9"}', ': findings of the form "muster-findings/9" are not known', 'unsupported-version'],
    ['{"schema": "muster-findings/1", "files": 7}', 'is not of the form of findings', 'malformed'],
  ])('that is %j ends the command with what is wrong, and is an issue where the target names it', async (content, message, code) => {
    const file = work.file('result.json', content);
    for (const command of ['scan', 'check', 'obligations']) {
      const run = await muster([command, '-q', desk(), '--findings', file]);
      expect([run.code, run.stdout, run.stderr]).toEqual([2, '', expect.stringContaining(message)]);
      expect(run.stderr.split('\n')[1]).toMatch(/^ {2}[A-Z].*\.$/);
    }
    const inventory = await scan(desk({ 'muster.yaml': 'licenses: {findings: [result.json]}\n', 'result.json': content }));
    expect(inventory.issues.filter(({ path }) => path.endsWith('result.json')).map((issue) => issue.code)).toEqual([code]);
    expect(licensesOf(inventory, 'table').detectedLicense).toBe('CC0-1.0 OR MIT');
  });

  it('that the target names must lie in it', async () => {
    const outside = work.file('result.json', JSON.stringify(real));
    const inventory = await scan(desk({ 'muster.yaml': `licenses:\n  findings: ["../${outside.split('/').at(-2)!}/result.json", {path: a.json, at: ../b}, missing.json]\n` }));
    expect(told(inventory).map(({ code }) => code)).toEqual(['unsafe', 'unsafe', 'missing-file']);
  });

  it('may be hostile', async () => {
    const evil = '\u001B[2J<script>\u202E';
    const match = { license_expression_spdx: 'MIT', start_line: 1, end_line: 1, score: 100, rule_identifier: evil };
    const hostile = (path: string) => ({ path, type: 'file', detected_license_expression_spdx: 'MIT', license_detections: [{ matches: [match] }], copyrights: [{ copyright: `Copyright 2020 ${evil}\nforged line`, start_line: 1, end_line: 1 }] });
    const file = work.file('r.json', JSON.stringify({
      headers: [{ tool_name: 'scancode-toolkit', tool_version: evil }],
      files: ['../../etc/passwd', '/etc/passwd', '__proto__', 'constructor', 'a/../../b', evil, 'composer.json', 'composer.json', 'vendor/acme/table/LICENSE'].map(hostile),
      packages: [{ purl: `pkg:composer/${evil}@1`, declared_license_expression_spdx: 'MIT' }, { purl: 'pkg:composer/acme/codec@2.0.0', extracted_license_statement: `${evil}\n= Forged =` }],
    }));
    for (const format of ['table', 'markdown', 'json', 'csv', 'html']) {
      const { code, stdout } = await muster(['scan', desk(), '-q', '-f', format, '--findings', file]);
      expect(code).toBe(0);
      // eslint-disable-next-line no-control-regex -- these steer a terminal
      expect(stdout).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/);
      expect(stdout).not.toContain('root:');
    }
    const notice = await muster(['notice', desk(), '-q', '--findings', file]);
    // eslint-disable-next-line no-control-regex -- these steer a terminal
    expect(notice.stdout).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/);
    const inventory = await scan(desk(), '--findings', file);
    expect(coverage(inventory)[0]!.absent).toEqual(['../../etc/passwd', '/etc/passwd', '__proto__', 'a/../../b', 'constructor', evil].sort());
  });
});
