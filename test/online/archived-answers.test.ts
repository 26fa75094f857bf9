import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HttpCache } from '#platform/http/http-cache.ts';
import { HttpClient } from '#platform/http/http-client.ts';
import { localServer, type LocalServer } from '../support/local-server.ts';

let folder: string;
let server: LocalServer;
let sent = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-http-'));
  sent = 0;
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Gives parts when asked for, unless it is a simple server. */
async function serve(file: Uint8Array, isSimple = false): Promise<void> {
  server = await localServer((request, response) => {
    const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '');
    if (range === null || isSimple) return void response.end(file);
    const from = range[1] === '' ? Math.max(0, file.length - Number(range[2])) : Number(range[1]);
    const to = range[1] === '' ? file.length : Math.min(file.length, Number(range[2]) + 1);
    sent += to - from;
    response.writeHead(206, { 'content-range': `bytes ${from}-${to - 1}/${file.length}` }).end(file.subarray(from, to));
  });
}

const ask = (archive: 'zip' | 'tar.gz', ending: string) =>
  new HttpClient({ cache: new HttpCache(folder), signal: new AbortController().signal, retries: 0 }).get({ url: server.url, entry: { archive, ending }, maximumAge: 1000 });

const text = (content: string) => new TextEncoder().encode(content);

describe('a file in a zip archive', () => {
  const metadata = 'Metadata-Version: 2.1\n';

  it('is read without the rest', async () => {
    await serve(zipSync({ 'a/METADATA': text(metadata), 'big.bin': [randomBytes(500_000), { level: 0 }], 'other/a/METADATA': text('inner') }));
    expect(await ask('zip', '/METADATA')).toEqual({ status: 200, body: metadata });
    expect(sent).toBeLessThan(150_000);
    expect((await ask('zip', '/ABSENT')).status).toBe(404);
  });

  it('is found when the directory is long, and when the server gives no parts', async () => {
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`package/module_with_a_long_name_${at}.py`, text('x')]));
    const archive = zipSync({ 'a/METADATA': text(metadata), ...many });
    await serve(archive);
    expect((await ask('zip', 'a/METADATA')).body).toBe(metadata);
    await server.close();
    rmSync(folder, { recursive: true });
    await serve(archive, true);
    expect((await ask('zip', 'a/METADATA')).body).toBe(metadata);
  });

  it.each([['nothing', new Uint8Array()], ['no archive', text('<html>')], ['a directory beyond the end', (() => {
    const archive = Buffer.from(zipSync({ a: text('x') }));
    archive.writeUInt32LE(0xffff_fff0, archive.length - 6);
    return archive;
  })()]])('is refused in %s', async (_name, bytes) => {
    await serve(bytes);
    await expect(ask('zip', 'a')).rejects.toMatchObject({ name: 'AskFailure' });
  });

  it('cannot fill the memory', async () => {
    await serve(zipSync({ METADATA: new Uint8Array(20 * 2 ** 20) }));
    await expect(ask('zip', 'METADATA')).rejects.toMatchObject({ message: 'an archive of a package is damaged' });
  });
});

describe('a file in a tar archive', () => {
  const entry = (name: string, content: Uint8Array, type = '0') => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write(type, 156);
    return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
  };
  const end = Buffer.alloc(1024);

  it('is read, and only that of the one directory', async () => {
    await serve(gzipSync(Buffer.concat([entry('pkg-1/sub/Cargo.toml', text('inner')), entry('pkg-1/long.bin', randomBytes(70_000)), entry('pkg-1/Cargo.toml', text('[package]')), end])));
    expect(await ask('tar.gz', '/Cargo.toml')).toEqual({ status: 200, body: '[package]' });
    expect((await ask('tar.gz', '/PKG-INFO')).status).toBe(404);
  });

  it.each([['no archive', text('<html>')], ['a cut one', gzipSync(entry('p/Cargo.toml', randomBytes(9000))).subarray(0, 4000)]])('is refused in %s', async (_name, bytes) => {
    await serve(bytes);
    await expect(ask('tar.gz', '/Cargo.toml')).rejects.toMatchObject({ message: 'an archive of a package is damaged' });
  });

  it('is not looked for without end', async () => {
    await serve(gzipSync(Buffer.concat([entry('p/zeros', Buffer.alloc(100 * 2 ** 20)), entry('p/Cargo.toml', text('x'))])));
    expect((await ask('tar.gz', '/Cargo.toml')).status).toBe(404);
  });
});
