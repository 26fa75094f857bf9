import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readdirSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { elf } from '../support/executables.ts';
import { inlineBuildInfo } from '../support/go-build-info.ts';
import { makeTar, paxRecord, tarOf } from '../support/make-tar.ts';
import { makeZip, zipOf } from '../support/make-zip.ts';
import { namesOf, placesOf, scan } from '../support/muster.ts';
import { hashed } from '../support/requirements.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
const files = {
  'app/requirements.txt': hashed('certifi==2024.7.4', 'idna==3.7'),
  'app/web/package-lock.json': JSON.stringify({ name: 'web', lockfileVersion: 3, packages: { '': { name: 'web', dependencies: { 'left-pad': '1.3.0' } }, 'node_modules/left-pad': { version: '1.3.0' } } }),
  'app/README.md': '# App\n',
};
/** `p/requirements.txt` with `flask==3.0.0`. */
const tarInXz = Buffer.from(
  '/Td6WFoAAAFpIt42AgAhARwAAAAQz1jM4Cf/AH9dADgLykaUStt54lAtHI/iRIK6y9j7URALi6VOR5SbrP/BUSXVNMvmWAmAtt8zKMQhnntc1yBjgl9DtSFo4stKiLnD5TfZ6Z/IW2zqu86yZtcl'
  + 'dBzxQJVaatV5g5AGByfuCUphexBxnOldpAq8nkxyz56eu7z0BF/3Li3j0LuOyQAAAAnpRtYAAZcBgFAAAB1Ds38+MA2LAgAAAAABWVo=', 'base64');
const expected = ['left-pad 1.3.0', 'certifi 2024.7.4', 'idna 3.7'];

const pom = (artifact: string, version: string): Record<string, string> => ({
  [`META-INF/maven/org.acme/${artifact}/pom.properties`]: `groupId=org.acme\nartifactId=${artifact}\nversion=${version}\n`,
  'META-INF/MANIFEST.MF': 'Manifest-Version: 1.0\n\n',
});

