import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeTar, paxRecord, tarOf, type TarEntry } from '../support/make-tar.ts';
import { makeZip, type ZipEntry } from '../support/make-zip.ts';
import { muster, namesOf } from '../support/muster.ts';
import { hashed } from '../support/requirements.ts';
import { survive, toldOf } from '../support/survive.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
const good: ZipEntry & TarEntry = { name: 'requirements.txt', content: hashed('certifi==2024.7.4') };
const pinned = (count: number) => Array.from({ length: count }, (_, index) => `p${index}==1.0\n`).join('');
const zipped = (entries: readonly ZipEntry[]) => survive(work.file('a.zip', makeZip(entries)));
const tarred = (entries: readonly TarEntry[]) => survive(work.file('a.tar', makeTar(entries)));

describe('a damaged zip', () => {
  const whole = makeZip([good, { name: 'b/Pipfile.lock', content: '{"_meta":{"pipfile-spec":6},"default":{"idna":{"version":"==3.7"}},"develop":{}}' }]);

  it('cut off anywhere is told', async () => {
    for (const at of [3, 30, 60, whole.length - 60, whole.length - 22, whole.length - 1]) {
      const inventory = await survive(work.file('a.zip', whole.subarray(0, at)), [], { exit: 3 });
      expect(toldOf(inventory).some((line) => /^(?:malformed|unreadable) a\.zip: /.test(line)), String(at)).toBe(true);
    }
  });

  it('of which every entry is encrypted cannot be read at all', async () => {
    const inventory = await survive(work.file('a.zip', makeZip([{ ...good, encrypted: true }, { name: 'package.json', content: '{}', encrypted: true }])), [], { exit: 3 });
    expect(toldOf(inventory)).toEqual(['unreadable a.zip: it is encrypted, and so are all its entries (2)']);
  });

  it.each([
    ['encrypted entries', { ...good, encrypted: true }, /encrypted/],
    ['a method that nobody knows', { ...good, method: 99 }, /method 99/],
    ['a packed size beyond its end', { ...good, claimedPackedSize: 1_000_000 }, /cut off/],
    ['a packed size that is too small', { ...good, claimedPackedSize: 3 }, /cannot be unpacked/],
    ['a size that is too large', { ...good, claimedSize: 4_000_000 }, /size|unpacked/],
    ['a size of more than the limit', { ...good, claimedSize: 0xfffffff0 }, /limit|times its size/],
  ])('with %s is told at the entry', async (_, entry, message) => {
    const inventory = await zipped([{ name: 'ok/requirements.txt', content: hashed('idna==3.7') }, entry]);
    expect(toldOf(inventory)).toEqual([expect.stringMatching(message)]);
    expect(inventory.issues[0]!.path).toBe('requirements.txt');
    expect(namesOf(inventory)).toEqual(['idna 3.7']);
  });

  it('with content that does not fit its checksum is told at the entry, and nothing is read from it', async () => {
    const bytes = makeZip([{ name: 'requirements.txt', content: hashed('idna==3.7'), method: 0 }]);
    bytes[bytes.indexOf('idna')] = 'j'.charCodeAt(0);
    const inventory = await survive(work.file('a.zip', bytes));
    expect([namesOf(inventory), toldOf(inventory).filter((line) => line.includes('checksum'))]).toEqual([[], [expect.stringMatching(/^unreadable requirements\.txt: /)]]);
  });

  it('with bytes changed at random never stops the scan', async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const bytes = Buffer.from(whole);
      for (let change = 0; change < 4; change++) bytes[(seed * 7919 + change * 104_729) % bytes.length] = (seed * 31 + change * 97) % 256;
      const { code } = await muster(['scan', work.file('a.zip', bytes), '--format', 'json']);
      expect([0, 3]).toContain(code);
    }
  });

  it('that says it has a billion entries is told', async () => {
    const bytes = Buffer.from(whole);
    bytes.writeUInt16LE(0xfffe, bytes.length - 22 + 10);
    const inventory = await survive(work.file('a.zip', bytes));
    expect(toldOf(inventory)).toEqual([expect.stringMatching(/^partial a\.zip: the central directory is damaged after 2 of 65534/)]);
  });
});

