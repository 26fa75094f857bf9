import { decodeUtf16 } from '../binary/utf8.ts';

/** Writes numbers and texts one after the other into bytes that are used again and again. */
export class RecordWriter {
  bytes = new Uint8Array(1024);
  length = 0;

  start(): this {
    this.length = 0;
    return this;
  }

  byte(value: number): void {
    this.#reserve(1);
    this.bytes[this.length++] = value;
  }

  /** A whole number from 0, seven bits a byte. */
  number(value: number): void {
    this.#reserve(8);
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.bytes[this.length++] = (rest % 0x80) | 0x80;
    this.bytes[this.length++] = rest;
  }

  /** In ASCII a byte a character, else two a code unit. */
  text(text: string): void {
    const length = text.length;
    this.#reserve(2 * length + 16);
    const before = this.length;
    this.number(2 * length);
    const { bytes } = this;
    const start = this.length;
    for (let at = 0; at < length; at++) {
      const unit = text.charCodeAt(at);
      if (unit >= 0x80) {
        this.length = before;
        this.#wide(text);
        return;
      }
      bytes[start + at] = unit;
    }
    this.length = start + length;
  }

  /** False, and nothing written, unless the text is lower-case hexadecimal of whole bytes. */
  hex(text: string): boolean {
    if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return false;
    this.#reserve(text.length + 8);
    this.number(text.length / 2);
    for (let at = 0; at < text.length; at += 2) this.bytes[this.length++] = (digit(text.charCodeAt(at)) << 4) | digit(text.charCodeAt(at + 1));
    return true;
  }

  #wide(text: string): void {
    this.number(2 * text.length + 1);
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      this.bytes[this.length++] = unit & 0xff;
      this.bytes[this.length++] = unit >> 8;
    }
  }

  #reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = new Uint8Array(2 * (this.length + more));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
}

/** Reads what a `RecordWriter` wrote, in the same order. */
export class RecordReader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  byte(): number {
    return this.#bytes[this.#at++]!;
  }

  number(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 0x80) {
      const byte = this.#bytes[this.#at++]!;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  }

  text(): string {
    const header = this.number();
    const start = this.#at;
    if (header % 2 === 1) {
      this.#at += header - 1;
      return decodeUtf16(this.#bytes.subarray(start, this.#at));
    }
    // in ASCII, as the writer has seen: nothing is to be decoded
    const length = header / 2;
    this.#at += length;
    codes.length = length;
    for (let at = 0; at < length; at++) codes[at] = this.#bytes[start + at]!;
    return textOfCodes();
  }

  hex(): string {
    const length = this.number();
    codes.length = 2 * length;
    for (let at = 0; at < length; at++) {
      const byte = this.#bytes[this.#at++]!;
      codes[2 * at] = digits.charCodeAt(byte >> 4);
      codes[2 * at + 1] = digits.charCodeAt(byte & 15);
    }
    return textOfCodes();
  }
}

const AT_ONCE = 8192;
const digits = '0123456789abcdef';
/** Used again and again. */
const codes: number[] = [];

function textOfCodes(): string {
  if (codes.length <= AT_ONCE) return String.fromCharCode.apply(null, codes);
  let text = '';
  for (let at = 0; at < codes.length; at += AT_ONCE) text += String.fromCharCode.apply(null, codes.slice(at, at + AT_ONCE));
  return text;
}

const digit = (code: number): number => (code < 58 ? code - 48 : code - 87);
