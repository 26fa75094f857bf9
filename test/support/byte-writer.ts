/** Builds binary files for tests, in one byte order. */
export class ByteWriter {
  readonly #bytes: number[] = [];
  readonly littleEndian: boolean;

  constructor(littleEndian = true) {
    this.littleEndian = littleEndian;
  }

  get length(): number {
    return this.#bytes.length;
  }

  number(value: number, size: number): this {
    const ordered = Array.from({ length: size }, (_, index) => Math.floor(value / 256 ** index) % 256);
    this.#bytes.push(...(this.littleEndian ? ordered : ordered.reverse()));
    return this;
  }

  u8(...values: readonly number[]): this {
    for (const value of values) this.number(value, 1);
    return this;
  }

  u16(...values: readonly number[]): this {
    for (const value of values) this.number(value, 2);
    return this;
  }

  u32(...values: readonly number[]): this {
    for (const value of values) this.number(value, 4);
    return this;
  }

  u64(...values: readonly number[]): this {
    for (const value of values) this.number(value, 8);
    return this;
  }

  bytes(bytes: Iterable<number>): this {
    for (const byte of bytes) this.#bytes.push(byte);
    return this;
  }

  /** UTF-8, padded with NUL to `length`. */
  text(text: string, length = 0): this {
    const encoded = new TextEncoder().encode(text);
    return this.bytes(encoded).zeros(Math.max(0, length - encoded.length));
  }

  zeros(count: number): this {
    for (let index = 0; index < count; index++) this.#bytes.push(0);
    return this;
  }

  align(to: number): this {
    return this.zeros((to - (this.length % to)) % to);
  }

  padTo(length: number): this {
    return this.zeros(Math.max(0, length - this.length));
  }

  done(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.#bytes);
  }
}
