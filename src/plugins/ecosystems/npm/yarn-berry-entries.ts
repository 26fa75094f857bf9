import { checkedPieces, type Issues } from '#core/inventory/check-shape.ts';
import { isRecord, type ValueRecord } from '#core/text/value.ts';
import { mappingMembers } from '#core/text/yaml-pieces.ts';
import { berryEntry } from './lockfile-shapes.ts';

/** One entry of a yarn.lock of Yarn 2 and later; `__metadata` is one too. */
export interface BerryEntry {
  /** Descriptors, comma-separated as in the file. */
  readonly key: string;
  readonly value: ValueRecord;
  readonly line: number;
}

/** The file is YAML whose top level is one long mapping. Throws `TextSyntaxError`. */
export function* berryEntries(lines: Iterable<string>, found: Issues): Generator<BerryEntry> {
  for (const { key, value, line } of checkedPieces(found, mappingMembers(lines), berryEntry, (member) => [member.key])) if (isRecord(value)) yield { key, value, line };
}
