import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../cache-folder.ts';

export interface CachedAnswer {
  /** HTTP status: 200, 404 or 410. */
  readonly status: number;
  readonly body: string;
}

/** Answers of registries on disk, one file each, named by the hash of address and reader; holds no credentials. */
export class HttpCache {
  readonly #folder: string;
  readonly #now: () => number;

  /** `now` is in milliseconds since 1970. */
  constructor(folder: string = defaultFolder(), now: () => number = Date.now) {
    this.#folder = folder;
    this.#now = now;
  }

  /** An answer not older than `maximumAge` milliseconds; one that says that there is nothing, not older than `maximumAbsence`. */
  get(key: string, maximumAge: number, maximumAbsence: number): CachedAnswer | undefined {
    try {
      const text = readFileSync(this.#path(key), 'utf8');
      const newline = text.indexOf('\n');
      const head = JSON.parse(text.slice(0, newline)) as { key: string; status: number; at: number };
      const age = this.#now() - head.at;
      if (head.key !== key || !(age >= 0 && age <= (head.status === 200 ? maximumAge : maximumAbsence))) return undefined;
      return { status: head.status, body: text.slice(newline + 1) };
    } catch {
      // absent, half-written by a crash, or of another version: ask again
      return undefined;
    }
  }

  /** A cache that cannot be written is no reason to fail. */
  put(key: string, { status, body }: CachedAnswer): void {
    const path = this.#path(key);
    const partial = `${path}.${process.pid}.partial`;
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeFileSync(partial, `${JSON.stringify({ key, status, at: this.#now() })}\n${body}`, { mode: 0o600 });
      renameSync(partial, path);
    } catch {
      erase(partial);
    }
  }

  remove(key: string): void {
    erase(this.#path(key));
  }

  #path(key: string): string {
    const hash = createHash('sha256').update(key).digest('hex');
    return join(this.#folder, hash.slice(0, 2), hash.slice(2));
  }
}

function erase(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // where nothing can be written, nothing was
  }
}

const defaultFolder = (): string => join(cacheFolder(), 'http-1');
