import type { CachedAnswer, HttpCache } from './http-cache.ts';

export interface HttpRequest {
  readonly url: string;
  readonly accept?: string | undefined;
  /** Value of the header; sent only to the host of `url`, not after a redirect to another, never cached or logged. */
  readonly authorization?: string | undefined;
  /** Milliseconds for which a cached answer will do. */
  readonly maximumAge: number;
}

/** Asking failed for good: no connection, too many refusals, time over, too long an answer. The message is fit for an issue. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
}

export interface HttpClientOptions {
  readonly cache: HttpCache;
  /** Ends everything under way. */
  readonly signal: AbortSignal;
  /** Requests under way at once. */
  readonly concurrency?: number;
  /** Milliseconds for one try. */
  readonly tryTimeout?: number;
  readonly retries?: number;
}

const largestAnswer = 64 * 2 ** 20;

/** Plain GETs with cache, bounded concurrency, retries with growing pauses, and time limits. */
export class HttpClient {
  readonly #options: Required<HttpClientOptions>;
  readonly #waiting: (() => void)[] = [];
  readonly #pending = new Map<string, Promise<CachedAnswer>>();
  #free: number;

  constructor(options: HttpClientOptions) {
    this.#options = { concurrency: 12, tryTimeout: 20_000, retries: 3, ...options };
    this.#free = this.#options.concurrency;
  }

  /** Status 200, 404 or 410 with the body; everything else throws `HttpFailure`. The same request under way is shared. */
  get(request: HttpRequest): Promise<CachedAnswer> {
    const key = `${request.accept ?? ''} ${request.url}`;
    const known = this.#options.cache.get(key, request.maximumAge);
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

  async #ask(request: HttpRequest): Promise<CachedAnswer> {
    await this.#enter();
    try {
      for (let attempt = 0; ; attempt++) {
        const outcome = await this.#try(request);
        if (!('retryAfter' in outcome)) return outcome;
        if (attempt >= this.#options.retries) throw new HttpFailure(outcome.reason);
        await this.#pause(outcome.retryAfter ?? 400 * 2 ** attempt);
      }
    } finally {
      this.#leave();
    }
  }

  async #try({ url, accept, authorization }: HttpRequest): Promise<CachedAnswer | { readonly reason: string; readonly retryAfter: number | undefined }> {
    const { signal, tryTimeout } = this.#options;
    if (signal.aborted) throw new HttpFailure('the time limit of --online was reached');
    try {
      const headers: Record<string, string> = { accept: accept ?? 'application/json', 'user-agent': 'muster' };
      if (authorization !== undefined) headers['authorization'] = authorization;
      // fetch drops the authorization header itself when a redirect leads to another origin
      const response = await fetch(url, { headers, redirect: 'follow', signal: AbortSignal.any([signal, AbortSignal.timeout(tryTimeout)]) });
      if (response.status === 200) return { status: 200, body: await limitedText(response) };
      await response.body?.cancel();
      if (response.status === 404 || response.status === 410) return { status: response.status, body: '' };
      const reason = `the registry answered with status ${response.status}`;
      if (response.status !== 429 && response.status < 500) throw new HttpFailure(reason);
      return { reason, retryAfter: retryAfter(response.headers.get('retry-after')) };
    } catch (error) {
      if (error instanceof HttpFailure) throw error;
      if (signal.aborted) throw new HttpFailure('the time limit of --online was reached');
      return { reason: reasonOf(error), retryAfter: undefined };
    }
  }

  async #enter(): Promise<void> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free++;
    else next();
  }

  #pause(milliseconds: number): Promise<void> {
    const { signal } = this.#options;
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        reject(new HttpFailure('the time limit of --online was reached'));
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop);
        resolve();
      }, milliseconds);
      signal.addEventListener('abort', stop, { once: true });
    });
  }
}

async function limitedText(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    length += piece.length;
    if (length > largestAnswer) throw new HttpFailure(`the answer is longer than ${largestAnswer} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** Seconds or a date; more than half a minute is not waited for. */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.min(30, Math.max(0, seconds)) * 1000 : undefined;
}

function reasonOf(error: unknown): string {
  const cause = (error as { cause?: { code?: string } }).cause?.code;
  if ((error as Error).name === 'TimeoutError') return 'the registry did not answer in time';
  return cause === undefined ? `the registry could not be reached (${(error as Error).message})` : `the registry could not be reached (${cause})`;
}