describe('a package that is an archive', () => {
  const war = zipOf({ 'WEB-INF/lib/core-1.0.jar': zipOf(pom('core', '1.0')), 'WEB-INF/lib/who.jar': zipOf({ 'a.txt': 'a' }), 'WEB-INF/app/requirements.txt': hashed('idna==3.7') });
  const metadata = 'Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n';
  const wheel = zipOf({ 'acme-1.0.dist-info/METADATA': metadata, 'acme-1.0.dist-info/RECORD': 'acme/__init__.py,,\n', 'acme/requirements.txt': hashed('idna==3.7') });

  it('is read once: what it holds as that package does not count again as a file', async () => {
    const { inventory } = await scan([work.file('site.war', war)]);
    expect(inventory.components.map(({ purl, evidence }) => [purl, evidence.map(({ path }) => path)])).toEqual([
      ['pkg:maven/org.acme/core@1.0', ['site.war!/WEB-INF/lib/core-1.0.jar']],
      ['pkg:pypi/idna@3.7', ['WEB-INF/app/requirements.txt']],
    ]);
    expect(placesOf(inventory)).toEqual(['site.war!/WEB-INF/lib/who.jar unresolved']);
    const { components } = (await scan([work.file('acme-1.0-py3-none-any.whl', wheel)])).inventory;
    expect(components.map(({ purl, evidence }) => [purl, evidence.map(({ path }) => path)])).toEqual([
      ['pkg:pypi/acme@1.0', ['acme-1.0-py3-none-any.whl']],
      ['pkg:pypi/idna@3.7', ['acme/requirements.txt']],
    ]);
  });

  it('that lies in a directory has its programs read, and those of archives in it', async () => {
    const program = (name: string) => elf([{ name: '.go.buildinfo', data: inlineBuildInfo('go1.22.1', `path\tacme.example/${name}\nmod\tacme.example/${name}\t(devel)\t\ndep\tacme.example/errors\tv0.9.1\th1:a=\n`), writable: true }]);
    const native = elf([{ name: '.text', data: Buffer.alloc(16) }]);
    const core = zipOf({ ...pom('core', '1.0'), 'native/linux-x86_64/tool': program('core'), 'native/libnative.so': native, 'org/acme/Core.class': Buffer.from('cafebabe00000034'.repeat(5), 'hex') });
    const tree = work.tree({
      'lib/core-1.0.jar': core, 'site.war': zipOf({ 'WEB-INF/lib/core-1.0.jar': core }), 'wheels/acme-1.0-py3-none-any.whl': zipOf({ 'acme-1.0.dist-info/METADATA': metadata, 'acme-1.0.dist-info/RECORD': '', 'acme/bin/tool': program('wheel') }),
      'tool.vsix': zipOf({ 'extension/package.json': '{"name": "tool", "publisher": "acme", "version": "1.0.0"}', 'extension/server': program('vsix') }),
    });
    const { inventory } = await scan([tree]);
    const places = inventory.components.find(({ name }) => name === 'errors' || name === 'acme.example/errors')!.evidence.map(({ path }) => path);
    expect(places).toEqual(['lib/core-1.0.jar!/native/linux-x86_64/tool', 'site.war!/WEB-INF/lib/core-1.0.jar!/native/linux-x86_64/tool', 'tool.vsix!/extension/server', 'wheels/acme-1.0-py3-none-any.whl!/acme/bin/tool']);
    expect(inventory.issues.filter(({ path }) => path.includes('!/'))).toEqual([]);
    // of one that is a target itself they are read as files
    const { inventory: alone } = await scan([work.file('core-1.0.jar', core)]);
    expect(alone.components.flatMap(({ evidence }) => evidence.map(({ path }) => path)).filter((path) => path.includes('tool'))).toEqual(['native/linux-x86_64/tool', 'native/linux-x86_64/tool']);
  });

  it('is left out in parts by --exclude, as that package too', async () => {
    const { inventory } = await scan([work.file('site.war', war), '--exclude', 'WEB-INF/lib/']);
    expect(namesOf(inventory)).toEqual(['idna 3.7']);
  });
});

