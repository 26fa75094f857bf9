const SEGMENT = 2 ** 16;

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
      this.#segments.push(new Uint8Array(SEGMENT));
      this.#used = 0;
    }
    const segment = this.#segments[this.#segments.length - 1]!;
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
