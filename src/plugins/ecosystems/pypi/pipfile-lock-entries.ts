import { checkShape, type Issues } from '#core/inventory/check-shape.ts';
import { checkedEntries } from '#core/inventory/checked-entries.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { jsonEntries } from '#core/text/json-entries.ts';
import { parseJson } from '#core/text/json.ts';
import { LARGE } from '#core/text/text-lines.ts';
import { entries, get, isRecord, type Value } from '#core/text/value.ts';
import { pipfileLock, pipfileLockParts } from './lockfile-shapes.ts';

/** What a Pipfile.lock says of one package. */
export interface PipenvEntry {
  /** `default`, `develop`, or one of the project's own. */
  readonly category: string;
  /** As written. */
  readonly name: string;
  readonly value: Value;
  /** 1-based line of the name. */
  line(): number | undefined;
}

/** A Pipfile.lock, whole or in pieces. */
export interface PipenvLock {
  /** `_meta`. */
  readonly meta: Value;
  /** 1-based line of a member of `_meta`. */
  metaLine(key: string): number | undefined;
  /** In order; those of a large file are read anew each time. Throws `TextSyntaxError`. */
  packages(): Iterable<PipenvEntry>;
}

/** `undefined`: there is no object at the top. Throws `TextSyntaxError`, here or while packages are read. */
export function openPipenvLock(file: SourceFile, found: Issues): PipenvLock | undefined {
  return file.size >= LARGE ? inPieces(file, found) : whole(file, found);
}

function whole(file: SourceFile, found: Issues): PipenvLock | undefined {
  const json = parseJson(file.text());
  if (!isRecord(json.value)) return undefined;
  checkShape(found, json, pipfileLock);
  return {
    meta: get(json.value, META),
    metaLine: (key) => json.line(META, key),
    *packages() {
      for (const [category, section] of entries(json.value)) {
        if (category !== META) for (const [name, value] of entries(section)) yield { category, name, value, line: () => json.line(category, name) };
      }
    },
  };
}

function inPieces(file: SourceFile, found: Issues): PipenvLock {
  const meta: Record<string, Value> = {};
  const lines = new Map<string, number>();
  for (const { section, key, value, line } of checkedEntries(found, file, { wanted: (name) => name === META, shape: pipfileLockParts.meta })) {
    if (section !== META || key === undefined) continue;
    Object.defineProperty(meta, key, { value, enumerable: true, configurable: true, writable: true });
    lines.set(key, line);
  }
  const wanted = (name: string): boolean => name !== META;
  let isChecked = false;
  return {
    meta,
    metaLine: (key) => lines.get(key),
    *packages() {
      const entries = isChecked ? jsonEntries(file.chunks(), wanted) : checkedEntries(found, file, { wanted, shape: pipfileLockParts.packages });
      isChecked = true;
      for (const { section: category, key, value, line } of entries) if (wanted(category) && key !== undefined) yield { category, name: key, value, line: () => line };
    },
  };
}

const META = '_meta';
