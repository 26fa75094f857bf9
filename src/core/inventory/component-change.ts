import { listedChoice } from '../license/declared/listed-choice.ts';
import { readDeclaredLicense } from '../license/declared/read-declared-license.ts';
import type { LicenseExpression } from '../license/expression.ts';
import { renderLicenseExpression } from '../license/render-expression.ts';
import { parseLicenseExpression } from '../license/parse-expression.ts';
import type { ComponentChange, Direction } from '../model/comparison.ts';
import type { Component, Hash } from '../model/component.ts';
import type { UntoldFact } from '../model/inventory.ts';
import { purlPartsOf } from '../purl/purl.ts';
import { plainVersion } from '../sbom/merge/identity.ts';
import { saysOtherVariant } from './different-variant.ts';
import { orderOf } from './pair-versions.ts';

/** What is different; `undefined` when nothing that counts is. What a side does not tell is no difference. */
export function componentChange(before: Component, after: Component, untold: ReadonlySet<UntoldFact> = new Set()): ComponentChange | undefined {
  const variant = variantChange(before, after, untold.has('qualifiers'));
  const change: ComponentChange = {
    before,
    after,
    ...versionChange(before, after),
    ...licenseChange(before, after),
    ...(before.scope === after.scope || untold.has('scope') ? {} : { scope: { from: before.scope, to: after.scope } }),
    ...(before.direct === after.direct || untold.has('relation') ? {} : { direct: { from: before.direct, to: after.direct } }),
    ...(variant.variant === undefined ? contentChange(before, after) : variant),
  };
  return Object.keys(change).length > 2 ? change : undefined;
}

function versionChange(before: Component, after: Component): Pick<ComponentChange, 'version' | 'requirements'> {
  const { version: from, requirements: wanted } = before;
  const { version: to, requirements: wants } = after;
  if (from === undefined && to === undefined) {
    return wanted.join('\0') === wants.join('\0') ? {} : { requirements: { from: wanted, to: wants } };
  }
  if (isSameVersion(before, after)) return {};
  return { version: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), direction: directionOf(from, to, purlPartsOf(after.purl).type) } };
}

/** In whatever spelling: `v1.2.0` of Go, the epoch of Debian in the version or beside it. */
function isSameVersion(before: Component, after: Component): boolean {
  if (before.version === undefined || after.version === undefined) return false;
  return before.version === after.version || plain(before, before.version) === plain(after, after.version);
}

function plain({ purl }: Component, version: string): string {
  const { type, qualifiers } = purlPartsOf(purl);
  return plainVersion(version, type, qualifiers?.['epoch']);
}

function directionOf(from: string | undefined, to: string | undefined, type: string): Direction {
  if (from === undefined || to === undefined) return 'other';
  const order = orderOf(from, to, type);
  if (order === 0) return 'other';
  return order < 0 ? 'upgrade' : 'downgrade';
}

/** Declared licences as written, sorted and unique. */
export const declared = (component: Component): string[] => [...new Set(component.declaredLicenses.map(({ value }) => value))].sort();

function licenseChange(before: Component, after: Component): Pick<ComponentChange, 'license'> {
  const from = declared(before);
  const to = declared(after);
  if (from.length === 0 || to.length === 0 || from.join('\0') === to.join('\0') || meaning(before) === meaning(after)) return {};
  return { license: { from, to } };
}

/** `(MIT OR Apache-2.0)` and `MIT OR Apache-2.0`, `mit` and `MIT` say the same; so do two statements and both joined by AND, as SPDX has to write them, or by OR where a list means that. */
function meaning(component: Component): string {
  const choice = listedChoice({ vocabulary: component.purl.slice(4, component.purl.indexOf('/')), declaredLicenses: component.declaredLicenses });
  if (choice !== undefined) return alternatives(choice);
  const licenses = declared(component);
  const single = licenses.length === 1 ? expressionIn(licenses[0]!, component) : undefined;
  if (single?.kind === 'or') return alternatives(single.operands);
  const canonical = licenses.flatMap((license) => {
    const expression = expressionIn(license, component);
    if (expression === undefined) return [license.trim()];
    return (expression.kind === 'and' ? expression.operands : [expression]).map(renderLicenseExpression);
  });
  return [...new Set(canonical)].sort().join('\0');
}

/** As it is read elsewhere: an expression, or a name that means one licence for certain (`Apache License, Version 2.0`). */
function expressionIn(license: string, { purl }: Component): LicenseExpression | undefined {
  const read = readDeclaredLicense(license, purlPartsOf(purl).type);
  if (read.kind === 'expression' && read.certainty !== 'assumed' && read.files.length === 0) return read.expression;
  const parsed = parseLicenseExpression(license.trim(), { unknownIds: 'accept' });
  return parsed.ok ? parsed.expression : undefined;
}

/** In whatever order. */
const alternatives = (expressions: readonly LicenseExpression[]): string => `OR\0${[...new Set(expressions.map(renderLicenseExpression))].sort().join('\0')}`;

/** Where both sides state hashes by the same algorithm and have none in common; only for the same version, others differ anyway. */
function contentChange(before: Component, after: Component): Pick<ComponentChange, 'content'> {
  if (!isSameVersion(before, after)) return {};
  const of = (hashes: readonly Hash[], algorithm: string) => hashes.filter((hash) => hash.algorithm === algorithm).map(({ value }) => value);
  for (const algorithm of new Set(before.hashes.map((hash) => hash.algorithm))) {
    const old = of(before.hashes, algorithm);
    const fresh = of(after.hashes, algorithm);
    if (fresh.length > 0 && !old.some((value) => fresh.includes(value))) return { content: { from: before.hashes, to: after.hashes } };
  }
  return {};
}

function variantChange(before: Component, after: Component, isSpelledFreely: boolean): Pick<ComponentChange, 'variant'> {
  const from = variantOf(before);
  const to = variantOf(after);
  return from === to || (isSpelledFreely && !saysOtherVariant(before.purl, after.purl)) ? {} : { variant: { from, to } };
}

/** What follows name and version in a purl. */
export function variantOf({ purl }: Component): string {
  const at = purl.search(/[?#]/);
  return at === -1 ? '' : purl.slice(at);
}
