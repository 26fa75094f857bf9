import { BinaryFormatError } from './byte-source.ts';
import { RangeDecoder, newProbabilities } from './lzma-range-decoder.ts';

const stateCount = 12;
const lengthLow = 8;
const lengthHigh = 256;
const endMarker = 0xffffffff;

/** Lengths of matches: three trees, chosen by two bits. */
class LengthDecoder {
  readonly #choice = newProbabilities(2);
  readonly #low = newProbabilities(16 << 3);
  readonly #middle = newProbabilities(16 << 3);
  readonly #high = newProbabilities(lengthHigh);

  decode(range: RangeDecoder, positionState: number): number {
    if (range.bit(this.#choice, 0) === 0) return range.tree(this.#low, positionState << 3, 3);
    if (range.bit(this.#choice, 1) === 0) return lengthLow + range.tree(this.#middle, positionState << 3, 3);
    return lengthLow * 2 + range.tree(this.#high, 0, 8);
  }
}

/** Where the decoder writes, and what matches refer back to. With a `sink` it takes what comes, and only the dictionary is held. */
export class LzmaOutput {
  readonly #limit: number;
  readonly #sink: ((piece: Uint8Array) => void) | undefined;
  #bytes: Uint8Array;
  /** Bytes that are no longer held. */
  #dropped = 0;
  /** Bytes that the sink has. */
  #given = 0;
  length = 0;
  /** Matches may not reach behind this. */
  dictionaryStart = 0;
  /** How far matches may reach back. */
  dictionarySize = 0;

  constructor(limit: number, sink?: (piece: Uint8Array) => void) {
    this.#limit = limit;
    this.#sink = sink;
    this.#bytes = new Uint8Array(Math.min(limit, 1 << 16));
  }

  /** `back` 1 is the last byte. Throws `BinaryFormatError` behind the start of the dictionary. */
  peek(back: number): number {
    const at = this.length - back - this.#dropped;
    if (back > this.length - this.dictionaryStart || at < 0) throw new BinaryFormatError('compressed data refers to bytes before its start');
    return this.#bytes[at]!;
  }

  push(byte: number): void {
    if (this.length - this.#dropped === this.#bytes.length) this.#grow(this.length + 1);
    this.#bytes[this.length++ - this.#dropped] = byte;
  }

  append(bytes: Uint8Array): void {
    this.#grow(this.length + bytes.length);
    this.#bytes.set(bytes, this.length - this.#dropped);
    this.length += bytes.length;
  }

  /** What the sink has not taken. */
  result(): Uint8Array {
    return this.#bytes.subarray(this.#given - this.#dropped, this.length - this.#dropped);
  }

  #grow(needed: number): void {
    if (needed > this.#limit) throw new BinaryFormatError(`compressed data expands to more than ${this.#limit} bytes`);
    if (needed - this.#dropped <= this.#bytes.length) return;
    if (this.#sink !== undefined && this.length - this.#dropped >= this.dictionarySize * 1.5 + leastGiven) this.#give(this.#sink);
    if (needed - this.#dropped <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.min(this.#limit, Math.max(needed - this.#dropped, this.#bytes.length * 2)));
    larger.set(this.#bytes.subarray(0, this.length - this.#dropped));
    this.#bytes = larger;
  }

  #give(sink: (piece: Uint8Array) => void): void {
    sink(this.result());
    this.#given = this.length;
    const kept = Math.min(this.dictionarySize, this.length - this.#dropped);
    this.#bytes.copyWithin(0, this.length - this.#dropped - kept, this.length - this.#dropped);
    this.#dropped = this.length - kept;
  }
}

/** Bytes; fewer are not worth moving the dictionary. */
const leastGiven = 1 << 20;

/** The LZMA algorithm; one instance lasts from one reset of its state to the next. */
export class LzmaState {
  readonly #literalContextBits: number;
  readonly #literalPositionMask: number;
  readonly #positionMask: number;
  readonly #isMatch = newProbabilities(stateCount << 4);
  readonly #isRep = newProbabilities(stateCount);
  readonly #isRep0 = newProbabilities(stateCount);
  readonly #isRep1 = newProbabilities(stateCount);
  readonly #isRep2 = newProbabilities(stateCount);
  readonly #isRep0Long = newProbabilities(stateCount << 4);
  readonly #slots = newProbabilities(4 << 6);
  readonly #special = newProbabilities(128);
  readonly #align = newProbabilities(16);
  readonly #length = new LengthDecoder();
  readonly #repLength = new LengthDecoder();
  readonly #literals: Uint16Array;
  readonly #distances: [number, number, number, number] = [0, 0, 0, 0];
  #state = 0;

  /** `properties` is the byte that holds lc, lp and pb. */
  constructor(properties: number) {
    if (properties >= 9 * 5 * 5) throw new BinaryFormatError('compressed data has unknown properties');
    const literalContextBits = properties % 9;
    const rest = Math.floor(properties / 9);
    const literalPositionBits = rest % 5;
    // a rule of LZMA2
    if (literalContextBits + literalPositionBits > 4) throw new BinaryFormatError('compressed data has unknown properties');
    this.#literalContextBits = literalContextBits;
    this.#literalPositionMask = (1 << literalPositionBits) - 1;
    this.#positionMask = (1 << Math.floor(rest / 5)) - 1;
    this.#literals = newProbabilities(0x300 << (literalContextBits + literalPositionBits));
  }

  /** Adds exactly `count` bytes to the output. */
  decode(range: RangeDecoder, output: LzmaOutput, count: number): void {
    const end = output.length + count;
    while (output.length < end) {
      const positionState = output.length & this.#positionMask;
      if (range.bit(this.#isMatch, (this.#state << 4) + positionState) === 0) this.#literal(range, output);
      else {
        const length = this.#match(range, output, positionState);
        if (length > end - output.length) throw new BinaryFormatError('compressed data is damaged');
        const back = this.#distances[0] + 1;
        for (let left = length; left > 0; left--) output.push(output.peek(back));
      }
    }
  }

  #literal(range: RangeDecoder, output: LzmaOutput): void {
    const previous = output.length > output.dictionaryStart ? output.peek(1) : 0;
    const context = ((output.length & this.#literalPositionMask) << this.#literalContextBits) + (previous >> (8 - this.#literalContextBits));
    const base = 0x300 * context;
    let symbol = 1;
    if (this.#state >= 7) {
      let match = output.peek(this.#distances[0] + 1);
      do {
        const matchBit = (match >> 7) & 1;
        match <<= 1;
        const bit = range.bit(this.#literals, base + ((1 + matchBit) << 8) + symbol);
        symbol = (symbol << 1) | bit;
        if (matchBit !== bit) break;
      } while (symbol < 0x100);
    }
    while (symbol < 0x100) symbol = (symbol << 1) | range.bit(this.#literals, base + symbol);
    output.push(symbol & 0xff);
    this.#state = this.#state < 4 ? 0 : this.#state < 10 ? this.#state - 3 : this.#state - 6;
  }

  /** Sets the distance and returns the length. */
  #match(range: RangeDecoder, output: LzmaOutput, positionState: number): number {
    const state = this.#state;
    const distances = this.#distances;
    if (range.bit(this.#isRep, state) === 0) {
      distances[3] = distances[2];
      distances[2] = distances[1];
      distances[1] = distances[0];
      this.#state = state < 7 ? 7 : 10;
      const length = this.#length.decode(range, positionState);
      distances[0] = this.#distance(range, length);
      if (distances[0] === endMarker) throw new BinaryFormatError('compressed data ends too early');
      return length + 2;
    }
    if (output.length === output.dictionaryStart) throw new BinaryFormatError('compressed data refers to bytes before its start');
    if (range.bit(this.#isRep0, state) === 0) {
      if (range.bit(this.#isRep0Long, (state << 4) + positionState) === 0) {
        this.#state = state < 7 ? 9 : 11;
        return 1;
      }
    } else this.#reuse(range.bit(this.#isRep1, state) === 0 ? 1 : range.bit(this.#isRep2, state) === 0 ? 2 : 3);
    this.#state = state < 7 ? 8 : 11;
    return this.#repLength.decode(range, positionState) + 2;
  }

  /** Brings the distance of that rank to the front. */
  #reuse(rank: 1 | 2 | 3): void {
    const distances = this.#distances;
    const distance = distances[rank];
    if (rank === 3) distances[3] = distances[2];
    if (rank >= 2) distances[2] = distances[1];
    distances[1] = distances[0];
    distances[0] = distance;
  }

  #distance(range: RangeDecoder, length: number): number {
    const slot = range.tree(this.#slots, Math.min(length, 3) << 6, 6);
    if (slot < 4) return slot;
    const directBits = (slot >> 1) - 1;
    const base = ((2 | (slot & 1)) << directBits) >>> 0;
    if (slot < 14) return base + range.reverseTree(this.#special, base - slot, directBits);
    return (base + range.direct(directBits - 4) * 16 + range.reverseTree(this.#align, 0, 4)) >>> 0;
  }
}
