import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { elf } from '../support/executables.ts';
import { inlineBuildInfo } from '../support/go-build-info.ts';
import { makeTar, paxRecord, type TarEntry } from '../support/make-tar.ts';
import { makeZip, zipOf, type ZipEntry } from '../support/make-zip.ts';
import { namesOf } from '../support/muster.ts';
import { hashed } from '../support/requirements.ts';
import { survive, toldOf } from '../support/survive.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
const good: ZipEntry & TarEntry = { name: 'requirements.txt', content: hashed('certifi==2024.7.4') };
const zipped = (entries: readonly ZipEntry[]) => survive(work.file('a.zip', makeZip(entries)));
const tarred = (entries: readonly TarEntry[]) => survive(work.file('a.tar', makeTar(entries)));

describe('a zip bomb', () => {
  it('of one entry is not unpacked', async () => {
    const inventory = await zipped([{ name: 'package-lock.json', content: Buffer.alloc(100 * 2 ** 20, ' ') }, good]);
    expect(toldOf(inventory)).toEqual([expect.stringMatching(/^unsafe package-lock\.json: the entry unpacks to \d+ times its size/)]);
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4']);
  });

  it('that lies about its size is not unpacked beyond what it says', async () => {
    const inventory = await zipped([{ name: 'package-lock.json', content: Buffer.alloc(50 * 2 ** 20, ' '), claimedSize: 100 }, good]);
    expect(toldOf(inventory)).toEqual([expect.stringMatching(/^unreadable package-lock\.json: /)]);
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4']);
  });

  it('of many names for the same bytes ends at a limit for the whole', async () => {
    const first = { name: 'Cargo.lock', content: 'version = 4\n\n[[package]]\nname = "serde"\nversion = "1.0.0"\nsource = "registry+https://index.example/index"\n' };
    const bytes = { name: '0/package-lock.json', content: Buffer.alloc(60 * 2 ** 20, ' ') };
    const inventory = await zipped([first, bytes, ...Array.from({ length: 3000 }, (_, index) => ({ name: `${index + 1}/package-lock.json`, sameBytesAs: 1 }))]);
    expect(namesOf(inventory)).toEqual(['serde 1.0.0']);
    expect(toldOf(inventory).filter((line) => line.startsWith('malformed ')).length).toBeLessThan(10);
    // so many alike are counted from a thousand on
    expect(toldOf(inventory).filter((line) => /^unsafe \d+\/\S+: the outermost archive unpacks to more than \d+ MiB in all; the rest was not read/.test(line))).toHaveLength(1000);
    expect(toldOf(inventory).some((line) => /^unsafe \.: 1\d\d\d more files have the same issue/.test(line))).toBe(true);
  });

  it('of archives in archives ends at a limit for the whole', async () => {
    let inner = zipOf({ 'META-INF/maven/org.acme/core/pom.properties': 'groupId=org.acme\nartifactId=core\nversion=1.0\n' });
    for (let level = 0; level < 6; level++) inner = makeZip(Array.from({ length: 12 }, (_, index) => ({ name: `lib/a${index}.jar`, content: inner })));
    const inventory = await survive(work.file('a.jar', inner));
    expect(toldOf(inventory).some((line) => /^(?:unsafe|too-large) /.test(line))).toBe(true);
    expect(inventory.issues.length).toBeLessThan(1000);
  });

  it('of archives in archives without end stops at a depth', async () => {
    let inner = zipOf({ 'META-INF/maven/org.acme/core/pom.properties': 'groupId=org.acme\nartifactId=core\nversion=1.0\n' });
    for (let level = 0; level < 40; level++) inner = zipOf({ 'lib/a.jar': inner });
    const inventory = await survive(work.file('a.jar', inner));
    const told = toldOf(inventory).filter((line) => line.startsWith('unsafe '));
    expect(told.length).toBeGreaterThan(0);
    for (const line of told) expect(line).toMatch(/: archives are nested more than 16 deep/);
  });

  it('that says it is a program is not unpacked to be looked at, nor to be read', async () => {
    const bomb = Buffer.alloc(100 * 2 ** 20);
    bomb.write('\x7fELF', 'latin1');
    const inventory = await zipped([{ name: 'bin/tool', content: bomb }, good]);
    expect(toldOf(inventory)).toEqual([expect.stringMatching(/^unsafe bin\/tool: the entry unpacks to \d+ times its size/)]);
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4']);
  });

  it('in gzip is not unpacked', async () => {
    for (const name of ['a.tar.gz', 'a.gz']) {
      const inventory = await survive(work.file(name, gzipSync(Buffer.alloc(200 * 2 ** 20))), [], { exit: 3 });
      expect(toldOf(inventory).some((line) => line.startsWith(`unsafe ${name}: it unpacks to more than`))).toBe(true);
    }
  });
});

