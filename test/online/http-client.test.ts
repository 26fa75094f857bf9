import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { interrupted, timeIsOver } from '#features/online/ask-failure.ts';
import { HttpCache } from '#platform/http/http-cache.ts';
import { HttpClient, type HttpClientOptions } from '#platform/http/http-client.ts';
import { answers, localServer } from '../support/local-server.ts';
import { serving } from '../support/serving.ts';

const day = 86_400_000;
let folder: string;
const serve = serving();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-http-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const client = (options: Partial<HttpClientOptions> = {}): HttpClient =>
  new HttpClient({ cache: new HttpCache(folder), signal: new AbortController().signal, firstPause: 5, ...options });

const asked = (url: string, maximumAge = day) => ({ url, maximumAge });

/** What is on disk, names and contents. */
const cached = (): string => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile()).map((item) => item.name + readFileSync(join(item.parentPath, item.name), 'utf8')).join('\n');

describe('the cache', () => {
  it('answers what was asked before, in this run and in the next', async () => {
    const { url, seen } = await serve(answers({ '/a': 'first' }));
    const one = client();
    expect(await Promise.all([one.get(asked(`${url}/a`)), one.get(asked(`${url}/a`))])).toEqual([{ status: 200, body: 'first' }, { status: 200, body: 'first' }]);
    expect(await one.get(asked(`${url}/a`))).toEqual({ status: 200, body: 'first' });
    expect(await client().get(asked(`${url}/a`))).toEqual({ status: 200, body: 'first' });
    expect(seen).toHaveLength(1);
  });

  it('asks again for what is too old, was forgotten, or was damaged on disk', async () => {
    let now = 1_000_000;
    const { url, seen } = await serve(answers({ '/a': 'x' }));
    const aged = client({ cache: new HttpCache(folder, () => now) });
    await aged.get(asked(`${url}/a`));
    now += day + 1;
    await aged.get(asked(`${url}/a`));
    expect(seen).toHaveLength(2);
    aged.forget({ url: `${url}/a` });
    await aged.get(asked(`${url}/a`));
    expect(seen).toHaveLength(3);
    const [file] = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
    writeFileSync(join(file!.parentPath, file!.name), '{"key":');
    await aged.get(asked(`${url}/a`));
    expect(seen).toHaveLength(4);
    // a clock that was set back must not make answers immortal
    now -= 10 * day;
    await aged.get(asked(`${url}/a`));
    expect(seen).toHaveLength(5);
  });

  it('keeps for an hour that there is nothing', async () => {
    let now = 0;
    const { url, seen } = await serve(answers({}));
    const aged = client({ cache: new HttpCache(folder, () => now) });
    expect((await aged.get(asked(`${url}/none`))).status).toBe(404);
    now += 3_500_000;
    expect((await aged.get(asked(`${url}/none`))).status).toBe(404);
    expect(seen).toHaveLength(1);
    now += 3_600_000;
    await aged.get(asked(`${url}/none`));
    expect(seen).toHaveLength(2);
  });

  it('is done without where it cannot be written', async () => {
    const { url } = await serve(answers({ '/a': 'x' }));
    writeFileSync(join(folder, 'file'), '');
    expect((await client({ cache: new HttpCache(join(folder, 'file')) }).get(asked(`${url}/a`))).body).toBe('x');
  });
});

