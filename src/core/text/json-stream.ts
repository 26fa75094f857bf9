import { JsonScanner } from './json-scanner.ts';
import type { Value } from './value.ts';

/** In a pattern: any key of an object, any item of an array. */
export const ANY_KEY: unique symbol = Symbol('any key');

/** A path from the root; array indexes are numbers. */
export type JsonPattern = readonly (string | number | typeof ANY_KEY)[];

/** A member of an object or an item of an array. */
export interface JsonEntry {
  readonly path: readonly (string | number)[];
  /** The last of the path; empty for the whole document. */
  readonly key: string | number;
  readonly value: Value;
  /** 1-based line of the key (or item). */
  readonly line: number;
}

/**
 * The members of the object (items of the array) at the path, one at a time: of a file of any size no more than one of them is in memory.
 * Nothing comes when there is no such place. Throws `TextSyntaxError`; what is skipped is checked for its brackets and ends only.
 */
export function jsonEntries(chunks: Iterable<Uint8Array>, path: readonly (string | number)[] = []): Generator<JsonEntry> {
  return jsonMatches(chunks, [[...path, ANY_KEY]]);
}

/** Everything that matches one of the patterns, in the order of the text, in one pass. What is inside of a match is part of it, not another match. */
export function* jsonMatches(chunks: Iterable<Uint8Array>, patterns: readonly JsonPattern[]): Generator<JsonEntry> {
  const scanner = new JsonScanner(chunks);
  try {
    yield* matches(scanner, choicesOf(patterns), [], 1);
    scanner.finish();
  } finally {
    scanner.close();
  }
}

/** Patterns as a tree: what each key leads to. */
interface Choices {
  readonly matched: boolean;
  readonly keys: ReadonlyMap<string, Choices>;
  readonly other: Choices | undefined;
}

function choicesOf(patterns: readonly JsonPattern[]): Choices {
  const after = (takes: (head: JsonPattern[number]) => boolean): JsonPattern[] =>
    patterns.filter(([head]) => head !== undefined && takes(head)).map(([, ...rest]) => rest);
  const named = new Set(patterns.flatMap(([head]) => (head === undefined || head === ANY_KEY ? [] : [String(head)])));
  const others = after((head) => head === ANY_KEY);
  return {
    matched: patterns.some(({ length }) => length === 0),
    keys: new Map([...named].map((name) => [name, choicesOf(after((head) => head === ANY_KEY || String(head) === name))])),
    other: others.length > 0 ? choicesOf(others) : undefined,
  };
}

/** Recursion is as deep as the longest pattern. */
function* matches(scanner: JsonScanner, choices: Choices, path: readonly (string | number)[], line: number): Generator<JsonEntry> {
  if (choices.matched) {
    yield { path, key: path.at(-1) ?? '', value: scanner.value(), line };
    return;
  }
  const isObject = scanner.open(choices.keys.size > 0 || choices.other !== undefined);
  if (isObject === undefined) return;
  for (let index = 0; scanner.next(isObject, index === 0); index++) {
    const key = isObject ? scanner.key() : index;
    const { line: keyLine } = scanner;
    if (isObject) scanner.colon();
    const chosen = choices.keys.get(String(key)) ?? choices.other;
    if (chosen === undefined) scanner.skip();
    else if (chosen.matched) yield { path: [...path, key], key, value: scanner.value(), line: keyLine };
    else yield* matches(scanner, chosen, [...path, key], keyLine);
  }
}
