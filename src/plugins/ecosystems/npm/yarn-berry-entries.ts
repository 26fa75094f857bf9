import { isRecord, type ValueRecord } from '#core/text/value.ts';
import { mappingMembers } from '#core/text/yaml-pieces.ts';

/** One entry of a yarn.lock of Yarn 2 and later; `__metadata` is one too. */
export interface BerryEntry {
  /** Descriptors, comma-separated as in the file. */
  readonly key: string;
  readonly value: ValueRecord;
  readonly line: number;
}

/** The file is YAML whose top level is one long mapping. Throws `TextSyntaxError`. */
export function* berryEntries(lines: Iterable<string>): Generator<BerryEntry> {
  for (const { key, value, line } of mappingMembers(lines)) if (isRecord(value)) yield { key, value, line };
}
