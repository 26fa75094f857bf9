import type { SbomFamily } from '../model/sbom.ts';
import { list, strings, text, type Value, type ValueRecord } from '../text/value.ts';
import { isSaid } from './is-said.ts';
import { mediaTypeOf } from './spdx2/file-types.ts';
import { checksumAlgorithms } from './spdx2/names.data.ts';
import { readParty } from './spdx2/party.ts';
import { hasChecksum } from './spdx-facts.ts';

/** Members of a package or file that other formats have in part: places below it of what `target` has not. */
export function* partsOfSpdx2(parts: ValueRecord, target: SbomFamily): Generator<string> {
  const isLess = target !== 'spdx3';
  const isKept = (item: Value): boolean => checksumAlgorithms.has(text(item, 'algorithm') ?? '') || (!isLess && hasChecksum(item));
  if (!list(parts, 'checksums').every(isKept)) yield 'checksums';
  for (const key of ['supplier', 'originator']) {
    const said = text(parts, key) ?? '';
    if (isSaid(said) && !said.startsWith('NOASSERTION') && readParty(said) === undefined) yield key;
  }
  if (list(parts, 'externalRefs').some((item) => isSaid(text(item, 'comment')) && isIdentifier(text(item, 'referenceType') ?? ''))) yield 'externalRefs/comment';
  if (!isLess) return;
  for (const key of ['packageVerificationCode', 'summary']) if (isSaid(parts[key]) && (key !== 'summary' || isSaid(parts['description']))) yield key;
  const types = strings(parts, 'fileTypes');
  if (types.some((type) => mediaTypeOf([type]) === undefined) || types.length > 1) yield 'fileTypes';
}

/** Of which the neutral model keeps the value alone. */
const isIdentifier = (type: string): boolean => ['purl', 'cpe22Type', 'cpe23Type', 'swid', 'swh', 'gitoid'].includes(type.slice(type.lastIndexOf('/') + 1));
