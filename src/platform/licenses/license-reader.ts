import type { LicenseFileRole, LicenseReading } from '#core/model/license-facts.ts';
import type { Beginning, SourceFile } from '#core/plugin/source-file.ts';
import type { ReadFresh } from './fresh-reading.ts';
import { cacheKey, type LicenseCache } from './license-cache.ts';
import type { SharedLicenseIndex } from './shared-license-index.ts';

/** Bytes; of what is longer the beginning is read. A collection of notices may be long, a source is not. */
const most: Readonly<Record<LicenseFileRole, number>> = { license: 8 << 20, notice: 8 << 20, 'third-party': 8 << 20, readme: 2 << 20, source: 2 << 20, annotations: 2 << 20 };

const beginning = 1 << 20;

export interface ReadText {
  readonly reading: LicenseReading;
  readonly isCached: boolean;
}

/** What is needed of a file to read its licence. */
export type ReadableFile = Pick<SourceFile, 'path' | 'size' | 'bytes' | 'range' | 'upTo'>;

/** Reads files for licences; the detector is loaded when the first text is not in the cache. */
export class LicenseReader {
  readonly #cache: LicenseCache | undefined;
  readonly #index: SharedLicenseIndex | undefined;
  #fresh: ReadFresh | undefined;

  /** `index`: memory of another thread, where it is not that of this program. */
  constructor(cache: LicenseCache | undefined, index?: SharedLicenseIndex) {
    this.#cache = cache;
    this.#index = index;
  }

  /** At once, but for the first text that is not in the cache. Throws `UnreadableFile`. */
  read(file: ReadableFile, role: LicenseFileRole): ReadText | Promise<ReadText> {
    const { bytes: read, isCut } = file.upTo?.(most[role], beginning) ?? beginningOf(file, most[role]);
    const bytes = asBuffer(read);
    // the content is known already as text that the author closed with a zero byte, or is none
    const key = cacheKey(bytes, role);
    const known = this.#cache?.get(key);
    if (known !== undefined) return { reading: isCut ? { ...known, cut: true } : known, isCached: true };
    const find = (content: Buffer, fresh: ReadFresh): ReadText => {
      const reading = fresh(content, role);
      this.#cache?.put(key, reading);
      return { reading: isCut ? { ...reading, cut: true } : reading, isCached: false };
    };
    if (this.#fresh !== undefined) return find(bytes, this.#fresh);
    // whoever reads a file meanwhile may take the memory
    const kept = Buffer.from(bytes);
    return this.#load().then((fresh) => find(kept, fresh));
  }

  async #load(): Promise<ReadFresh> {
    const { freshReading } = await import('./fresh-reading.ts');
    return (this.#fresh ??= freshReading(this.#index));
  }
}

function beginningOf(file: ReadableFile, limit: number): Beginning {
  const isCut = file.size > limit;
  return { bytes: isCut ? (file.range?.(0, beginning) ?? file.bytes().subarray(0, beginning)) : file.bytes(), isCut };
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
