import { ByteStore } from './byte-store.ts';
import { IntList } from './int-list.ts';
import { RecordReader, RecordWriter } from './record-bytes.ts';
import type { NumberedTexts } from './text-numbers.ts';

const writer = new RecordWriter();

/** Very many short texts by number, at little more than a byte a character. */
export class TextList implements NumberedTexts {
  readonly #store = new ByteStore();
  readonly #addresses = new IntList();

  get length(): number {
    return this.#addresses.length;
  }

  /** Answers its number. */
  add(text: string): number {
    writer.start().text(text);
    this.#addresses.push(this.#store.add(writer.bytes, writer.length));
    return this.#addresses.length - 1;
  }

  text(number: number): string {
    const address = this.#addresses.at(number);
    return new RecordReader(this.#store.segmentOf(address), this.#store.offsetOf(address)).text();
  }

  isText(number: number, text: string): boolean {
    const address = this.#addresses.at(number);
    const bytes = this.#store.segmentOf(address);
    const start = this.#store.offsetOf(address);
    const header = bytes[start]!;
    if (!isShortAscii(header)) return this.text(number) === text;
    return header === 2 * text.length && standsAt(bytes, start + 1, text);
  }

  startsWith(number: number, beginning: string): boolean {
    const address = this.#addresses.at(number);
    const bytes = this.#store.segmentOf(address);
    const start = this.#store.offsetOf(address);
    const header = bytes[start]!;
    if (!isShortAscii(header)) return this.text(number).startsWith(beginning);
    return header >= 2 * beginning.length && standsAt(bytes, start + 1, beginning);
  }

  /** Order by code unit. */
  compare(a: number, b: number): number {
    const [first, second] = [this.#addresses.at(a), this.#addresses.at(b)];
    const [left, right] = [this.#store.segmentOf(first), this.#store.segmentOf(second)];
    let [i, j] = [this.#store.offsetOf(first), this.#store.offsetOf(second)];
    const [leftHeader, rightHeader] = [left[i++]!, right[j++]!];
    if (!isShortAscii(leftHeader) || !isShortAscii(rightHeader)) return compareText(this.text(a), this.text(b));
    for (const end = i + Math.min(leftHeader, rightHeader) / 2; i < end; i++, j++) if (left[i] !== right[j]) return left[i]! - right[j]!;
    return leftHeader - rightHeader;
  }
}

/** One byte says that a text is short and in ASCII, as nearly all are. */
const isShortAscii = (header: number): boolean => header < 0x80 && header % 2 === 0;

/** From its end: names mostly begin alike. */
function standsAt(bytes: Uint8Array, start: number, text: string): boolean {
  for (let at = text.length - 1; at >= 0; at--) if (bytes[start + at] !== text.charCodeAt(at)) return false;
  return true;
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
