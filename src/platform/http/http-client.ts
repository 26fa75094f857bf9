import type { RegistryRequest } from '#core/plugin/registry.ts';
import { AskFailure } from '#features/online/ask-failure.ts';
import { limitedBytes } from './answer-bytes.ts';
import { get, reasonOf } from './get.ts';
import type { CachedAnswer, HttpCache } from './http-cache.ts';
import { licenseTextsIn } from './license-texts-in.ts';
import { strongestHashes } from './known-hash.ts';
import type { RangeReader } from './remote-bytes.ts';
import { remoteLicenseTexts } from './remote-license-texts.ts';
import { remoteTarEntry } from './remote-tar.ts';
import { remoteZipEntry } from './remote-zip.ts';
import { ServerState } from './server-state.ts';
import { unpackedTar } from './unpacked-tar.ts';

export interface HttpRequest extends Pick<RegistryRequest, 'url' | 'accept' | 'entry' | 'licenseTexts'> {
  /** Value of the header; sent only to the origin of `url`, not after a redirect to another, never cached or logged. */
  readonly authorization?: string | undefined;
  /** Milliseconds for which a cached answer will do. */
  readonly maximumAge: number;
}

export interface HttpClientOptions {
  readonly cache: HttpCache;
  /** Ends everything under way; its reason is the `AskFailure` that all of it ends with. */
  readonly signal: AbortSignal;
  /** Requests under way at once, for each server. */
  readonly concurrency?: number;
  /** Milliseconds for one try, the body included. */
  readonly tryTimeout?: number;
  /** Further tries after one that failed. */
  readonly retries?: number;
  /** Milliseconds before the first further try; they double from try to try. */
  readonly firstPause?: number;
}

/** A busy server is asked more often than a broken one. */
const retriesWhenBusy = 8;
const longestPause = 30_000;
/** What is not there today may be published tomorrow. */
const longestAbsence = 3_600_000;

interface FailedTry {
  readonly failure: AskFailure;
  readonly isBusy: boolean;
  /** Milliseconds. */
  readonly retryAfter: number | undefined;
}

type Outcome = CachedAnswer | FailedTry;

type Question = Pick<HttpRequest, 'url' | 'accept' | 'entry' | 'licenseTexts'>;

class Unwilling extends Error {
  readonly outcome: FailedTry;

  constructor(outcome: FailedTry) {
    super(outcome.failure.message);
    this.outcome = outcome;
  }
}

/** Plain GETs with a cache, bounded concurrency, retries with growing pauses, and time limits. */
export class HttpClient {
  readonly #options: Required<HttpClientOptions>;
  readonly #pending = new Map<string, Promise<CachedAnswer>>();
  readonly #servers = new Map<string, ServerState>();

  constructor(options: HttpClientOptions) {
    this.#options = { concurrency: 12, tryTimeout: 20_000, retries: 3, firstPause: 400, ...options };
  }

