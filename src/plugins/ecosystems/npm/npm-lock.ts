import { checkShape, type Issues } from '#core/inventory/check-shape.ts';
import { checkedEntries } from '#core/inventory/checked-entries.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { jsonEntries } from '#core/text/json-entries.ts';
import { parseJson } from '#core/text/json.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { isRecord, record, type Value, type ValueRecord } from '#core/text/value.ts';
import { npmLockSections } from './lockfile-shapes.ts';

export interface LockMember {
  readonly key: string;
  readonly value: Value;
  /** 1-based line of the member, or of something inside of it; of a file read in pieces always that of the member. */
  line(...path: readonly string[]): number | undefined;
}

/** A lockfile of npm, whole or in pieces. */
export interface NpmLock {
  /** The members of an object at the top level, in order. */
  members(section: 'packages' | 'dependencies'): Iterable<LockMember>;
  /** What stands at the top level itself, as far as it was seen. */
  head(): ValueRecord;
  /** 1-based line of what stands at the top level itself, as far as it was seen. */
  headLine(key: string): number | undefined;
}

/** From this size on a lockfile is read in pieces, in bytes. */
const LARGE = 2 ** 20;

/** Throws `TextSyntaxError`, here or while members are read. */
export function openLock(file: SourceFile, found: Issues): NpmLock {
  return file.size >= LARGE ? inPieces(file, found) : whole(file, found);
}

function whole(file: SourceFile, found: Issues): NpmLock {
  const json = parseJson(file.text());
  const lock = json.value;
  if (!isRecord(lock)) throw new TextSyntaxError('the lockfile is not an object', 1);
  const checked = new Set<string>();
  return {
    *members(section) {
      if (!checked.has(section)) checkShape(found, json, npmLockSections[section]);
      checked.add(section);
      for (const [key, value] of Object.entries(record(lock, section))) yield { key, value, line: (...path) => json.line(section, key, ...path) };
    },
    head: () => lock,
    headLine: (key) => json.line(key),
  };
}

function inPieces(file: SourceFile, found: Issues): NpmLock {
  const head = new Map<string, Value>();
  const lines = new Map<string, number>();
  const checked = new Set<string>();
  return {
    *members(section) {
      const wanted = (name: string): boolean => name === section;
      const entries = checked.has(section) ? jsonEntries(file.chunks(), wanted) : checkedEntries(found, file, { wanted, shape: npmLockSections[section] });
      checked.add(section);
      for (const { section: at, key, isItem, value, line } of entries) {
        if (isItem) continue;
        if (key === undefined) {
          head.set(at, value);
          lines.set(at, line);
        }
        else yield { key, value, line: () => line };
      }
    },
    head: () => Object.fromEntries(head),
    headLine: (key) => lines.get(key),
  };
}
