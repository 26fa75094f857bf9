import type { Foreign, SbomFamily } from '../../model/sbom.ts';
import { isRecord, type Value, type ValueRecord } from '../../text/value.ts';
import { unitedEvidence } from '../cyclonedx/evidence.ts';
import { isNeutralMember } from '../foreign-losses.ts';
import { isSaid } from '../is-said.ts';
import { sameValue } from '../same-value.ts';

export interface MergedForeign {
  readonly foreign: Foreign;
  /** Members of which the first document's are kept though the second says something else. */
  readonly differing: readonly string[];
}

/** What two documents say of one component in the words of their formats, member by member: lists are united, of two other values the first is kept. */
export function mergedForeign(a: Foreign, b: Foreign): MergedForeign {
  const foreign: Partial<Record<SbomFamily, ValueRecord>> = { ...b, ...a };
  const differing: string[] = [];
  for (const family of Object.keys(b) as SbomFamily[]) {
    const [ours, theirs] = [a[family], b[family]];
    if (ours !== undefined && theirs !== undefined) foreign[family] = mergedMembers(family, ours, theirs, differing);
  }
  return { foreign, differing };
}

function mergedMembers(family: SbomFamily, ours: ValueRecord, theirs: ValueRecord, differing: string[]): ValueRecord {
  const more: Record<string, Value> = {};
  for (const key of Object.keys(theirs)) {
    // what is ours alone, or stands in the model
    if (key.startsWith('$') || key === 'annotations' || key === 'extension') continue;
    const [known, other] = [ours[key], theirs[key]];
    if (key === 'evidence' && family === 'cyclonedx' && isRecord(known) && isRecord(other)) more[key] = unitedEvidence(known, other, (member) => differing.push(`${key}/${member}`));
    else if (isNeutralMember(family, key)) {
      // only CycloneDX asks whether it still says what the model does
      if (family === 'cyclonedx' && known === undefined) more[key] = other;
    } else if (!isSaid(known)) more[key] = other;
    else if (Array.isArray(known) && Array.isArray(other)) more[key] = [...known, ...other.filter((item) => !known.some((one) => sameValue(one, item)))];
    else if (isSaid(other) && !sameValue(known, other)) differing.push(key);
  }
  return Object.keys(more).length === 0 ? ours : { ...ours, ...more };
}
