/** A part of a long text: the bytes that are read, and those whose matches count. Offsets in the whole text. */
export interface TextPart {
  readonly from: number;
  readonly to: number;
  /** Matches that begin from here on … */
  readonly first: number;
  /** … and before this belong to the part. */
  readonly end: number;
}

/** Bytes; so much is read at once, which bounds the memory. */
const partSize = 4 * 2 ** 20;
/** Bytes before and behind that are read too; no licence text is longer than the second one. */
const before = 2 ** 16;
const behind = 2 ** 18;

/** Parts that together are all of the text; nearly every text is one. */
export function partsOf(length: number): TextPart[] {
  if (length <= partSize + behind) return [{ from: 0, to: length, first: 0, end: length }];
  return Array.from({ length: Math.ceil(length / partSize) }, (_, index) => {
    const first = index * partSize;
    const end = Math.min(length, first + partSize);
    return { from: Math.max(0, first - before), to: Math.min(length, end + behind), first, end };
  });
}

/** Mentions that are composed together; that many are only in lists, and all of them against each other would be too many pairs. */
const groupSize = 400;

/** Groups of mentions that stand together. */
export function groupsOf<T>(mentions: readonly T[]): (readonly T[])[] {
  if (mentions.length <= groupSize) return [mentions];
  return Array.from({ length: Math.ceil(mentions.length / groupSize) }, (_, index) => mentions.slice(index * groupSize, (index + 1) * groupSize));
}