describe('a server that has trouble', () => {
  it('is asked again after 500, and after a broken connection', async () => {
    let count = 0;
    const { url } = await serve((_request, response) => {
      count++;
      if (count === 1) response.writeHead(500).end();
      else if (count === 2) response.destroy();
      else response.end('at last');
    });
    expect((await client().get(asked(url))).body).toBe('at last');
    expect(count).toBe(3);
  });

  it('is given up after some tries, with a reason and a remedy; nothing is kept', async () => {
    const { url, seen } = await serve((_request, response) => void response.writeHead(502).end());
    const failure = await client({ retries: 2 }).get(asked(url)).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'AskFailure', message: `${new URL(url).host} answers with status 502` });
    expect(seen).toHaveLength(3);
    expect(cached()).toBe('');
  });

  it.each([[429, '0'], [503, '0'], [429, new Date(0).toUTCString()], [429, undefined]])('that says %i is left alone as long as it wants (%s)', async (status, header) => {
    let count = 0;
    const { url } = await serve((_request, response) => {
      if (++count <= 4) response.writeHead(status, header === undefined ? {} : { 'retry-after': header }).end();
      else response.end('now');
    });
    expect((await client({ retries: 1 }).get(asked(url))).body).toBe('now');
  });

  it('that answers one request a moment is asked one by one', async () => {
    let underWay = 0;
    const { url, seen } = await serve(async (_request, response) => {
      if (underWay > 0) return void response.writeHead(429, { 'retry-after': '0' }).end();
      underWay++;
      await new Promise((resolve) => setTimeout(resolve, 5));
      underWay--;
      response.end('x');
    });
    const one = client();
    const all = await Promise.all(Array.from({ length: 40 }, (_, at) => one.get(asked(`${url}/${at}`))));
    expect(all.every(({ body }) => body === 'x')).toBe(true);
    expect(seen.length).toBeLessThan(90);
  });

  it('does not get more than a dozen requests at once', async () => {
    const { url, busiest } = await serve(async (_request, response) => {
      await new Promise((resolve) => setTimeout(resolve, 3));
      response.end('x');
    });
    const one = client();
    await Promise.all(Array.from({ length: 100 }, (_, at) => one.get(asked(`${url}/${at}`))));
    expect(busiest()).toBe(12);
  });

  it('that cannot be reached is not tried for every package again', async () => {
    const gone = await localServer(() => undefined);
    await gone.close();
    const one = client({ retries: 1, concurrency: 1 });
    const started = performance.now();
    const results = await Promise.allSettled(Array.from({ length: 500 }, (_, at) => one.get(asked(`${gone.url}/${at}`))));
    expect(new Set(results.map((result) => (result.status === 'rejected' ? String((result.reason as Error).message) : '')))).toEqual(new Set([`${new URL(gone.url).host} cannot be reached (ECONNREFUSED)`]));
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('that refuses is not asked again', async () => {
    const { url, seen } = await serve((_request, response) => void response.writeHead(401).end());
    await expect(client().get(asked(url))).rejects.toMatchObject({ message: `${new URL(url).host} refuses access (status 401)` });
    expect(seen).toHaveLength(1);
  });

  it('that says nothing is waited for so long', async () => {
    const { url } = await serve(() => undefined);
    await expect(client({ tryTimeout: 30, retries: 0 }).get(asked(url))).rejects.toMatchObject({ message: `${new URL(url).host} does not answer in time` });
  });

  it('that dribbles is waited for so long', async () => {
    const { url } = await serve((_request, response) => {
      const timer = setInterval(() => response.write('x'), 5);
      response.on('close', () => clearInterval(timer));
    });
    await expect(client({ tryTimeout: 60, retries: 0 }).get(asked(url))).rejects.toMatchObject({ message: `${new URL(url).host} does not answer in time` });
  });

  it('cannot fill the memory, not even with what was compressed', async () => {
    const bomb = gzipSync(Buffer.alloc(70 * 2 ** 20));
    const { url } = await serve((_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    await expect(client().get(asked(url))).rejects.toMatchObject({ message: 'an answer is longer than 64 MiB' });
  });
});

describe('limits of the whole', () => {
  it('end what is under way and what waits', async () => {
    const end = new AbortController();
    const { url } = await serve(() => undefined);
    const one = client({ signal: end.signal, concurrency: 2 });
    const results = Promise.allSettled(Array.from({ length: 10 }, (_, at) => one.get(asked(`${url}/${at}`))));
    setTimeout(() => end.abort(timeIsOver()), 30);
    expect((await results).map((result) => (result.status === 'rejected' ? (result.reason as Error).message : ''))).toEqual(Array.from({ length: 10 }, () => 'the time limit of --online was reached'));
  });

  it('end a pause that a server asked for', async () => {
    const end = new AbortController();
    const { url } = await serve((_request, response) => void response.writeHead(429, { 'retry-after': '3000' }).end());
    const result = client({ signal: end.signal }).get(asked(url));
    setTimeout(() => end.abort(interrupted()), 30);
    await expect(result).rejects.toMatchObject({ message: 'the scan was interrupted' });
  });

  it('leave what is in the cache', async () => {
    const { url } = await serve(answers({ '/a': 'x' }));
    await client().get(asked(`${url}/a`));
    expect((await client({ signal: AbortSignal.abort(timeIsOver()) }).get(asked(`${url}/a`))).body).toBe('x');
    await expect(client({ signal: AbortSignal.abort(timeIsOver()) }).get(asked(`${url}/b`))).rejects.toMatchObject({ name: 'AskFailure' });
  });
});

describe('credentials', () => {
  const authorization = 'Bearer tellnobody';

  it('go to the server that was named, also after a redirect within it, and not on disk', async () => {
    const { url, seen } = await serve((request, response) => {
      if (request.url === '/a') response.writeHead(302, { location: '/b' }).end();
      else response.end('x');
    });
    await client().get({ ...asked(`${url}/a`), authorization });
    expect(seen.map(({ path, headers }) => [path, headers.authorization])).toEqual([['/a', authorization], ['/b', authorization]]);
    expect(cached()).not.toContain('tellnobody');
  });

  it('do not go to another server', async () => {
    const other = await serve(answers({ '/b': 'x' }));
    const { url } = await serve((_request, response) => void response.writeHead(307, { location: `${other.url.replace('//', '//user:word@')}/b` }).end());
    expect((await client().get({ ...asked(`${url}/a`), authorization })).body).toBe('x');
    expect(other.seen.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });

  it('do not stand in what is said of failures', async () => {
    const { url } = await serve((_request, response) => void response.writeHead(403).end('tellnobody'));
    const failure = await client().get({ ...asked(`${url}/a`), authorization }).catch((error: unknown) => error);
    expect(JSON.stringify(failure) + String(failure)).not.toContain('tellnobody');
  });

  it('and nothing else follow redirects to other protocols or without end', async () => {
    const { url, seen } = await serve((request, response) => void response.writeHead(302, { location: request.url === '/file' ? 'file:///etc/passwd' : '/loop' }).end());
    await expect(client().get(asked(`${url}/file`))).rejects.toMatchObject({ message: expect.stringContaining('redirects to what is no web address') });
    await expect(client().get(asked(`${url}/loop`))).rejects.toMatchObject({ message: expect.stringContaining('redirects without end') });
    expect(seen.length).toBeLessThan(10);
  });
});