describe('a damaged tar', () => {
  const size = (text: string) => Buffer.from(text.padEnd(12, '\0'), 'latin1');

  it.each([
    ['a huge size', { sizeField: size('77777777777') }, /cut off/],
    ['a size that is no number', { sizeField: size('99999999999') }, /cut off|damaged/],
    ['a negative size', { sizeField: Buffer.alloc(12, 0xff) }, /cut off/],
    ['a size in base 256 beyond all numbers', { sizeField: Buffer.from([0x80, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]) }, /cut off/],
    ['a wrong checksum', { damaged: true }, /damaged/],
  ])('with %s keeps what came before', async (_, lie, message) => {
    const inventory = await tarred([good, { name: 'b/requirements.txt', content: hashed('idna==3.7'), ...lie }, { name: 'c/requirements.txt', content: hashed('x==1') }]);
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4']);
    expect(toldOf(inventory)).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    ['a pax size that is huge', paxRecord('size', '999999999999999')],
    ['a pax size that is negative', paxRecord('size', '-5')],
    ['a pax record without end', '99999999 path=x\n'],
    ['a pax record without key', '5 =\n\n'],
    ['pax keys of the prototype', paxRecord('__proto__', 'x') + paxRecord('constructor', 'y')],
    ['ten thousand pax records', paxRecord('path', 'b/requirements.txt').repeat(10_000)],
    ['a pax header over the limit', 'x'.repeat(2 ** 21)],
  ])('with %s does not stop the scan', async (_, content) => {
    const inventory = await tarred([good, { name: 'pax', type: 'x', content }, { name: 'b/requirements.txt', content: hashed('idna==3.7') }]);
    expect(namesOf(inventory)).toContain('certifi 2024.7.4');
  });

  it('of a hundred thousand headers without files is read in time', async () => {
    const header = makeTar([{ name: 'pax', type: 'x', content: paxRecord('comment', 'x') }]).subarray(0, 1024);
    const inventory = await survive(work.file('a.tar', Buffer.concat([...Array.from({ length: 100_000 }, () => header), makeTar([good])])));
    expect(inventory.components).toHaveLength(1);
  });

  it('with files stored without their empty parts tells those that are wanted', async () => {
    const map = Buffer.alloc(512);
    const inventory = await tarred([
      { name: 'a/requirements.txt', type: 'S', content: map },
      { name: 'pax', type: 'x', content: paxRecord('GNU.sparse.major', '1') + paxRecord('GNU.sparse.name', 'b/requirements.txt') },
      { name: 'GNUSparseFile.0/requirements.txt', content: map },
      good,
    ]);
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4']);
    expect(toldOf(inventory)).toEqual([expect.stringMatching(/^unreadable a\/requirements\.txt: .*sparse/), expect.stringMatching(/^unreadable b\/requirements\.txt: .*sparse/)]);
  });

  it('with links in a circle or out of it does not follow them', async () => {
    const inventory = await tarred([
      good,
      { name: 'a/requirements.txt', type: '2', linkName: '../b/requirements.txt' },
      { name: 'b/requirements.txt', type: '2', linkName: '../a/requirements.txt' },
      { name: 'c/requirements.txt', type: '2', linkName: '../../etc/passwd' },
      { name: 'd/requirements.txt', type: '2', linkName: '/etc/passwd' },
      { name: 'e/requirements.txt', type: '1', linkName: '../../etc/passwd' },
      { name: 'f/requirements.txt', type: '2', linkName: '../nowhere' },
      { name: 'g/requirements.txt', type: '2', linkName: '.' },
    ]);
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4']);
    expect(toldOf(inventory).map((line) => line.split(':')[0])).toEqual([...['a', 'b', 'c', 'd', 'e'].map((name) => `unsafe ${name}/requirements.txt`), 'unreadable f/requirements.txt']);
  });

  it('of the other kind neither', async () => {
    const link = (name: string, to: string) => ({ name, content: to, mode: 0o120777 });
    const inventory = await zipped([
      good, link('a/requirements.txt', '../b/requirements.txt'), link('b/requirements.txt', '../a/requirements.txt'), link('c/requirements.txt', '../../etc/passwd'), link('d/requirements.txt', '/etc/passwd'),
      link('f/requirements.txt', '../nowhere'), link('g/requirements.txt', '.'), link('h/requirements.txt', 'x'.repeat(5000)), { ...link('i/requirements.txt', 'x'), encrypted: true }, { ...link('j/requirements.txt', 'x'), claimedSize: 1000 },
    ]);
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4']);
    expect(toldOf(inventory).map((line) => line.split(':')[0])).toEqual([...['a', 'b', 'c', 'd'].map((name) => `unsafe ${name}/requirements.txt`), 'unreadable f/requirements.txt', 'unsafe h/requirements.txt', 'unreadable i/requirements.txt', 'unreadable j/requirements.txt']);
  });

  it('in a zip file are followed inside of it', async () => {
    const inventory = await zipped([good, { name: 'b/requirements.txt', content: '../shared/list.txt', mode: 0o120777 }, { name: 'shared/list.txt', content: hashed('idna==3.7'), mode: 0o100644 }]);
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4', 'idna 3.7']);
  });

  it('with devices, pipes and directories named like files does not stop the scan', async () => {
    const inventory = await tarred([good, ...['3', '4', '5', '6'].map((type) => ({ name: `${type}/requirements.txt`, type }))]);
    expect([namesOf(inventory), toldOf(inventory)]).toEqual([['certifi 2024.7.4'], ['3', '4', '6'].map((type) => `unreadable ${type}/requirements.txt: it is a device or a pipe and no file`)]);
  });

  it('cut off anywhere is told', async () => {
    const whole = makeTar([good, { name: 'b/requirements.txt', content: hashed('idna==3.7') }]);
    const end = whole.length - 1024;
    for (const at of [end, end - 100, end - 512, 1024 + 512, 1024 + 300, 1024, 512 + 3]) {
      const inventory = await survive(work.file('a.tar', whole.subarray(0, at)), [], at < 1024 ? { exit: 3 } : {});
      expect(toldOf(inventory).filter((line) => /^(?:partial|malformed) a\.tar: .*cut off/.test(line)), String(at)).toHaveLength(1);
    }
    for (const blocks of [1, 2, 20]) expect(toldOf(await survive(work.file('a.tar', Buffer.concat([whole.subarray(0, end), Buffer.alloc(512 * blocks)]))))).toEqual([]);
  });

  it('cut off inside of gzip is told', async () => {
    const whole = gzipSync(tarOf({ 'requirements.txt': pinned(5000) }));
    for (const at of [1, 10, 1000, whole.length - 4]) {
      const inventory = await survive(work.file('a.tar.gz', whole.subarray(0, at)), [], { exit: 3 });
      expect(toldOf(inventory).some((line) => /^(?:unreadable|malformed|partial) a\.tar\.gz: /.test(line)), String(at)).toBe(true);
    }
  });
});

it('a file that only has the name of an archive is told', async () => {
  for (const name of ['a.zip', 'a.jar', 'a.whl', 'a.tar', 'a.tar.gz', 'a.tgz', 'a.nupkg']) {
    for (const content of ['no archive\n', Buffer.alloc(2000, 0xff)]) {
      const path = work.file(name, content);
      const inventory = await survive(path, [], { exit: 3 });
      expect(toldOf(inventory).some((line) => /^(?:unreadable|malformed) /.test(line)), `${name}: ${toldOf(inventory).join()}`).toBe(true);
      expect(readdirSync(dirname(path))).toEqual([basename(path)]);
    }
  }
});
