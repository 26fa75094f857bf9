import { checkedPieces, type Issues } from '#core/inventory/check-shape.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { jsonEntries } from '#core/text/json-entries.ts';
import { parseJson } from '#core/text/json.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { isRecord, record, type Value, type ValueRecord } from '#core/text/value.ts';
import { npmLockDependency, npmLockPackage } from './lockfile-shapes.ts';

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
  const lock = file.size >= LARGE ? inPieces(file) : whole(file);
  const checked = new Set<string>();
  return {
    head: () => lock.head(),
    headLine: (key) => lock.headLine(key),
    members(section) {
      if (checked.has(section)) return lock.members(section);
      checked.add(section);
      return checkedPieces(found, lock.members(section), section === 'packages' ? npmLockPackage : npmLockDependency, ({ key }) => [section, key]);
    },
  };
}

function whole(file: SourceFile): NpmLock {
  const json = parseJson(file.text());
  const lock = json.value;
  if (!isRecord(lock)) throw new TextSyntaxError('the lockfile is not an object', 1);
  return {
    *members(section) {
      for (const [key, value] of Object.entries(record(lock, section))) yield { key, value, line: (...path) => json.line(section, key, ...path) };
    },
    head: () => lock,
    headLine: (key) => json.line(key),
  };
}

function inPieces(file: SourceFile): NpmLock {
  const head = new Map<string, Value>();
  const lines = new Map<string, number>();
  return {
    *members(section) {
      for (const { section: at, key, isItem, value, line } of jsonEntries(file.chunks(), (name) => name === section)) {
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