  /** Status 200, 404 or 410 with the body; everything else throws `AskFailure`. The same request under way is shared. */
  get(request: HttpRequest): Promise<CachedAnswer> {
    const key = keyOf(request);
    const known = this.#options.cache.get(key, request.maximumAge, Math.min(request.maximumAge, longestAbsence));
    if (known !== undefined) return Promise.resolve(known);
    const pending = this.#pending.get(key);
    if (pending !== undefined) return pending;
    const answer = this.#ask(request).then((result) => {
      this.#options.cache.put(key, result);
      return result;
    }).finally(() => this.#pending.delete(key));
    this.#pending.set(key, answer);
    return answer;
  }

  /** The answer made no sense: the next scan asks again. */
  forget(request: Question): void {
    this.#options.cache.remove(keyOf(request));
  }

  async #ask(request: HttpRequest): Promise<CachedAnswer> {
    const { signal, retries, firstPause } = this.#options;
    const server = this.#serverOf(request.url);
    await server.enter();
    try {
      for (let attempt = 0; ; attempt++) {
        await this.#pause(server.pause(Date.now()));
        if (server.givenUp !== undefined) throw server.givenUp;
        const outcome = await this.#try(request);
        if (!('failure' in outcome)) {
          server.answered();
          return outcome;
        }
        signal.throwIfAborted();
        if (attempt >= (outcome.isBusy ? retriesWhenBusy : retries)) {
          server.failed(outcome.failure);
          throw outcome.failure;
        }
        const pause = Math.min(longestPause, outcome.retryAfter ?? firstPause * 2 ** attempt);
        if (outcome.isBusy) {
          server.isBusyUntil(Date.now() + pause);
          // to the end of the queue, which is shorter from now on
          server.leave();
          await server.enter();
        } else await this.#pause(pause);
      }
    } finally {
      server.leave();
    }
  }

  /** Throws what further tries cannot mend. */
  async #try(request: HttpRequest): Promise<Outcome> {
    const { signal, tryTimeout } = this.#options;
    const { url, accept, authorization, entry, licenseTexts } = request;
    // an archive may take its time, as long as there is some
    const options = { accept, authorization, signal: AbortSignal.any([signal, AbortSignal.timeout(licenseTexts === undefined ? tryTimeout : 3 * tryTimeout)]) };
    const parts: RangeReader = async (range) => this.#checked(await get(url, { ...options, range }), url);
    try {
      if (entry?.archive === 'zip') return inArchive(await remoteZipEntry(parts, entry.ending));
      // what no hash is known of need not be loaded as a whole
      if ((licenseTexts?.form === 'zip' || licenseTexts?.form === 'nupkg') && strongestHashes(licenseTexts.hashes).length === 0) return inArchive(await remoteLicenseTexts(parts));
      const response = await this.#checked(await get(url, options), url);
      const { status } = response;
      if (status === 200 && entry !== undefined) return inArchive(await remoteTarEntry(response, entry.ending));
      if (status === 200 && licenseTexts !== undefined) {
        const bytes = await limitedBytes(response);
        return { status, body: licenseTextsIn(bytes, url, licenseTexts, await unpackedTar(bytes)) };
      }
      if (status === 200) return { status, body: (await limitedBytes(response)).toString('utf8') };
      await response.body?.cancel();
      return { status, body: '' };
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof AskFailure) throw error;
      if (error instanceof Unwilling) return error.outcome;
      return { failure: reasonOf(error, hostOf(url)), isBusy: false, retryAfter: undefined };
    }
  }

  /** An answer of use. Throws `Unwilling` for what further tries may mend, `AskFailure` for what they cannot. */
  async #checked(response: Response, url: string): Promise<Response> {
    const { status, headers } = response;
    if (status === 200 || status === 206 || status === 404 || status === 410) return response;
    await response.body?.cancel();
    const isBusy = status === 429 || (status === 503 && headers.has('retry-after'));
    if (status >= 500 || status === 408 || isBusy) {
      const failure = new AskFailure(`${hostOf(url)} answers with status ${status}`, 'Scan again later: what was answered is kept.');
      throw new Unwilling({ failure, isBusy, retryAfter: retryAfter(headers.get('retry-after')) });
    }
    const failure = refusal(hostOf(url), status);
    this.#serverOf(url).failed(failure);
    throw failure;
  }

  #serverOf(url: string): ServerState {
    const key = URL.parse(url)?.origin ?? url;
    let server = this.#servers.get(key);
    if (server === undefined) this.#servers.set(key, (server = new ServerState(this.#options.concurrency)));
    return server;
  }

  async #pause(milliseconds: number): Promise<void> {
    const { signal } = this.#options;
    signal.throwIfAborted();
    if (milliseconds <= 0) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      signal.addEventListener('abort', end);
    });
    signal.throwIfAborted();
  }
}

const keyOf = ({ url, accept, entry, licenseTexts }: Question): string => {
  const part = entry === undefined ? '' : ` ${entry.archive}:${entry.ending}`;
  // what was checked against other hashes is another answer
  const texts = licenseTexts === undefined ? '' : ` licences ${licenseTexts.form ?? ''} ${licenseTexts.hashes.map(({ value }) => value).join(',')}`;
  return `${accept ?? ''} ${url}${part}${texts}`;
};

const inArchive = (body: string | undefined): CachedAnswer => ({ status: body === undefined ? 404 : 200, body: body ?? '' });

const hostOf = (url: string): string => URL.parse(url)?.host ?? 'the registry';

const refusal = (host: string, status: number): AskFailure =>
  status === 401 || status === 403
    ? new AskFailure(`${host} refuses access (status ${status})`, 'Log in with the package manager, whose credentials are used, and scan again.')
    : new AskFailure(`${host} answers with status ${status}`, 'Check the registry in the configuration of the package manager.');

/** Milliseconds; the header holds seconds or a date. */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}
