import type { KnownLicense } from '#core/gate/known-license.ts';
import type { LicenseExpression, LicenseTerm } from '#core/license/expression.ts';
import { licenseAlternatives } from '#core/license/license-alternatives.ts';
import { normalizeExpression } from '#core/license/normalize-expression.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import type { DeterminedUse } from './declared-use.ts';

/**
 * The licence that an entry of `muster.yaml` states. One of those that the package offers is a choice. Any other takes the place of what the package
 * says: both sides are kept, and the package stays contradictory unless a contract covers the use.
 */
export function statedLicense({ license, licenseFrom, entitlement }: DeterminedUse['stated'], found: KnownLicense): KnownLicense {
  const stated = license!;
  const line = licenseFrom?.line;
  const reason = licenseFrom?.reason ?? 'no reason is given';
  const evidence = [{ path: 'muster.yaml', ...(line === undefined ? {} : { line }), says: stated }, ...found.evidence];
  const known = { basis: 'stated', expression: stated, declared: found.declared, evidence } as const;
  const others = sidesOf(found);
  // a limit in some file of the package holds whatever was chosen
  const limits = found.status === 'settled' && found.besides !== undefined ? { besides: found.besides } : {};
  if (others.length === 0 || isOffered(stated, others)) return { ...known, ...limits, status: 'settled', notes: [reason] };
  const override = { stated, found: others };
  const isDecided = found.status === 'unknown' || entitlement === true;
  return {
    ...known, ...(isDecided ? limits : { besides: [...new Set([...others, ...(found.besides ?? [])])].filter((side) => parsed(side) !== undefined) }), status: isDecided ? 'settled' : 'conflict', override,
    notes: [`muster.yaml${line === undefined ? '' : `:${line}`} states ${stated}; the package says ${others.join(' and ')}. The reason given: ${reason}`, ...found.notes],
  };
}

/** Each licence that the package names, once; where its sources contradict each other, all of them. */
function sidesOf({ status, expression, declared, evidence }: KnownLicense): string[] {
  return [...new Set([...(expression === undefined ? declared : [expression]), ...declared.filter((text) => parsed(text) !== undefined), ...(status === 'conflict' ? evidence.map(({ says }) => says) : [])])];
}

function isOffered(stated: string, sides: readonly string[]): boolean {
  const offered = new Set(sides.flatMap((side) => waysOf(side)));
  const taken = waysOf(stated);
  return taken.length > 0 && taken.every((way) => offered.has(way) || offered.has(way.replaceAll(/-only(?= |$)/g, '-or-later')));
}

/** Every way to comply, in one spelling. */
function waysOf(text: string): string[] {
  const expression = parsed(text);
  if (expression === undefined) return [];
  const normal = normalizeExpression(expression);
  const ways = licenseAlternatives(normal);
  return ways.kind === 'alternatives' ? ways.alternatives.map(spelled) : [renderLicenseExpression(normal)];
}

const spelled = (terms: readonly LicenseTerm[]): string => terms.map((term) => renderLicenseExpression(term)).toSorted().join(' AND ');

function parsed(text: string): LicenseExpression | undefined {
  const read = parseLicenseExpression(text, { unknownIds: 'accept' });
  return read.ok ? read.expression : undefined;
}