describe('an archive', () => {
  it.each([
    ['app.zip', zipOf(files)],
    ['stored.zip', makeZip(Object.entries(files).map(([name, content]) => ({ name, content, packed: false })))],
    ['app.tar', tarOf(files)],
    ['app.tar.gz', gzipSync(tarOf(files))],
    ['app.tgz', gzipSync(tarOf(files))],
    ['app.tar.zst', zstdCompressSync(tarOf(files))],
    ['zip-without-extension', zipOf(files)],
    ['gzip-without-extension', gzipSync(tarOf(files))],
    ['tar-without-extension', tarOf(files)],
    ['APP.ZIP', zipOf(files)],
  ])('%s is read like a directory, in memory', async (name, bytes) => {
    const path = work.file(name, bytes);
    const temporary = work.tree();
    const { inventory, code } = await scan([path], { env: { TMPDIR: temporary, NODE_DISABLE_COMPILE_CACHE: '1' } });
    expect(code).toBe(0);
    expect(inventory.subject).toMatchObject({ name, kind: 'archive', location: path });
    expect(namesOf(inventory)).toEqual(expected);
    expect(placesOf(inventory)).toEqual([]);
    expect(inventory.components[1]!.evidence[0]).toMatchObject({ path: 'app/requirements.txt', line: 1 });
    expect(inventory.coverage.files).toBe(3);
    expect(readdirSync(dirname(path))).toEqual([name]);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('has its programs read, whatever their names, in any form', async () => {
    const program = elf([{ name: '.go.buildinfo', data: inlineBuildInfo('go1.22.1', 'path\tacme.example/tool\nmod\tacme.example/tool\t(devel)\t\ndep\tacme.example/errors\tv0.9.1\th1:a=\n'), writable: true }]);
    const packed = { 'bin/tool': program, 'lib/libtool.so.1.2': program, 'README': 'Read me.\n'.repeat(9) };
    const inventories = await Promise.all([
      ['a.zip', zipOf(packed)], ['stored.zip', makeZip([{ name: 'bin/tool', content: program, packed: false }])], ['a.tar', tarOf(packed)], ['a.tgz', gzipSync(tarOf(packed))], ['tool.gz', gzipSync(program)],
    ].map(async ([name, bytes]) => (await scan([work.file(name as string, bytes as Buffer)])).inventory));
    for (const inventory of inventories) expect(namesOf(inventory)).toEqual(['acme.example/errors v0.9.1', 'stdlib 1.22.1']);
    expect(inventories[0]!.components[0]!.evidence.map(({ path }) => path)).toEqual(['bin/tool', 'lib/libtool.so.1.2']);
    expect(inventories[2]!.coverage).toMatchObject({ files: 3, recognized: 2 });
  });

  it('has programs left out by --exclude, and links to them are no further programs', async () => {
    const program = elf([{ name: '.go.buildinfo', data: inlineBuildInfo('go1.22.1', 'path\tcmd/tool\n'), writable: true }]);
    const linked = makeTar([{ name: 'bin/tool', content: program }, { name: 'bin/alias', type: '2', linkName: 'tool' }, { name: 'bin/nowhere', type: '2', linkName: 'gone' }]);
    const { inventory } = await scan([work.file('linked.tar', linked)]);
    expect(inventory.components.map(({ evidence }) => evidence.map(({ path }) => path))).toEqual([['bin/tool']]);
    expect(placesOf(inventory)).toEqual([]);
    const zipped = makeZip([{ name: 'bin/tool', content: program, mode: 0o100755 }, { name: 'bin/alias', content: 'tool', mode: 0o120777 }, { name: 'bin/nowhere', content: 'gone', mode: 0o120777 }]);
    const ofZip = (await scan([work.file('linked.zip', zipped)])).inventory;
    expect([ofZip.components.map(({ evidence }) => evidence.map(({ path }) => path)), placesOf(ofZip)]).toEqual([[['bin/tool']], []]);
    expect(namesOf((await scan([work.file('a.zip', zipOf({ 'bin/tool': program })), '--exclude', 'bin/'])).inventory)).toEqual([]);
  });

  it('tells once for each reason that entries without an ending could not be looked into', async () => {
    const entries = ['a', 'b', 'c'].map((name) => ({ name: `bin/${name}`, content: 'x'.repeat(99), method: 14 }));
    const { inventory } = await scan([work.file('lzma.zip', makeZip([...entries, { name: 'bin/secret', content: 'x'.repeat(99), encrypted: true }]))]);
    expect(inventory.issues.filter(({ code }) => code === 'unreadable').map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'bin/a: whether it is a program could not be found out, nor of 2 more entries: the entry is packed by method 14, which is not supported',
      'bin/secret: whether it is a program could not be found out: the entry is encrypted',
    ]);
  });

  it('that holds nothing but what is read as a target of its own says so', async () => {
    const bill = '{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": []}';
    const emptyOf = async (name: string, bytes: Buffer) => (await scan([work.file(name, bytes)])).inventory.issues.filter(({ code }) => code === 'empty').map(({ message }) => message);
    for (const [name, bytes] of [['a.zip', zipOf({ 'inventory.json': bill })], ['a.tgz', gzipSync(tarOf({ 'inventory.json': bill }))], ['inventory.json.gz', gzipSync(bill)]] as const) {
      expect(await emptyOf(name, bytes)).toEqual(['nothing was found: inventory.json is an SBOM, which is read only as a target of its own']);
    }
    expect(await emptyOf('image.tar', tarOf({ 'oci-layout': '{"imageLayoutVersion": "1.0.0"}', 'index.json': '{}', 'blobs/sha256/00aa': 'x' }))).toEqual(['nothing was found: it is a saved container image, and its layers are not put together']);
  });

  it('of xz is read, whatever its name', async () => {
    for (const name of ['app.tar.xz', 'app.txz', 'xz-without-extension']) expect(namesOf((await scan([work.file(name, tarInXz)])).inventory)).toEqual(['flask 3.0.0']);
  });

  it('of bzip2 is said to be unsupported', async () => {
    for (const name of ['app.tar.bz2', 'bzip2-without-extension']) {
      const { issues } = (await scan([work.file(name, Buffer.from('BZh91AY&SY'))])).inventory;
      expect(issues.map(({ code, message }) => `${code}: ${message}`)).toContain('unreadable: it is packed with bzip2, which is not supported');
    }
  });

  it('that is larger than any file that is held is read where it lies', async () => {
    const path = work.file('large.tar', '');
    const blob = 600 * 2 ** 20;
    const head = makeTar([{ name: 'app/model.bin', sizeField: Buffer.from(`${blob.toString(8).padStart(11, '0')}\0`) }]).subarray(0, 512);
    const file = openSync(path, 'w');
    writeSync(file, head);
    // a hole: it takes no room on the disk
    writeSync(file, tarOf(files), 0, undefined, 512 + blob);
    closeSync(file);
    const run = await scan([path], { measured: true });
    expect(namesOf(run.inventory)).toEqual(expected);
    expect(placesOf(run.inventory)).toEqual([]);
    expect(run.peakMemory).toBeLessThan(300 * 2 ** 20);
  });

  it('that unpacks to much is unpacked beside the memory, and nothing of it stays', async () => {
    const temporary = work.tree();
    const blob = randomBytes(40 * 2 ** 20).toString('hex');
    const path = work.file('large.tar.gz', gzipSync(tarOf({ 'app/model.txt': blob, ...files }), { level: 1 }));
    const run = await scan([path], { env: { TMPDIR: temporary }, measured: true });
    expect(namesOf(run.inventory)).toEqual(expected);
    expect(placesOf(run.inventory)).toEqual([]);
    expect(run.peakMemory).toBeLessThan(300 * 2 ** 20);
    expect(readdirSync(temporary).filter((entry) => entry.startsWith('muster-'))).toEqual([]);
  });

  it('is left out in parts by --exclude', async () => {
    const { inventory } = await scan([work.file('app.zip', zipOf(files)), '--exclude', 'web/']);
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4', 'idna 3.7']);
    expect(inventory.coverage.ignored).toBe(1);
  });

  it('of tar tells long names of pax and GNU, and hard links', async () => {
    const deep = `${'directory-with-a-long-name/'.repeat(8)}requirements.txt`;
    const deeper = `gnu/${deep}`;
    const tar = makeTar([
      { name: 'PaxHeaders/x', type: 'x', content: paxRecord('path', deep) },
      { name: 'short', content: 'certifi==2024.7.4\n' },
      { name: '././@LongLink', type: 'L', content: `${deeper}\0` },
      { name: 'short', content: 'idna==3.7\n' },
      { name: 'first/Pipfile.lock', content: '{"_meta":{"pipfile-spec":6},"default":{"urllib3":{"version":"==2.2.2"}},"develop":{}}' },
      { name: 'second/Pipfile.lock', type: '1', linkName: 'first/Pipfile.lock' },
    ]);
    const { inventory } = await scan([work.file('long.tar', tar)]);
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4', 'idna 3.7', 'urllib3 2.2.2']);
    expect(inventory.components.flatMap(({ evidence }) => evidence.map(({ path }) => path))).toEqual([deep, deeper, 'first/Pipfile.lock', 'second/Pipfile.lock']);
  });

  it('follows nothing that it states of itself, and says so', async () => {
    const { issues } = (await scan([work.file('stated.zip', zipOf({ ...files, 'muster.yaml': 'usageContext: internal\n', 'app-1.0/.muster/waivers.yaml': 'waivers: []\n', 'a/b/.muster/licenses.yaml': '' }))])).inventory;
    expect(issues.map(({ code, path, remedy }) => [code, path, remedy.split(' with ')[1]])).toEqual([['unsupported', 'app-1.0/.muster/waivers.yaml', '--waivers.'], ['unsupported', 'muster.yaml', '--config.']]);
  });

  it('with bytes before it, as self-extracting programs have, is read', async () => {
    const { inventory } = await scan([work.file('setup.zip', Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), zipOf(files)]))]);
    expect(namesOf(inventory)).toEqual(expected);
  });
});

