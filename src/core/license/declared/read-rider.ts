import { andExpressions } from '../combine-expressions.ts';
import { renderLicenseExpression } from '../render-expression.ts';
import type { ReadingContext } from './declared-license.ts';
import { readPart, type Part } from './declared-part.ts';
import { licenseWords } from './license-words.ts';
import { openRiderNames, riderNames } from './riders.data.ts';

interface Rider {
  readonly id: string;
  /** Why nobody knows what it takes away. */
  readonly because?: string;
}

const named = (names: string, rider: Rider): [string, Rider][] => names.split('|').map((name) => [licenseWords(name).join(' '), rider]);

/** By the words of its name. */
const riders: ReadonlyMap<string, Rider> = new Map([
  ...Object.entries(riderNames).flatMap(([id, names]) => named(names, { id })),
  ...named(openRiderNames, { id: 'LicenseRef-additional-restriction', because: 'what is restricted is not told' }),
]);

/** Words between a licence and what is added to it. */
const joiner = /^(?:with|w\/|w|plus|and|but|under|[+&,–-])$/i;

/** Licences that name such a limit as a part of their own name. */
const limitsItself = /^\W*(?:cc|creative\s+commons|polyform|prosperity)\b/i;

/** A name of a limit alone, as a part of a list: "MIT and Commons Clause". */
export function readRider(text: string): Part | undefined {
  const words = licenseWords(text);
  const rider = riders.get((joiner.test(words[0] ?? '') ? words.slice(1) : words).join(' '));
  return rider === undefined ? undefined : { kind: 'license', expression: { kind: 'reference', id: rider.id }, certainty: rider.because === undefined ? 'alias' : 'assumed', files: [], notes: rider.because === undefined ? [] : [`${JSON.stringify(text)} stands for a limit: ${rider.because}`] };
}

/** "Apache 2.0 with Commons Clause", "MIT (non-commercial use only)": a licence, and something that takes away a part of it. Both hold. */
export function readLimited(text: string, context: ReadingContext): Part | undefined {
  const words = text.replaceAll(/[-_\s]+(commons)[-_\s]+(clause)\b/gi, ' $1 $2').split(/\s+/);
  for (let at = 1; at < words.length; at++) {
    const limit = readRider(words.slice(at).join(' '));
    if (limit?.kind !== 'license') continue;
    const head = licenseBefore(words, at);
    if (limitsItself.test(head) || head === '') return undefined;
    const license = readPart(head, context);
    if (license?.kind === 'ambiguous') return together({ kind: 'license', expression: { kind: 'reference', id: `LicenseRef-unspecified-${license.label}` }, certainty: 'assumed', files: [], notes: license.notes }, limit, head);
    return license?.kind === 'license' ? together(license, limit, head) : undefined;
  }
  return undefined;
}

/** The words before the limit, without what joins them. */
function licenseBefore(words: readonly string[], at: number): string {
  let end = at;
  while (end > 0 && joiner.test(words[end - 1]!)) end--;
  return words.slice(0, end).join(' ').replace(/[\s,;:([]+$/, '');
}

function together(license: Part & { readonly kind: 'license' }, limit: Part & { readonly kind: 'license' }, head: string): Part {
  const isChoice = license.expression.kind === 'or';
  const isAssumed = isChoice || license.certainty === 'assumed' || limit.certainty === 'assumed';
  return {
    kind: 'license', expression: andExpressions([license.expression, limit.expression])!, certainty: isAssumed ? 'assumed' : 'alias', files: license.files,
    notes: [...license.notes, ...limit.notes, ...(isChoice ? [`${JSON.stringify(head)} is limited by ${renderLicenseExpression(limit.expression)}, whichever of it is chosen`] : [])],
  };
}
