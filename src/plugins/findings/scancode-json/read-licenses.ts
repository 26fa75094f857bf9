import type { MatchKind } from '#core/license/detect/match-kinds.ts';
import type { FoundLicense } from '#core/model/file-findings.ts';
import { get, list, text, type Value } from '#core/text/value.ts';
import { canonical, type LicenseKeys } from './license-keys.ts';
import { standsIn } from './scanned-files.ts';

/** Hears of what cannot be taken over: keys from the file on, and what is wrong. */
export type Report = (path: readonly (string | number)[], message: string) => void;

/** Matches of a file: `license_detections` and `license_clues` since version 32, `licenses` before. What stands in another file is told there. */
export function readLicenses(file: Value, place: { readonly name: string; readonly root: string | undefined }, keys: LicenseKeys, report: Report): FoundLicense[] {
  const found: FoundLicense[] = [];
  const add = (path: readonly (string | number)[], match: Value, kind?: MatchKind): void => {
    if (!standsIn(match, place)) return;
    const finding = readMatch(match, keys, kind);
    if (typeof finding === 'string') report(path, finding);
    else found.push(finding);
  };
  list(file, 'license_detections').forEach((detection, at) => list(detection, 'matches').forEach((match, index) => add(['license_detections', at, 'matches', index], match)));
  list(file, 'license_clues').forEach((clue, index) => add(['license_clues', index], clue, 'clue'));
  // before version 32 each licence of a match is an entry of its own
  const seen = new Set<string>();
  list(file, 'licenses').forEach((match, index) => {
    const identity = JSON.stringify([get(match, 'matched_rule', 'identifier'), get(match, 'matched_rule', 'license_expression'), get(match, 'start_line'), get(match, 'end_line')]);
    if (seen.has(identity)) return;
    seen.add(identity);
    add(['licenses', index], match);
  });
  return found.sort((a, b) => a.startLine - b.startLine || a.endLine - b.endLine);
}

/** The finding, or why it is none. */
function readMatch(match: Value, keys: LicenseKeys, kind: MatchKind | undefined): FoundLicense | string {
  const rule = get(match, 'matched_rule');
  const spdx = text(match, 'license_expression_spdx');
  const own = text(match, 'license_expression') ?? text(rule, 'license_expression') ?? text(match, 'key');
  const expression = (spdx === undefined || spdx === '' ? undefined : canonical(spdx)) ?? (own === undefined || own === '' ? undefined : keys.spdx(own));
  if (expression === undefined) return own === undefined && spdx === undefined ? 'the match names no licence' : `${JSON.stringify(spdx ?? own)} is no licence expression`;
  const startLine = lineNumber(get(match, 'start_line'));
  const endLine = lineNumber(get(match, 'end_line')) ?? startLine;
  if (startLine === undefined || endLine === undefined || endLine < startLine) return 'the match has no lines, or they run backwards';
  const score = part(get(match, 'score'));
  if (score === undefined) return 'the match has no score from 0 to 100';
  const coverage = part(get(match, 'match_coverage') ?? get(rule, 'match_coverage'));
  const name = text(match, 'rule_identifier') ?? text(rule, 'identifier');
  return { kind: kind ?? kindOf(match, rule, name), expression, startLine, endLine, ...(coverage !== undefined && { coverage }), score, ...(name !== undefined && { rule: name }) };
}

/** By the flags of the rule, which only older versions tell; else by its name and by who matched. */
function kindOf(match: Value, rule: Value, name: string | undefined): MatchKind {
  const matcher = text(match, 'matcher') ?? text(rule, 'matcher') ?? '';
  if (matcher === '1-spdx-id' || name?.startsWith('spdx-license-identifier') === true) return 'tag';
  if (get(rule, 'is_license_text') === true || name?.endsWith('.LICENSE') === true) return 'text';
  if (get(rule, 'is_license_tag') === true) return 'manifest';
  return get(rule, 'is_license_reference') === true || get(rule, 'is_license_intro') === true ? 'mention' : 'notice';
}

export const lineNumber = (value: Value): number | undefined => (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 ? value : undefined);

const part = (value: Value): number | undefined => (typeof value === 'number' && value >= 0 && value <= 100 ? Math.round(value * 10) / 1000 : undefined);