describe('a package that is an archive', () => {
  const inner = zipOf(pom('inner', '2.0'));
  const middle = zipOf({ ...pom('middle', '1.5'), 'lib/inner-2.0.jar': inner });

  it.each([
    ['service.jar', { ...pom('service', '1.0'), 'BOOT-INF/lib/middle-1.5.jar': middle }],
    ['service.war', { ...pom('service', '1.0'), 'WEB-INF/lib/middle-1.5.jar': middle }],
    ['service.ear', { ...pom('service', '1.0'), 'lib/middle-1.5.jar': middle }],
  ])('%s tells itself and the archives in it at any depth', async (name, content) => {
    const { inventory } = await scan([work.file(name, zipOf(content))]);
    expect(namesOf(inventory)).toEqual(['org.acme/inner 2.0', 'org.acme/middle 1.5', 'org.acme/service 1.0']);
    const paths = inventory.components[0]!.evidence.map(({ path }) => path);
    expect(paths.some((path) => /^service\.[jwe]ar!\/.*middle-1\.5\.jar!\/lib\/inner-2\.0\.jar/.test(path)), paths.join()).toBe(true);
    expect(placesOf(inventory)).toEqual([]);
  });

  it('found in a directory is read in place', async () => {
    const { inventory } = await scan([work.tree({ 'lib/middle-1.5.jar': middle })]);
    expect(namesOf(inventory)).toEqual(['org.acme/inner 2.0', 'org.acme/middle 1.5']);
  });

  it('found in an archive is read as well', async () => {
    const { inventory } = await scan([work.file('dist.tgz', gzipSync(tarOf({ 'dist/lib/middle-1.5.jar': middle })))]);
    expect(namesOf(inventory)).toEqual(['org.acme/inner 2.0', 'org.acme/middle 1.5']);
  });

  it('of Python names itself, its licence and what it needs', async () => {
    const metadata = 'Metadata-Version: 2.1\nName: acme-tools\nVersion: 1.2\nLicense: MIT\nRequires-Dist: idna (>=3)\n\nText.\n';
    const wheel = zipOf({ 'acme_tools/__init__.py': '', 'acme_tools-1.2.dist-info/METADATA': metadata, 'acme_tools-1.2.dist-info/WHEEL': 'Wheel-Version: 1.0\n', 'acme_tools-1.2.dist-info/RECORD': '' });
    const { inventory } = await scan([work.file('acme_tools-1.2-py3-none-any.whl', wheel)]);
    const own = [...inventory.components, ...inventory.projects].find(({ name }) => name === 'acme-tools');
    expect(own?.version).toBe('1.2');
    expect(own?.declaredLicenses.map(({ value }) => value)).toContain('MIT');
  });
});