describe('programs in a package that is an archive', () => {
  it('are read up to a bound, which leaves the package itself alone', async () => {
    const program = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46]), Buffer.alloc(20 * 2 ** 20)]);
    const jar = makeZip([
      { name: 'bin/tool0', content: program }, ...Array.from({ length: 200 }, (_, index) => ({ name: `bin/tool${index + 1}`, sameBytesAs: 0 })),
      { name: 'META-INF/maven/org.acme/core/pom.properties', content: 'groupId=org.acme\nartifactId=core\nversion=1.0\n' },
    ]);
    const inventory = await survive(work.tree({ 'lib/core.jar': jar }));
    expect(inventory.components.map(({ purl }) => purl)).toEqual(['pkg:maven/org.acme/core@1.0']);
    expect(inventory.issues.filter(({ path }) => path === 'lib/core.jar').map(({ code, message }) => `${code} ${message}`)).toEqual(['unsafe the outermost archive unpacks to more than 256 MiB in all; the rest was not read']);
  });
});

describe('a program that expands beyond measure', () => {
  it('in a package that is an archive is told, and others are read', async () => {
    const bomb = Buffer.alloc(100 * 2 ** 20);
    bomb.write('\x7fELF', 'latin1');
    const program = elf([{ name: '.go.buildinfo', data: inlineBuildInfo('go1.22.1', 'path\tcmd/tool\n'), writable: true }]);
    const jar = makeZip([{ name: 'a/bomb', content: bomb }, { name: 'b/tool', content: program }, { name: 'META-INF/maven/org.acme/core/pom.properties', content: 'groupId=org.acme\nartifactId=core\nversion=1.0\n' }]);
    const inventory = await survive(work.tree({ 'lib/core.jar': jar }));
    expect(inventory.components.map(({ purl }) => purl)).toEqual(['pkg:golang/stdlib@1.22.1', 'pkg:maven/org.acme/core@1.0']);
    expect(toldOf(inventory)).toEqual([expect.stringMatching(/^unsafe lib\/core\.jar!\/a\/bomb: the entry unpacks to \d+ times its size/)]);
  });
});

describe('names of entries', () => {
  const names = ['../escape/requirements.txt', '/absolute/requirements.txt', 'a/../../requirements.txt', String.raw`..\..\requirements.txt`, String.raw`\\server\requirements.txt`, 'a\u0000b/requirements.txt'];

  it.each([['zip', zipped], ['tar', tarred]])('that lead out of a %s are not read, and nothing is written', async (_, read) => {
    // NUL ends a name in tar
    const evil = names.filter((name) => read === zipped || !name.includes('\u0000'));
    const inventory = await read([good, ...evil.map((name) => ({ name, content: hashed('evil==6.6.6') }))]);
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4']);
    expect(toldOf(inventory)).toEqual([expect.stringMatching(/^unsafe a\.(?:zip|tar): \d entries have names that lead out of the archive/)]);
    for (const place of [work.root, dirname(work.root)]) expect(existsSync(join(place, 'escape'))).toBe(false);
    expect(existsSync('/absolute')).toBe(false);
  });

  it('with backslashes are paths, as some writers mean them', async () => {
    const inventory = await zipped([{ name: String.raw`app\sub\requirements.txt`, content: hashed('certifi==2024.7.4') }]);
    expect(inventory.components[0]?.evidence[0]?.path).toBe('app/sub/requirements.txt');
  });

  it('that come twice count once, the last as when unpacking, and are told', async () => {
    for (const read of [zipped, tarred]) {
      const inventory = await read([good, { name: './requirements.txt', content: hashed('idna==3.7') }]);
      expect(namesOf(inventory)).toEqual(['idna 3.7']);
      expect(toldOf(inventory)).toEqual([expect.stringMatching(/^unsafe requirements\.txt: the archive has this name more than once/)]);
      expect(toldOf(await read([good, good]))).toEqual([]);
    }
  });

  it('without end are left out', async () => {
    const endless = [`${'a/'.repeat(30_000)}requirements.txt`, `${'b'.repeat(60_000)}/requirements.txt`];
    const zip = await zipped([good, ...endless.map((name) => ({ name, content: hashed('x==1') }))]);
    const tar = await tarred([good, ...endless.flatMap((name): TarEntry[] => [{ name: 'pax', type: 'x', content: paxRecord('path', name) }, { name: 'short', content: hashed('x==1') }])]);
    for (const inventory of [zip, tar]) {
      expect(namesOf(inventory)).toEqual(['certifi 2024.7.4']);
      expect(toldOf(inventory)).toEqual([expect.stringMatching(/^too-large a\.(?:zip|tar): 2 entries/)]);
    }
  });

  it('of the prototype are names like others', async () => {
    const inventory = await zipped(['__proto__', 'constructor', 'toString'].map((name, index) => ({ name: `${name}/requirements.txt`, content: hashed(`p${index}==1`) })));
    expect(namesOf(inventory)).toEqual(['p0 1', 'p1 1', 'p2 1']);
  });
});
