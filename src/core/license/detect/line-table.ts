/** Says on which line a byte stands. Lines count from 1 and end with LF, CR or CR LF. */
export class LineTable {
  readonly #starts: number[] = [0];

  constructor(bytes: Uint8Array) {
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === 0x0a || (byte === 0x0d && bytes[at + 1] !== 0x0a)) this.#starts.push(at + 1);
    }
  }

  at(offset: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }
}
