import { TextSyntaxError } from './position.ts';

/** The part of a stream of bytes that is in memory: what is before `keep` may go, what comes is read when it is asked for. */
export class ByteWindow {
  /** Valid up to `end`. Another array after every `more`. */
  bytes: Uint8Array = new Uint8Array(0);
  end = 0;
  /** Offset of the byte that is to be read next. */
  at = 0;
  /** Offset of the first byte that is still needed; `at` when nothing before it is. */
  keep = Infinity;
  readonly #chunks: Iterator<Uint8Array>;
  readonly #limit: number;

  /** `limit` bounds what `keep` may hold back, in bytes. */
  constructor(chunks: Iterable<Uint8Array>, limit: number) {
    this.#chunks = chunks[Symbol.iterator]();
    this.#limit = limit;
  }

  /** Brings the next chunk in and moves what is still needed to the front, with all offsets; `false` at the end of the stream. */
  more(): boolean {
    const next = this.#chunks.next();
    if (next.done === true) return false;
    const from = Math.min(this.keep, this.at);
    const kept = this.end - from;
    if (kept > this.#limit) throw new TextSyntaxError(`one value is longer than ${this.#limit} bytes`);
    const size = kept + next.value.length;
    const target = kept > 0 && size <= this.bytes.length ? this.bytes : new Uint8Array(kept === 0 ? size : size * 2);
    if (kept > 0) target.set(this.bytes.subarray(from, this.end));
    target.set(next.value, kept);
    this.bytes = target;
    this.end = size;
    this.at -= from;
    this.keep -= from;
    return true;
  }

  /** Ends the stream early. */
  close(): void {
    this.#chunks.return?.();
  }
}
