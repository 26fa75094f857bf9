import { enumerate } from '../text/enumerate.ts';
import type { Value } from '../text/value.ts';
import type { Collector } from './collector.ts';

/** A value that is of a kind that its place does not take. */
export interface WrongKind {
  /** As a person would call the entry. */
  readonly name: string;
  readonly value: Value;
  readonly line?: number | undefined;
}

/** One issue for all entries of a file that should be texts and are none, at the first of them; nothing when there are none. */
export function reportNoTexts(found: Collector, entries: readonly WrongKind[], file?: string): void {
  const [first] = entries;
  if (first === undefined) return;
  const named = enumerate(entries.map(({ name, value }) => `${JSON.stringify(name.slice(0, 100))} (${kindOf(value)})`));
  const subject = entries.length === 1 ? 'a dependency was left out, because what it asks for is no text' : `${entries.length} dependencies were left out, because what they ask for is no text`;
  found.issue({ code: 'partial', file, line: first.line, message: `${subject}: ${named}`, remedy: 'Write which version is asked for as text in quotes.' });
}

/** The kind of a value, for a sentence. */
export function kindOf(value: Value): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return 'a text';
  return typeof value === 'number' || typeof value === 'bigint' ? 'a number' : String(value);
}
