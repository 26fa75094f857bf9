import { checkShape, type Issues } from '#core/inventory/check-shape.ts';
import { checkedEntries } from '#core/inventory/checked-entries.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { piecesWithoutComments } from '#core/text/json-comment-pieces.ts';
import { jsonEntries } from '#core/text/json-entries.ts';
import { jsonHead } from '#core/text/json-head.ts';
import { parseJson, type JsonText } from '#core/text/json.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { LARGE } from '#core/text/text-lines.ts';
import { entries, isRecord, type Value } from '#core/text/value.ts';
import { bunLock, bunLockParts } from './lockfile-shapes.ts';

export interface BunEntry {
  /** Path of names below `node_modules`. */
  readonly key: string;
  readonly value: Value;
  /** 1-based line of the key. */
  line(): number | undefined;
}

/** What stands beside the packages. */
export type BunHead = Pick<JsonText, 'value' | 'line'>;

/** A bun.lock, whole or in pieces. */
export interface BunText {
  readonly head: BunHead;
  /** In order; those of a large file are read anew each time. Throws `TextSyntaxError`. */
  packages(): Iterable<BunEntry>;
}

/** Throws `TextSyntaxError`, here or while packages are read. */
export function openBunLock(file: SourceFile, found: Issues): BunText {
  return file.size >= LARGE ? inPieces(file, found) : whole(file, found);
}

function whole(file: SourceFile, found: Issues): BunText {
  const json = parseJson(file.text(), { comments: true });
  if (!isRecord(json.value)) throw new TextSyntaxError('the lockfile is not an object', 1);
  checkShape(found, json, bunLock);
  return {
    head: json,
    *packages() {
      for (const [key, value] of entries(json.value, PACKAGES)) yield { key, value, line: () => json.line(PACKAGES, key) };
    },
  };
}

function inPieces(file: SourceFile, found: Issues): BunText {
  const pieces = { chunks: () => piecesWithoutComments(file.chunks()) };
  const wanted = (section: string): boolean => section === PACKAGES;
  let isChecked = false;
  return {
    head: jsonHead(checkedEntries(found, pieces, { wanted: (section) => section !== PACKAGES, shape: bunLockParts.head })),
    *packages() {
      const members = isChecked ? jsonEntries(pieces.chunks(), wanted) : checkedEntries(found, pieces, { wanted, shape: bunLockParts.packages });
      isChecked = true;
      for (const { section, key, value, line } of members) if (section === PACKAGES && key !== undefined) yield { key, value, line: () => line };
    },
  };
}

const PACKAGES = 'packages';
