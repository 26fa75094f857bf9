/** Says on which line a byte stands. Lines count from 1 and end with LF, CR or CR LF. Reads the text only as far as it is asked. */
export class LineTable {
  readonly #bytes: Uint8Array;
  #starts = new Uint32Array(256);
  #count = 1;
  /** Bytes before it have been read. */
  #read = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  #readTo(end: number): void {
    const bytes = this.#bytes;
    for (let at = this.#read; at < end; at++) {
      const byte = bytes[at]!;
      if (byte > 0x0d || (byte !== 0x0a && (byte !== 0x0d || bytes[at + 1] === 0x0a))) continue;
      if (this.#count === this.#starts.length) this.#grow();
      this.#starts[this.#count++] = at + 1;
    }
    this.#read = Math.max(this.#read, end);
  }

  #grow(): void {
    const larger = new Uint32Array(4 * this.#starts.length);
    larger.set(this.#starts);
    this.#starts = larger;
  }

  at(offset: number): number {
    this.#readTo(Math.min(offset, this.#bytes.length));
    let [low, high] = [0, this.#count - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }
}
