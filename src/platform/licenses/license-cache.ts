import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { LicenseReading } from '#core/model/license-facts.ts';
import { cacheFolder } from '../cache-folder.ts';

/** So many files share the entries, so that a small scan reads little. */
const shards = 64;

/** Bytes of one shard; then the entries become the old ones, and the older ones go. All together stay below 2 × 64 × this. */
const shardLimit = 512 * 1024;

/** Longer answers are cheaper to find again than to keep. */
const entryLimit = 64 * 1024;

/**
 * Readings of texts on disk by the hash of content and role, for one state of engine and index. Lines of `hash check JSON` are appended in one
 * write, so that several scans can write at once; a line that is damaged or half-written does not pass its check and is not there.
 */
export class LicenseCache {
  readonly #folder: string;
  /** JSON until somebody asks: many files have the same text, and share what was read of it. */
  readonly #loaded = new Map<number, Map<string, string | LicenseReading>>();
  readonly #fresh = new Map<number, string[]>();
  readonly #stale = new Set<string>();

  constructor(fingerprint: string, folder: string = join(cacheFolder(), 'licenses-1')) {
    this.#folder = join(folder, fingerprint.replaceAll(/[^\w-]/g, '_'));
  }

  get(key: string): LicenseReading | undefined {
    const shard = this.#shard(key);
    const known = shard.get(key);
    if (typeof known !== 'string') return known;
    // what is used stays when the old entries go
    if (this.#stale.delete(key)) this.#remember(key, known);
    try {
      const reading = JSON.parse(known) as LicenseReading;
      shard.set(key, reading);
      return reading;
    } catch {
      return undefined;
    }
  }

  put(key: string, reading: LicenseReading): void {
    const json = JSON.stringify(reading);
    const shard = this.#shard(key);
    if (json.length > entryLimit || shard.has(key)) return;
    shard.set(key, reading);
    this.#remember(key, json);
  }

  /** Writes what is new. A cache that cannot be written is no reason to fail. */
  save(): void {
    if (this.#fresh.size === 0) return;
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      this.#removeOtherStates();
      for (const [shard, lines] of this.#fresh) this.#append(join(this.#folder, String(shard)), lines.join(''));
    } catch {
      // read-only home, full disk: the next scan reads the files again
    }
    this.#fresh.clear();
  }

  #append(path: string, text: string): void {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size + text.length > shardLimit && size > 0) renameSync(path, `${path}.old`);
    // a first newline ends what a crash may have left half-written
    appendFileSync(path, `\n${text}`, { mode: 0o600 });
  }

  #remember(key: string, json: string): void {
    const shard = shardOf(key);
    const line = `${key} ${check(json)} ${json}\n`;
    const lines = this.#fresh.get(shard);
    if (lines === undefined) this.#fresh.set(shard, [line]);
    else lines.push(line);
  }

  #shard(key: string): Map<string, string | LicenseReading> {
    const number = shardOf(key);
    let entries = this.#loaded.get(number);
    if (entries === undefined) {
      entries = new Map();
      this.#load(`${number}.old`, entries, true);
      this.#load(String(number), entries, false);
      this.#loaded.set(number, entries);
    }
    return entries;
  }

  #load(name: string, entries: Map<string, string | LicenseReading>, isOld: boolean): void {
    let text: string;
    try {
      const path = join(this.#folder, name);
      if (statSync(path).size > 4 * shardLimit) return;
      text = readFileSync(path, 'utf8');
    } catch {
      return;
    }
    for (const line of text.split('\n')) {
      const [key, sum, json] = [line.slice(0, keyLength), line.slice(keyLength + 1, keyLength + 9), line.slice(keyLength + 10)];
      if (json === '' || check(json) !== sum) continue;
      entries.set(key, json);
      if (isOld) this.#stale.add(key);
      else this.#stale.delete(key);
    }
  }

  /** Of engines and indexes that no longer answer; those of the last days may belong to another version that is in use. */
  #removeOtherStates(): void {
    const parent = join(this.#folder, '..');
    const states = readdirSync(parent).filter((name) => join(parent, name) !== this.#folder);
    if (states.length < 3) return;
    const byAge = states.map((name) => ({ name, at: statSync(join(parent, name)).mtimeMs })).sort((a, b) => b.at - a.at);
    for (const { name } of byAge.slice(2)) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

const keyLength = 40;

/** Of the content and what it is read as. */
export const cacheKey = (bytes: Uint8Array, role: string): string => hash('sha256', bytes, 'hex').slice(0, keyLength - 2) + (roleCodes[role] ?? '00');

/** Roles that are read alike share their entries. */
const roleCodes: Readonly<Record<string, string>> = { readme: '01', annotations: '02' };

/** By the first two digits. */
const shardOf = (key: string): number => (16 * digitOf(key.charCodeAt(0)) + digitOf(key.charCodeAt(1))) % shards;

const digitOf = (code: number): number => (code < 58 ? code - 48 : code - 87);

const check = (json: string): string => hash('sha1', json, 'hex').slice(0, 8);