describe('wheels', () => {
  const wheel = (name: string, version: string, ...requires: readonly string[]): Buffer => zipOf({ [`${name}-${version}.dist-info/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n${requires.map((line) => `Requires-Dist: ${line}\n`).join('')}\n` });

  it('of one directory are linked by what they require, as far as the versions fit; what is missing is told', async () => {
    const tree = work.tree({
      'house/app-1.0-py3-none-any.whl': wheel('app', '1.0', 'Mast_Kit (>=2)', 'sail<2', 'tests; extra == "dev"', 'win; sys_platform == "win32"', 'rope', 'oar @ https://files.example/oar-1.tar.gz'),
      'house/mast_kit-2.1-py3-none-any.whl': wheel('mast-kit', '2.1'),
      'house/sail-1.5-cp312-cp312-linux_x86_64.whl': wheel('sail', '1.5'),
      'house/sail-1.5-cp312-cp312-win_amd64.whl': wheel('sail', '1.5'),
      'house/sail-2.0-py3-none-any.whl': wheel('sail', '2.0', 'mast-kit<2'),
    });
    const { inventory } = await scan([tree]);
    expect(inventory.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn.map((target) => target.ref)])).toEqual([['pkg:pypi/app@1.0', ['pkg:pypi/mast-kit@2.1', 'pkg:pypi/sail@1.5']]]);
    expect(inventory.issues.map(({ code, path, message }) => [code, path, message])).toEqual([
      ['unresolved', 'house/app-1.0-py3-none-any.whl', '2 packages that it needs are not among the scanned files: oar @ https://files.example/oar-1.tar.gz, rope'],
      ['unresolved', 'house/sail-2.0-py3-none-any.whl', '1 package that it needs is not among the scanned files: mast-kit<2'],
    ]);
  });

  it('as the target say once what they need', async () => {
    const { inventory } = await scan([work.file('app-1.0-py3-none-any.whl', wheel('app', '1.0', 'rope>=1'))]);
    expect([namesOf(inventory), placesOf(inventory)]).toEqual([['app 1.0'], ['app-1.0-py3-none-any.whl unresolved']]);
  });

  it('that are installed are looked for in the whole tree', async () => {
    const metadata = (name: string, ...requires: readonly string[]) => `Metadata-Version: 2.1\nName: ${name}\nVersion: 1\n${requires.map((line) => `Requires-Dist: ${line}\n`).join('')}`;
    const { inventory } = await scan([work.tree({
      'usr/local/lib/python3/site-packages/app-1.dist-info/METADATA': metadata('app', 'sail', 'rope>=2', 'mast'),
      'usr/local/lib/python3/site-packages/sail-1.dist-info/METADATA': metadata('sail'),
      'usr/lib/python3/dist-packages/mast-1.dist-info/METADATA': metadata('mast'),
    })]);
    expect(inventory.issues.map(({ path, message }) => [path, message])).toEqual([['usr/local/lib/python3/site-packages/app-1.dist-info/METADATA', '1 package that it needs is not among the scanned files: rope>=2']]);
  });
});

