const SEGMENT = 2 ** 16;

/** There may be thousands of stores that hold next to nothing. */
const first = 2 ** 8;

/** Records of bytes by address, added and never moved. They lie outside of the heap: no collection has to look at them or copy them. */
export class ByteStore {
  readonly #segments: Uint8Array[] = [];
  #used = SEGMENT;

  /** Takes over the first `length` bytes, at least one; answers their address. */
  add(bytes: Uint8Array, length: number): number {
    if (length > SEGMENT) {
      this.#used = SEGMENT;
      return (this.#segments.push(bytes.slice(0, length)) - 1) * SEGMENT;
    }
    if (this.#used + length > SEGMENT) {
      this.#segments.push(new Uint8Array(this.#segments.length === 0 ? Math.max(first, length) : SEGMENT));
      this.#used = 0;
    }
    let segment = this.#segments[this.#segments.length - 1]!;
    if (this.#used + length > segment.length) this.#segments[this.#segments.length - 1] = segment = widened(segment, this.#used + length);
    const start = this.#used;
    for (let at = 0; at < length; at++) segment[start + at] = bytes[at]!;
    this.#used += length;
    return (this.#segments.length - 1) * SEGMENT + start;
  }

  /** The bytes around the address, which is at `offsetOf(address)` in them. */
  segmentOf(address: number): Uint8Array {
    return this.#segments[address >>> 16]!;
  }

  offsetOf(address: number): number {
    return address & (SEGMENT - 1);
  }
}

function widened(segment: Uint8Array, least: number): Uint8Array {
  const wide = new Uint8Array(Math.min(SEGMENT, Math.max(2 * segment.length, least)));
  wide.set(segment);
  return wide;
}
