/** A condition is wrong: what, where in its text, and what to write instead. */
export class ConditionError extends Error {
  /** 0-based, in UTF-16 code units; the length of the text when something is missing at its end. */
  readonly offset: number;
  readonly remedy: string;
  constructor(message: string, offset: number, remedy: string) {
    super(message);
    this.name = 'ConditionError';
    this.offset = offset;
    this.remedy = remedy;
  }
}

/** The known name closest to what was written, when it is close enough to be meant. */
export function closest(written: string, known: readonly string[]): string | undefined {
  if (written.length > 60) return undefined;
  const plain = written.toLowerCase().replaceAll(/[-_]/g, '');
  const last = plain.split('.').at(-1);
  const same = known.find((name) => name.toLowerCase().replaceAll('-', '') === plain) ?? known.find((name) => name.includes('.') && name.toLowerCase().split('.').at(-1) === last);
  if (same !== undefined) return same;
  let best: string | undefined;
  let least = Math.max(2, Math.floor(written.length / 4)) + 1;
  for (const name of known) {
    const steps = distance(plain, name.toLowerCase());
    if (steps >= least) continue;
    least = steps;
    best = name;
  }
  return best;
}

/** Letters to insert, delete or exchange. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let at = 1; at <= left.length; at++) {
    const next = [at];
    for (let column = 1; column <= right.length; column++) {
      const exchanged = row[column - 1]! + (left[at - 1] === right[column - 1] ? 0 : 1);
      next.push(Math.min(exchanged, row[column]! + 1, next[column - 1]! + 1));
    }
    row = next;
  }
  return row[right.length]!;
}