it('archives inside of an archive are told, the archive itself is not', async () => {
  const { inventory } = await scan([work.file('all.tar.gz', gzipSync(tarOf({ 'requirements.txt': hashed('certifi==2024.7.4'), 'more/inner.zip': 'PK' })))]);
  expect(namesOf(inventory)).toEqual(['certifi 2024.7.4']);
  expect(inventory.issues.map(({ path, message }) => `${path} ${message}`)).toEqual(['more/inner.zip the archive was not looked into']);
});

it('archives in a directory are not opened, and one issue says so', async () => {
  const files = { 'package.json': '{"name": "app"}', 'vendor/tool.zip': 'PK', 'vendor/more/tool.tar.gz': 'x', 'node_modules/a/package.json': '{"name": "a", "version": "1.0.0"}', 'node_modules/a/test.zip': 'PK', 'ignored.zip': 'PK', 'left.zip': 'PK', '.gitignore': 'ignored.zip\n' };
  const { inventory } = await scan([work.tree(files), '--exclude', 'left.zip']);
  expect(inventory.issues.filter(({ message }) => message.includes('looked into')).map(({ path, message }) => `${path} ${message}`)).toEqual([
    'vendor/more/tool.tar.gz 2 archives were not looked into: vendor/more/tool.tar.gz, vendor/tool.zip',
  ]);
});
