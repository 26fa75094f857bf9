import fc from 'fast-check';
import deprecatedIds from 'spdx-license-ids/deprecated.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { chooseLicense, type LicensePreference } from './choose-license.ts';
import { andExpressions, orExpressions } from './combine-expressions.ts';
import { equivalentExpressions } from './equivalent-expressions.ts';
import { termsIn, type LicenseExpression, type LicenseTerm } from './expression.ts';
import { licenseAlternatives } from './license-alternatives.ts';
import { normalizeExpression } from './normalize-expression.ts';
import { parseLicenseExpression } from './parse-expression.ts';
import { renderLicenseExpression as render } from './render-expression.ts';
import { licenseSet, satisfies } from './satisfies.ts';
import { simplifyExpression } from './simplify-expression.ts';

function parse(text: string): LicenseExpression {
  const parsed = parseLicenseExpression(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.message}`);
  return parsed.expression;
}

describe('normalizing', () => {
  it.each([
    ['GPL-2.0', 'GPL-2.0-only'],
    ['GPL-2.0+', 'GPL-2.0-or-later'],
    ['GPL-2.0-only+', 'GPL-2.0-or-later'],
    ['GPL-2.0-or-later+', 'GPL-2.0-or-later'],
    ['LGPL-2.1+ OR AGPL-3.0', 'LGPL-2.1-or-later OR AGPL-3.0-only'],
    ['GFDL-1.3+', 'GFDL-1.3-or-later'],
    ['GPL-2.0-with-classpath-exception', 'GPL-2.0-only WITH Classpath-exception-2.0'],
    ['GPL-3.0-with-GCC-exception+', 'GPL-3.0-or-later WITH GCC-exception-3.1'],
    ['GPL-2.0+ WITH Classpath-exception-2.0', 'GPL-2.0-or-later WITH Classpath-exception-2.0'],
    ['GPL-2.0-with-font-exception WITH Classpath-exception-2.0', 'GPL-2.0-with-font-exception WITH Classpath-exception-2.0'],
    ['eCos-2.0', 'GPL-2.0-or-later WITH eCos-exception-2.0'],
    ['wxWindows', 'LGPL-2.0-or-later WITH WxWindows-exception-3.1'],
    ['StandardML-NJ AND BSD-2-Clause-FreeBSD', 'SMLNJ AND BSD-2-Clause-Views'],
    ['Nunit', 'zlib-acknowledgement'],
    ['Net-SNMP', 'Net-SNMP'],
    ['Apache-2.0+', 'Apache-2.0+'],
    ['LicenseRef-x', 'LicenseRef-x'],
  ])('%s is %s', (text, expected) => {
    expect(render(normalizeExpression(parse(text)))).toBe(expected);
  });

  it('knows every deprecated id', () => {
    const kept = deprecatedIds.filter((id) => render(normalizeExpression(parse(id))) === id);
    expect(kept).toEqual(['Net-SNMP']);
    for (const id of deprecatedIds) expect(parse(render(normalizeExpression(parse(id))))).toBeDefined();
  });

  it('gives ids of a tree from elsewhere their official case', () => {
    expect(render(normalizeExpression({ kind: 'with', license: { kind: 'license', id: 'gpl-2.0', orLater: true }, addition: { id: 'llvm-EXCEPTION' } })))
      .toBe('GPL-2.0-or-later WITH LLVM-exception');
  });
});

describe('simplifying', () => {
  it.each([
    ['MIT AND MIT', 'MIT'],
    ['MIT OR ISC OR MIT', 'MIT OR ISC'],
    ['MIT AND (MIT OR ISC)', 'MIT'],
    ['MIT OR (MIT AND ISC)', 'MIT'],
    ['(MIT OR ISC) AND (ISC OR MIT OR Zlib)', 'MIT OR ISC'],
    ['(MIT AND ISC) OR (ISC AND MIT) OR Zlib', 'MIT AND ISC OR Zlib'],
    ['(MIT AND (ISC AND (Zlib AND MIT)))', 'MIT AND ISC AND Zlib'],
    ['Zlib OR (MIT AND (ISC OR ISC))', 'Zlib OR MIT AND ISC'],
    ['GPL-2.0-only OR GPL-2.0-or-later', 'GPL-2.0-only OR GPL-2.0-or-later'],
  ])('%s is %s', (text, expected) => {
    expect(render(simplifyExpression(parse(text)))).toBe(expected);
  });

  it('sorts on demand', () => {
    expect(render(simplifyExpression(parse('Zlib OR (MIT AND Apache-2.0) OR (ISC AND Apache-2.0)'), { order: 'sorted' }))).toBe('Apache-2.0 AND ISC OR Apache-2.0 AND MIT OR Zlib');
  });
});

describe('combining', () => {
  it('flattens and leaves out repetitions', () => {
    expect(render(andExpressions([parse('MIT AND ISC'), parse('ISC OR Zlib'), parse('mit')])!)).toBe('MIT AND ISC AND (ISC OR Zlib)');
    expect(render(orExpressions([parse('MIT'), parse('MIT')])!)).toBe('MIT');
    expect(andExpressions([])).toBeUndefined();
  });
});

describe('equivalence', () => {
  it.each([
    ['MIT OR ISC', 'isc or mit', 'equivalent'],
    ['GPL-2.0+', 'GPL-2.0-or-later', 'equivalent'],
    ['MIT AND (ISC OR Zlib)', '(MIT AND ISC) OR (MIT AND Zlib)', 'equivalent'],
    ['GPL-2.0-only OR GPL-2.0-or-later', 'GPL-2.0-or-later', 'equivalent'],
    ['GPL-2.0-only OR GPL-3.0-or-later', 'GPL-2.0-or-later', 'equivalent'],
    ['GPL-2.0-only OR GPL-3.0-only', 'GPL-2.0-or-later', 'different'],
    ['GPL-2.0-or-later AND GPL-3.0-only', 'GPL-3.0-only', 'equivalent'],
    ['LGPL-2.0-only OR LGPL-3.0-or-later', 'LGPL-2.0-or-later', 'different'],
    ['GPL-2.0-only', 'GPL-2.0-or-later', 'different'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'GPL-2.0-only', 'different'],
    ['GPL-2.0-with-classpath-exception+', 'GPL-2.0-or-later WITH Classpath-exception-2.0', 'equivalent'],
    ['Apache-1.0 OR Apache-1.1+', 'Apache-1.0+', 'equivalent'],
    ['BSD-2-Clause', 'BSD-3-Clause', 'different'],
    ['MIT AND ISC', 'MIT OR ISC', 'different'],
    ['LicenseRef-a', 'DocumentRef-d:LicenseRef-a', 'different'],
  ] as const)('%s and %s: %s', (a, b, expected) => {
    expect(equivalentExpressions(parse(a), parse(b))).toBe(expected);
  });

  it('says so when it cannot tell', () => {
    expect(equivalentExpressions(entangled(30), andExpressions([entangled(30), parse('MIT')])!)).toBe('undecided');
    expect(equivalentExpressions(entangled(30), entangled(30))).toBe('equivalent');
  });
});

describe('satisfying', () => {
  it.each([
    ['MIT', ['MIT'], true],
    ['MIT', ['ISC'], false],
    ['MIT OR GPL-3.0-only', ['MIT'], true],
    ['MIT AND GPL-3.0-only', ['MIT'], false],
    ['MIT AND (ISC OR GPL-3.0-only)', ['MIT', 'ISC'], true],
    ['GPL-2.0-or-later', ['GPL-3.0-only'], true],
    ['GPL-2.0-only', ['GPL-3.0-only'], false],
    ['GPL-2.0-only', ['GPL-2.0-or-later'], true],
    ['GPL-3.0-only', ['GPL-2.0+'], true],
    ['GPL-1.0-or-later', ['GPL-3.0-or-later'], true],
    ['GPL-2.0', ['GPL-2.0-only'], true],
    ['LGPL-2.1-or-later', ['GPL-2.0-or-later'], false],
    ['Apache-1.1+', ['Apache-2.0'], true],
    ['Apache-2.0', ['Apache-1.1'], false],
    ['EPL-1.0+', ['EPL-2.0'], true],
    ['MIT+', ['MIT'], true],
    ['GPL-2.0-only WITH Classpath-exception-2.0', ['GPL-2.0-only'], true],
    ['GPL-2.0-only', ['GPL-2.0-only WITH Classpath-exception-2.0'], false],
    ['GPL-2.0-or-later WITH Classpath-exception-2.0', ['GPL-3.0-only WITH Classpath-exception-2.0'], true],
    ['GPL-2.0-or-later WITH Classpath-exception-2.0', ['GPL-2.0-only WITH GCC-exception-2.0'], false],
    ['Apache-2.0 WITH AdditionRef-no-selling', ['Apache-2.0'], false],
    ['LicenseRef-a', ['LicenseRef-A'], true],
    ['MPL-2.0-no-copyleft-exception', ['MPL-2.0'], false],
  ])('%s by %j: %s', (text, allowed, expected) => {
    expect(satisfies(parse(text), allowed.map(parse))).toBe(expected);
  });

  it('asks a predicate for every reading', () => {
    expect(satisfies(parse('GPL-2.0-or-later WITH Classpath-exception-2.0'), (term) => render(term) === 'GPL-3.0-only')).toBe(true);
    expect(satisfies(parse('GPL-2.0-only'), (term) => !licenseSet([parse('GPL-2.0-or-later')])(term))).toBe(false);
  });
});

const prefer = (name: string, ...ids: string[]): LicensePreference => ({ name, accepts: licenseSet(ids.map(parse)) });

describe('choosing', () => {
  const preferences = [prefer('permissive', 'MIT', 'ISC', 'Apache-2.0'), prefer('weak copyleft', 'MPL-2.0', 'EPL-2.0')];
  it.each([
    ['MPL-2.0 OR MIT', 'MIT', 'MIT is permissive, the best of 2 alternatives'],
    ['MPL-2.0', 'MPL-2.0', 'there is no choice; weak copyleft accepts it'],
    ['(MIT AND MPL-2.0) OR (MIT AND ISC)', 'MIT AND ISC', 'MIT, ISC is permissive, the best of 2 alternatives'],
    ['GPL-3.0-only OR (EPL-2.0 AND MPL-2.0) OR EPL-2.0 AND MIT', 'EPL-2.0 AND MIT', 'EPL-2.0, MIT is weak copyleft, the best of 3 alternatives'],
    ['(ISC OR MIT) AND (Apache-2.0 OR ISC)', 'ISC', 'ISC is permissive, the best of 2 alternatives'],
    ['ISC OR MIT', 'ISC', 'ISC is permissive, the best of 2 alternatives'],
  ])('of %s: %s', (text, expected, because) => {
    const choice = chooseLicense(parse(text), preferences);
    expect(choice.kind === 'chosen' && [render(choice.expression), choice.because]).toEqual([expected, because]);
  });

  it('says what nothing accepts', () => {
    const choice = chooseLicense(parse('GPL-3.0-only OR MIT AND AGPL-3.0-only'), preferences);
    expect(choice.kind === 'none' && [choice.refused.map(render), choice.because]).toEqual([
      ['GPL-3.0-only', 'AGPL-3.0-only'], 'no alternative does without GPL-3.0-only, AGPL-3.0-only, which nothing accepts',
    ]);
  });

  it('answers to entangled expressions, and says that it did not weigh all', () => {
    const choice = chooseLicense(entangled(40), [{ name: 'anything', accepts: () => true }]);
    expect(choice.kind === 'chosen' && choice.exhaustive).toBe(false);
    expect(choice.kind === 'chosen' && choice.licenses).toHaveLength(40);
  });
});

/** 2^n alternatives. */
const entangled = (n: number): LicenseExpression => ({
  kind: 'and',
  operands: Array.from({ length: n }, (_, index) => ({ kind: 'or', operands: ['a', 'b'].map((letter) => ({ kind: 'reference', id: `LicenseRef-${letter}${index}` })) })),
});

describe('alternatives', () => {
  it('are the smallest sets of licenses', () => {
    const found = licenseAlternatives(parse('MIT AND (ISC OR Zlib) OR MIT AND ISC AND Apache-2.0 OR 0BSD'));
    expect(found.kind === 'alternatives' && found.alternatives.map((terms) => terms.map(render).join('+'))).toEqual(['MIT+ISC', 'MIT+Zlib', '0BSD']);
  });

  it('do not explode', () => {
    expect(licenseAlternatives(entangled(200))).toEqual({ kind: 'too-many', limit: 1_000 });
    expect(licenseAlternatives(parse(Array.from({ length: 50_000 }, (_, index) => `LicenseRef-${index}`).join(' AND '))).kind).toBe('alternatives');
    expect(licenseAlternatives(parse(Array.from({ length: 50_000 }, (_, index) => `LicenseRef-${index}`).join(' OR '))).kind).toBe('too-many');
    expect(licenseAlternatives(parse(Array.from({ length: 50_000 }, (_, index) => `(MIT OR LicenseRef-${index})`).join(' AND '))).kind).toBe('too-many');
  });
});

describe('the laws', () => {
  const holds = (check: (...expressions: LicenseExpression[]) => void): void => fc.assert(fc.property(expressions, expressions, expressions, (a, b, c) => check(a, b, c)), { numRuns: 200 });
  const and = (...operands: LicenseExpression[]): LicenseExpression => andExpressions(operands)!;
  const or = (...operands: LicenseExpression[]): LicenseExpression => orExpressions(operands)!;
  const equal = (a: LicenseExpression, b: LicenseExpression): void => expect(equivalentExpressions(a, b), `${render(a)} | ${render(b)}`).toBe('equivalent');

  it('of a lattice', () => holds((a, b, c) => {
    equal(and(a, a), a);
    equal(or(a, a), a);
    equal(and(a, b), and(b, a));
    equal(or(a, b), or(b, a));
    equal(and(a, or(a, b)), a);
    equal(or(a, and(a, b)), a);
    equal(and(a, or(b, c)), or(and(a, b), and(a, c)));
    equal(or(a, and(b, c)), and(or(a, b), or(a, c)));
  }));

  it('of simplifying: same meaning, nothing left to do, text reads back', () => holds((a) => {
    const simple = simplifyExpression(a!);
    equal(simple, a!);
    expect(simplifyExpression(simple)).toEqual(simple);
    expect(parse(render(simple))).toEqual(simple);
    expect(termsIn(simple).length).toBeLessThanOrEqual(termsIn(a!).length);
  }));

  it('of sorting: one text for every order', () => holds((a) => {
    const sorted = render(simplifyExpression(a!, { order: 'sorted' }));
    expect(render(simplifyExpression(reversed(a!), { order: 'sorted' }))).toBe(sorted);
  }));

  it('of normalizing: same meaning, once is enough', () => holds((a) => {
    const normal = normalizeExpression(a!);
    equal(normal, a!);
    expect(normalizeExpression(normal)).toEqual(normal);
  }));

  it('of alternatives: together they are the expression', () => holds((a) => {
    const found = licenseAlternatives(a!);
    if (found.kind === 'alternatives') equal(or(...found.alternatives.map((terms) => and(...terms))), a!);
  }));

  it('of satisfying: everything satisfies itself, what is equivalent satisfies the same', () => holds((a, b, c) => {
    expect(satisfies(a, [a])).toBe(true);
    const allowed = termsIn(c);
    expect(satisfies(and(a, b), allowed)).toBe(satisfies(a, allowed) && satisfies(b, allowed));
    expect(satisfies(or(a, b), allowed)).toBe(satisfies(a, allowed) || satisfies(b, allowed));
    expect(satisfies(simplifyExpression(normalizeExpression(a)), allowed)).toBe(satisfies(a, allowed));
  }));

  it('of choosing: the choice complies, and there is one whenever one is allowed', () => holds((a, b, c) => {
    const preferences = [b, c].map((expression, index) => ({ name: `preference ${index}`, accepts: licenseSet([expression]) }));
    const choice = chooseLicense(a, preferences);
    expect(choice.kind).toBe(satisfies(a, [b, c]) ? 'chosen' : 'none');
    if (choice.kind === 'chosen') {
      expect(satisfies(choice.expression, [b, c])).toBe(true);
      equal(or(a, choice.expression), a);
    }
  }));
});

const ids = ['MIT', 'ISC', 'Apache-2.0', 'GPL-2.0-only', 'GPL-2.0-or-later', 'GPL-2.0', 'GPL-3.0-only', 'LGPL-2.1'];
const simple: fc.Arbitrary<LicenseTerm> = fc.oneof(
  fc.record({ kind: fc.constant('license' as const), id: fc.constantFrom(...ids), orLater: fc.boolean() }),
  fc.constantFrom({ kind: 'reference' as const, id: 'LicenseRef-a' }, { kind: 'reference' as const, document: 'DocumentRef-d', id: 'LicenseRef-a' }),
  fc.record({
    kind: fc.constant('with' as const),
    license: fc.record({ kind: fc.constant('license' as const), id: fc.constantFrom('GPL-2.0-only', 'GPL-2.0'), orLater: fc.boolean() }),
    addition: fc.constantFrom({ id: 'Classpath-exception-2.0' }, { id: 'AdditionRef-x' }),
  }),
);
const expressions = fc.letrec<{ any: LicenseExpression; or: LicenseExpression; and: LicenseExpression }>((tie) => ({
  any: fc.oneof({ depthSize: 'small' }, simple, tie('or'), tie('and')),
  or: fc.array(fc.oneof({ depthSize: 'small' }, simple, tie('and')), { minLength: 2, maxLength: 4 }).map((operands) => ({ kind: 'or', operands })),
  and: fc.array(fc.oneof({ depthSize: 'small' }, simple, tie('or')), { minLength: 2, maxLength: 4 }).map((operands) => ({ kind: 'and', operands })),
})).any;

const reversed = (expression: LicenseExpression): LicenseExpression =>
  ('operands' in expression ? { ...expression, operands: expression.operands.toReversed().map(reversed) } : expression);
