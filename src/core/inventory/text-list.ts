import { ByteStore } from './byte-store.ts';
import { IntList } from './int-list.ts';
import { RecordReader, RecordWriter } from './record-bytes.ts';

const writer = new RecordWriter();

/** Very many short texts by number, at little more than a byte a character. */
export class TextList {
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
    // one byte says that it is short and in ASCII, as nearly all are
    const header = bytes[start]!;
    if (header >= 0x80 || header % 2 === 1) return this.text(number) === text;
    if (header !== 2 * text.length) return false;
    for (let at = 0; at < text.length; at++) if (bytes[start + 1 + at] !== text.charCodeAt(at)) return false;
    return true;
  }

  /** Order by code unit. */
  compare(a: number, b: number): number {
    const [first, second] = [this.#addresses.at(a), this.#addresses.at(b)];
    const [left, right] = [this.#store.segmentOf(first), this.#store.segmentOf(second)];
    let [i, j] = [this.#store.offsetOf(first), this.#store.offsetOf(second)];
    const [leftHeader, rightHeader] = [left[i++]!, right[j++]!];
    if (leftHeader >= 0x80 || rightHeader >= 0x80 || leftHeader % 2 === 1 || rightHeader % 2 === 1) return compareText(this.text(a), this.text(b));
    for (const end = i + Math.min(leftHeader, rightHeader) / 2; i < end; i++, j++) if (left[i] !== right[j]) return left[i]! - right[j]!;
    return leftHeader - rightHeader;
  }
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
