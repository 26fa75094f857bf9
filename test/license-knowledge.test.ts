import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { currentLicenseIds, isDeprecatedLicense } from '#core/license/license-list.ts';
import { exceptionIds } from '#core/license/exceptions.data.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { isCombination } from '#core/license/expression.ts';
import { dutyScopes, forms, isObligationCode, type Form } from '#core/license-knowledge/duty.ts';
import { exceptionEffects, exceptionFacts } from '#core/license-knowledge/exception-facts.ts';
import { licenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import { copyleftReaches, furtherTerms, licenseCategories, type LicenseFacts } from '#core/license-knowledge/license-facts.ts';
import { ownLicenses } from '#core/license-knowledge/own-licenses.ts';
import { hasShared, sharedPath } from './support/shared.ts';

const knowledge = licenseKnowledge();
const byId = new Map(ownLicenses.map((facts) => [facts.id, facts]));

describe('every licence that we describe', () => {
  it('is there once, and is on the SPDX list or a reference', () => {
    expect(byId.size).toBe(ownLicenses.length);
    expect(ownLicenses.length).toBeGreaterThanOrEqual(390);
    expect(ownLicenses.filter(({ id }) => !id.startsWith('LicenseRef-') && !currentLicenseIds.includes(id)).map(({ id }) => id)).toEqual([]);
  });

  it.each(ownLicenses.map((facts) => [facts.id, facts] as const))('%s is complete and names the clause of every claim', (_id, facts) => {
    expect(licenseCategories).toContain(facts.category);
    expect(facts.family).not.toBe('');
    expect(facts.basis).not.toBe('');
    if (facts.copyleft.strength !== 'none') expect(facts.copyleft.clause, 'copyleft').toBeTruthy();
    if (facts.copyleft.reach !== undefined) expect(copyleftReaches).toContain(facts.copyleft.reach);
    expect(facts.copyleft.strength !== 'weak' && facts.copyleft.strength !== 'strong').toBe(facts.copyleft.reach === undefined || facts.copyleft.strength === 'questionable');
    if (facts.network.trigger !== 'none') expect(facts.network.clause, 'network').toBeTruthy();
    if (facts.patent.grant !== 'unstated') expect(facts.patent.clause, 'patents').toBeTruthy();
    if (facts.patent.retaliation !== 'none') expect(facts.patent.retaliationClause, 'retaliation').toBeTruthy();
    for (const { code, clause, on, advisoryOn, scope } of facts.duties) {
      expect(isObligationCode(code)).toBe(true);
      expect(clause).not.toBe('');
      expect(on.length + advisoryOn.length).toBeGreaterThan(0);
      expect(new Set(on).size).toBe(on.length);
      if (scope !== undefined) expect(dutyScopes).toContain(scope);
      expect(scope === undefined, `${code} has a scope exactly when it is about source or the same licence`).toBe(code !== 'DS' && code !== 'SL');
    }
    for (const { term, clause } of facts.terms) {
      expect(furtherTerms).toContain(term);
      expect(clause).not.toBe('');
    }
    for (const { to, clause } of facts.permits) {
      expect(clause).not.toBe('');
      expect(to.filter((id) => knowledge.license(id) === undefined), 'every licence that it leads to is known').toEqual([]);
    }
    for (const join of facts.joins) expect(join.with.filter((id) => !byId.has(id))).toEqual([]);
    for (const { readings, ours } of facts.disputes) {
      expect(readings).toMatch(/\.$/);
      expect(ours.length).toBeGreaterThan(0);
    }
    for (const note of facts.notes) expect(note).toMatch(/\.$/);
  });

  it('has copyleft and category that fit together', () => {
    const odd = ownLicenses.filter(({ category, copyleft, network }) =>
      (['permissive', 'public-domain'].includes(category) && ['weak', 'strong'].includes(copyleft.strength))
      || (category === 'strong-copyleft' && copyleft.strength !== 'strong')
      || (category === 'weak-copyleft' && copyleft.strength !== 'weak')
      || (category === 'network-copyleft' && !['any', 'modified'].includes(network.trigger)));
    expect(odd.map(({ id }) => id)).toEqual([]);
  });

  it('asks for the same licence wherever it has copyleft', () => {
    const silent = ownLicenses.filter(({ copyleft, duties }) => (copyleft.strength === 'weak' || copyleft.strength === 'strong') && !duties.some(({ code }) => code === 'SL' || code === 'DS' || code === 'NM'));
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});

describe('every exception of the SPDX list', () => {
  it.each(exceptionIds)('%s', (id) => {
    const facts = exceptionFacts(id.toUpperCase());
    expect(facts?.id).toBe(id);
    expect(exceptionEffects).toContain(facts?.effect);
    expect(facts?.meaning).toMatch(/\.$/);
    expect(facts?.admits.filter((admitted) => !byId.has(admitted))).toEqual([]);
  });
});

describe('every id of the SPDX list', () => {
  it('has facts, deprecated ones those of their successor', () => {
    const without = [...currentLicenseIds, 'GPL-2.0', 'GPL-2.0-with-classpath-exception', 'eCos-2.0', 'Nunit', 'wxWindows'].filter((id) => {
      const parsed = parseLicenseExpression(id);
      return !parsed.ok || isCombination(parsed.expression) || knowledge.term(parsed.expression) === undefined;
    });
    expect(without).toEqual([]);
    expect(isDeprecatedLicense('eCos-2.0')).toBe(true);
  });

  it('carries exception and later versions along', () => {
    const term = (text: string) => {
      const parsed = parseLicenseExpression(text);
      return parsed.ok && !isCombination(parsed.expression) ? knowledge.term(parsed.expression) : undefined;
    };
    expect(term('gpl-2.0-with-classpath-exception')).toMatchObject({ id: 'GPL-2.0-only WITH Classpath-exception-2.0', orLater: false, exception: { effect: 'linking-permitted' } });
    expect(term('GPL-2.0+')).toMatchObject({ id: 'GPL-2.0-or-later', orLater: true });
    expect(term('EUPL-1.1+')).toMatchObject({ id: 'EUPL-1.1+', orLater: true, license: { id: 'EUPL-1.1' } });
    expect(term('MIT WITH AdditionRef-ours')).toMatchObject({ unknownException: 'AdditionRef-ours' });
    expect(term('LicenseRef-nobody-knows')).toBeUndefined();
  });
});

interface SharedLicense {
  readonly id: string;
  readonly family: string;
  readonly category: string;
  readonly copyleft: string;
  readonly copyleftScope: string;
  readonly patent: string;
  readonly retaliation: string;
  readonly network: string;
  readonly flags: readonly string[];
  readonly crossCheck: { readonly sources: number };
}

describe.skipIf(!hasShared)('the licences of the domain data', () => {
  const shared = hasShared ? (JSON.parse(readFileSync(sharedPath('domain', 'data', 'licenses.json'), 'utf8')) as { licenses: (SharedLicense & Record<Form, readonly string[]>)[] }).licenses : [];

  it('are all here', () => {
    expect(shared).toHaveLength(80);
    expect(shared.filter(({ id }) => !byId.has(id))).toEqual([]);
  });

  const inCell = ({ duties }: LicenseFacts, form: Form): string[] => duties.flatMap(({ code, on, advisoryOn, scope }) => {
    const written = scope === undefined ? code : `${code}:${scope === 'alternatives' ? 'alt' : scope}`;
    // a flag of its own in the domain data
    if (code === 'IC') return [];
    return [...(on.includes(form) ? [written] : []), ...(advisoryOn.includes(form) ? [`${written}*`] : [])];
  }).toSorted();

  it.each(shared)('$id says the same', (one) => {
    const ours = byId.get(one.id)!;
    // "none (questionable)" of the domain data is a strength of its own here
    const strength = one.copyleft === 'none' && one.copyleftScope === 'questionable' ? 'questionable' : one.copyleft;
    const reach = ['-', 'questionable'].includes(one.copyleftScope) ? undefined : one.copyleftScope;
    expect({ category: ours.category, strength: ours.copyleft.strength, reach: ours.copyleft.reach, patent: ours.patent.grant, retaliation: ours.patent.retaliation, network: ours.network.trigger })
      .toEqual({ category: one.category, strength, reach, patent: one.patent, retaliation: one.retaliation, network: one.network });
    for (const form of forms) expect(inCell(ours, form), form).toEqual([...one[form]].toSorted());
    expect(ours.duties.some(({ code }) => code === 'IC')).toBe(one.flags.includes('IC'));
    expect(ours.forContent).toBe(one.flags.includes('NSW'));
    expect(ours.review).toBe(one.crossCheck.sources > 1 ? 'cross-checked' : 'provisional');
  });
});
