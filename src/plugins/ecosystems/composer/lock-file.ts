import { checkedPieces, checkShape } from '#core/inventory/check-shape.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { jsonEntries } from '#core/text/json-entries.ts';
import { jsonOutline } from '#core/text/json-outline.ts';
import { parseJson } from '#core/text/json.ts';
import { LARGE } from '#core/text/text-lines.ts';
import { isRecord, list, type Value } from '#core/text/value.ts';
import { composerLock, lockedPackage } from './shapes.ts';

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
  const read: EntriesOf | undefined = file.size >= LARGE ? (section) => inPieces(file, section) : whole(file, found);
  const checked = new Set<Section>();
  return read && ((section) => {
    if (checked.has(section)) return read(section);
    checked.add(section);
    return checkedPieces(found, read(section), lockedPackage, (_, index) => [section, index]);
  });
}

function whole(file: SourceFile, found: Collector): EntriesOf | undefined {
  const json = parseJson(file.text());
  if (!isRecord(json.value)) return undefined;
  checkShape(found, json, composerLock);
  return function* (section) {
    for (const [index, value] of list(json.value, section).entries()) yield { value, line: () => json.line(section, index, 'name') ?? json.line(section, index) };
  };
}

function* inPieces(file: SourceFile, section: Section): Generator<LockedEntry> {
  for (const { section: at, isItem, value, text, line } of jsonEntries(file.chunks(), (name) => name === section)) {
    if (at === section && isItem) yield { value, line: () => line + (jsonOutline(text).line(['name']) ?? 1) - 1 };
  }
}
