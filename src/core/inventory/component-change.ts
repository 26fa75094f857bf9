import { listedChoice } from '../license/declared/listed-choice.ts';
import type { LicenseExpression } from '../license/expression.ts';
import { renderLicenseExpression } from '../license/render-expression.ts';
import { parseLicenseExpression } from '../license/parse-expression.ts';
import type { ComponentChange, Direction } from '../model/comparison.ts';
import type { Component, Hash } from '../model/component.ts';
import { purlPartsOf } from '../purl/purl.ts';
import { orderOf } from './pair-versions.ts';

/** What is different; `undefined` when nothing that counts is. */
export function componentChange(before: Component, after: Component): ComponentChange | undefined {
  const change: ComponentChange = {
    before,
    after,
    ...versionChange(before, after),
    ...licenseChange(before, after),
    ...(before.scope === after.scope ? {} : { scope: { from: before.scope, to: after.scope } }),
    ...(before.direct === after.direct ? {} : { direct: { from: before.direct, to: after.direct } }),
    ...contentChange(before, after),
    ...variantChange(before, after),
  };
  return Object.keys(change).length > 2 ? change : undefined;
}

function versionChange(before: Component, after: Component): Pick<ComponentChange, 'version' | 'requirements'> {
  const { version: from, requirements: wanted } = before;
  const { version: to, requirements: wants } = after;
  if (from === undefined && to === undefined) {
    return wanted.join('\0') === wants.join('\0') ? {} : { requirements: { from: wanted, to: wants } };
  }
  if (from === to) return {};
  return { version: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), direction: directionOf(from, to, purlPartsOf(after.purl).type) } };
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
  if (from.length === 0 || to.length === 0 || meaning(before) === meaning(after)) return {};
  return { license: { from, to } };
}

/** `(MIT OR Apache-2.0)` and `MIT OR Apache-2.0`, `mit` and `MIT` say the same; so do two statements and both joined by AND, as SPDX has to write them, or by OR where a list means that. */
function meaning(component: Component): string {
  const choice = listedChoice(component);
  if (choice !== undefined) return alternatives(choice);
  const licenses = declared(component);
  const single = licenses.length === 1 ? parseLicenseExpression(licenses[0]!.trim(), { unknownIds: 'accept' }) : undefined;
  if (single?.ok === true && single.expression.kind === 'or') return alternatives(single.expression.operands);
  const canonical = licenses.flatMap((license) => {
    const parsed = parseLicenseExpression(license.trim(), { unknownIds: 'accept' });
    if (!parsed.ok) return [license.trim()];
    return (parsed.expression.kind === 'and' ? parsed.expression.operands : [parsed.expression]).map(renderLicenseExpression);
  });
  return [...new Set(canonical)].sort().join('\0');
}

/** In whatever order. */
const alternatives = (expressions: readonly LicenseExpression[]): string => `OR\0${[...new Set(expressions.map(renderLicenseExpression))].sort().join('\0')}`;

/** Where both sides state hashes by the same algorithm and have none in common; only for the same version, others differ anyway. */
function contentChange(before: Component, after: Component): Pick<ComponentChange, 'content'> {
  if (before.purl !== after.purl || before.version === undefined) return {};
  const of = (hashes: readonly Hash[], algorithm: string) => hashes.filter((hash) => hash.algorithm === algorithm).map(({ value }) => value);
  for (const algorithm of new Set(before.hashes.map((hash) => hash.algorithm))) {
    const old = of(before.hashes, algorithm);
    const fresh = of(after.hashes, algorithm);
    if (fresh.length > 0 && !old.some((value) => fresh.includes(value))) return { content: { from: before.hashes, to: after.hashes } };
  }
  return {};
}

function variantChange(before: Component, after: Component): Pick<ComponentChange, 'variant'> {
  const from = variantOf(before);
  const to = variantOf(after);
  return from === to ? {} : { variant: { from, to } };
}

/** What follows name and version in a purl. */
export function variantOf({ purl }: Component): string {
  const at = purl.search(/[?#]/);
  return at === -1 ? '' : purl.slice(at);
}
