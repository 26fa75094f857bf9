/** Says on which line a byte stands. Lines count from 1 and end with LF, CR or CR LF. */
export class LineTable {
  #starts = new Uint32Array(256);
  #count = 1;

  constructor(bytes: Uint8Array) {
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte > 0x0d || (byte !== 0x0a && (byte !== 0x0d || bytes[at + 1] === 0x0a))) continue;
      if (this.#count === this.#starts.length) this.#grow();
      this.#starts[this.#count++] = at + 1;
    }
  }

  #grow(): void {
    const larger = new Uint32Array(4 * this.#starts.length);
    larger.set(this.#starts);
    this.#starts = larger;
  }

  at(offset: number): number {
    let [low, high] = [0, this.#count - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }
}
