import { termsIn, type LicenseExpression } from '../license/expression.ts';
import { obligationCodes } from '../license-knowledge/duty.ts';
import { licenseCategories, type LicenseCategory } from '../license-knowledge/license-facts.ts';
import type { ExceptionEffect } from '../license-knowledge/exception-facts.ts';
import type { LicenseKnowledge, TermFacts } from '../license-knowledge/knowledge.ts';
import type { Linkage } from '../usage/usage-facts.ts';
import { combineLicenses } from '../license/combine-expressions.ts';

/** What policy rules ask about an effective licence, whatever the use. */
export interface LicensePolicyFacts {
  /** Without repetitions, in the order of the glossary; `unclassified` for a licence without facts. */
  readonly categories: readonly LicenseCategory[];
  /** Long names of what it can ever ask for; content licences have the one value `attribution` for notices and reference. */
  readonly obligations: readonly string[];
  /** Every strong copyleft in it has an exception that lets other work be combined with it in this way on other terms. */
  readonly linkingException: boolean;
  /** Terms about which nothing is known. */
  readonly unknown: readonly LicenseExpression[];
}

export function licensePolicyFacts(effective: LicenseExpression, knowledge: LicenseKnowledge, linkage: Linkage | 'unknown' = 'unknown'): LicensePolicyFacts {
  const terms = termsIn(effective).map((term) => ({ term, facts: knowledge.term(term) }));
  const known = terms.flatMap(({ facts }) => (facts === undefined ? [] : [facts]));
  const found = new Set<LicenseCategory>(known.map(({ license }) => license.category));
  const isUnknown = (facts: TermFacts | undefined): boolean => facts === undefined || facts.unknownException !== undefined;
  if (terms.some(({ facts }) => isUnknown(facts))) found.add('unclassified');
  const strong = known.filter(({ license: { copyleft, forContent } }) => copyleft.strength === 'strong' && !forContent);
  return {
    categories: licenseCategories.filter((category) => found.has(category)),
    obligations: [...new Set(known.flatMap(namesOf))],
    linkingException: strong.length > 0 && strong.every(({ exception }) => exception !== undefined && frees(exception.effect, linkage)),
    unknown: terms.filter(({ facts }) => isUnknown(facts)).map(({ term }) => combineLicenses('and', [term])),
  };
}

/** Not the boundary of system calls: what is linked to a kernel does not stay behind it. Who copies the code into files of his own does not link to it. */
const frees = (effect: ExceptionEffect, linkage: Linkage | 'unknown'): boolean => effect === 'output-not-covered' || (linkage !== 'copied' && (effect === 'linking-permitted' || effect === 'font-embedding'));

function namesOf({ license }: TermFacts): string[] {
  const codes = new Set(license.duties.map(({ code }) => code));
  const attributed = license.category === 'content' && codes.has('CN') && codes.has('LR');
  const names = [...codes].filter((code) => !attributed || (code !== 'CN' && code !== 'LR' && code !== 'SC')).map((code) => obligationCodes[code]);
  return [
    ...(attributed ? ['attribution'] : []), ...names,
    ...(license.network.trigger === 'modified' || license.network.trigger === 'any' ? [obligationCodes.NS] : []),
    ...(license.patent.retaliation === 'none' ? [] : [obligationCodes.PR]),
  ];
}
