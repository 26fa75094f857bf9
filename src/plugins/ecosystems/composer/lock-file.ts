import { checkShape } from '#core/inventory/check-shape.ts';
import { checkedEntries } from '#core/inventory/checked-entries.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { jsonEntries } from '#core/text/json-entries.ts';
import { jsonOutline } from '#core/text/json-outline.ts';
import { parseJson } from '#core/text/json.ts';
import { LARGE } from '#core/text/text-lines.ts';
import { isRecord, list, type Value } from '#core/text/value.ts';
import { composerLock, lockSections } from './shapes.ts';

/** `packages` are for production. */
export type Section = 'packages' | 'packages-dev';

export interface LockedEntry {
  readonly value: Value;
  /** 1-based line of the name. */
  line(): number | undefined;
}

type EntriesOf = (section: Section) => Iterable<LockedEntry>;

/** Entries of a lockfile, `undefined` where it is no object; those of a large one are read anew each time. Throws `TextSyntaxError`, here or while they are read. */
export function lockedEntries(file: SourceFile, found: Collector): EntriesOf | undefined {
  return file.size >= LARGE ? inPieces(file, found) : whole(file, found);
}

function whole(file: SourceFile, found: Collector): EntriesOf | undefined {
  const json = parseJson(file.text());
  if (!isRecord(json.value)) return undefined;
  checkShape(found, json, composerLock);
  return function* (section) {
    for (const [index, value] of list(json.value, section).entries()) yield { value, line: () => json.line(section, index, 'name') ?? json.line(section, index) };
  };
}

function inPieces(file: SourceFile, found: Collector): EntriesOf {
  const checked = new Set<Section>();
  return function* (section) {
    const wanted = (name: string): boolean => name === section;
    const entries = checked.has(section) ? jsonEntries(file.chunks(), wanted) : checkedEntries(found, file, { wanted, shape: lockSections[section] });
    checked.add(section);
    for (const { section: at, isItem, value, text, line } of entries) {
      if (at === section && isItem) yield { value, line: () => line + (jsonOutline(text).line(['name']) ?? 1) - 1 };
    }
  };
}
