import { isUtf8 } from 'node:buffer';
import { LicenseDetector } from '#core/license/detect/license-detector.ts';
import type { LicenseFileRole, LicenseReading } from '#core/model/license-facts.ts';
import { readLicenseText } from '#features/licenses/read-license-text.ts';
import type { Beginning, SourceFile } from '#core/plugin/source-file.ts';
import { decodeText } from '../tree/text-decoding.ts';
import { cacheKey, type LicenseCache } from './license-cache.ts';
import { loadLicenseIndex } from './license-index-file.ts';

/** Bytes; of what is longer the beginning is read. A collection of notices may be long, a source is not. */
const most: Readonly<Record<LicenseFileRole, number>> = { license: 8 << 20, notice: 8 << 20, 'third-party': 8 << 20, readme: 2 << 20, source: 2 << 20, annotations: 2 << 20 };

const beginning = 1 << 20;

export interface ReadText {
  readonly reading: LicenseReading;
  readonly isCached: boolean;
}

/** What is needed of a file to read its licence. */
export type ReadableFile = Pick<SourceFile, 'path' | 'size' | 'bytes' | 'range' | 'upTo'>;

/** Reads files for licences; the detector is made when the first text is not in the cache. */
export class LicenseReader {
  readonly #cache: LicenseCache | undefined;
  readonly #makeDetector: () => LicenseDetector;
  #detector: LicenseDetector | undefined;

  constructor(cache: LicenseCache | undefined, makeDetector: () => LicenseDetector = () => new LicenseDetector(loadLicenseIndex())) {
    this.#cache = cache;
    this.#makeDetector = makeDetector;
  }

  /** Throws `UnreadableFile`. */
  read(file: ReadableFile, role: LicenseFileRole): ReadText {
    const { bytes: read, isCut } = file.upTo?.(most[role], beginning) ?? beginningOf(file, most[role]);
    const bytes = asBuffer(read);
    // the content is known already as text that the author closed with a zero byte, or is none
    const key = cacheKey(bytes, role);
    const known = this.#cache?.get(key);
    if (known !== undefined) return { reading: isCut ? { ...known, cut: true } : known, isCached: true };
    const { text } = decodeText(bytes);
    this.#detector ??= this.#makeDetector();
    const reading = readLicenseText({ bytes: isPlain(bytes) ? bytes : Buffer.from(text), text, role, isCut: false }, this.#detector);
    this.#cache?.put(key, reading);
    return { reading: isCut ? { ...reading, cut: true } : reading, isCached: false };
  }
}

function beginningOf(file: ReadableFile, limit: number): Beginning {
  const isCut = file.size > limit;
  return { bytes: isCut ? (file.range?.(0, beginning) ?? file.bytes().subarray(0, beginning)) : file.bytes(), isCut };
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** UTF-8 without a mark. */
const isPlain = (bytes: Buffer): boolean => isUtf8(bytes) && !(bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf);
