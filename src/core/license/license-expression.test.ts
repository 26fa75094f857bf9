import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { licensesIn, type LicenseExpression } from './expression.ts';
import { parseLicenseExpression } from './parse-expression.ts';
import { renderLicenseExpression } from './render-expression.ts';

const canonical = (text: string): string => {
  const parsed = parseLicenseExpression(text);
  return parsed.ok ? renderLicenseExpression(parsed.expression) : `${parsed.column}: ${parsed.message}`;
};

describe('license expressions', () => {
  it.each([
    ['MIT', 'MIT'],
    ['mit', 'MIT'],
    ['(MIT)', 'MIT'],
    ['apache-2.0 or mit', 'Apache-2.0 OR MIT'],
    ['MIT AND (Apache-2.0 OR BSD-3-Clause)', 'MIT AND (Apache-2.0 OR BSD-3-Clause)'],
    ['(MIT AND Apache-2.0) OR BSD-3-Clause', 'MIT AND Apache-2.0 OR BSD-3-Clause'],
    ['((MIT OR (ISC OR Zlib)))', 'MIT OR ISC OR Zlib'],
    ['gpl-2.0+', 'GPL-2.0+'],
    ['GPL-2.0-or-later with classpath-exception-2.0', 'GPL-2.0-or-later WITH Classpath-exception-2.0'],
    ['GPL-2.0-with-GCC-exception', 'GPL-2.0-with-GCC-exception'],
    ['LicenseRef-Acme OR DocumentRef-other:LicenseRef-x.1', 'LicenseRef-Acme OR DocumentRef-other:LicenseRef-x.1'],
    ['MIT WITH AdditionRef-ours', 'MIT WITH AdditionRef-ours'],
    ['LicenseRef-a WITH DocumentRef-b:AdditionRef-c', 'LicenseRef-a WITH DocumentRef-b:AdditionRef-c'],
    ['\tMIT\n AND  ISC ', 'MIT AND ISC'],
  ])('%j is %j', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it.each([
    ['', '1: a license is missing at the end'],
    ['MIT OR', '7: a license is missing at the end'],
    ['MIT Apache-2.0', '5: AND, OR or WITH is missing before "Apache-2.0"'],
    ['(MIT', '1: this parenthesis is never closed'],
    ['MIT)', '4: this parenthesis was never opened'],
    ['()', '2: a license is missing before ")"'],
    ['MIT AND OR ISC', '9: a license is missing before "OR"'],
    ['MIT/ISC', '1: "/" cannot stand in a license expression (in "MIT/ISC")'],
    ['MIT WITH', '9: an exception is missing at the end'],
    ['MIT OR Apache 2.0', '8: "Apache" is not on the SPDX license list; a license of your own is named LicenseRef-…'],
    ['Classpath-exception-2.0', '1: "Classpath-exception-2.0" is not on the SPDX license list; exceptions stand after WITH'],
    ['(MIT OR ISC) WITH LLVM-exception', '14: WITH can only follow a single license'],
    ['MIT WITH ISC', '10: "ISC" is not on the SPDX list of exceptions; one of your own is named AdditionRef-…'],
    ['DocumentRef-x:MIT', '15: LicenseRef-… is missing after "DocumentRef-x:"'],
    ['other:LicenseRef-x', '1: "other" is not a DocumentRef-…'],
    ['LicenseRef-', '1: "LicenseRef-" needs letters, digits, dots and hyphens after LicenseRef-'],
    ['GPL-2.0 +', '9: AND, OR or WITH is missing before "+"'],
    ['NOASSERTION', '1: "NOASSERTION" is not on the SPDX license list; a license of your own is named LicenseRef-…'],
    [`${'('.repeat(200)}MIT${')'.repeat(200)}`, '101: parentheses are nested more than 100 deep'],
  ])('%j is refused: %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it('keeps ids of newer lists when asked to', () => {
    const parsed = parseLicenseExpression('Brand-New-1.0+ WITH New-exception', { unknownIds: 'accept' });
    expect(parsed.ok && renderLicenseExpression(parsed.expression)).toBe('Brand-New-1.0+ WITH New-exception');
  });

  it('lists the licenses from left to right', () => {
    const parsed = parseLicenseExpression('MIT AND (ISC OR GPL-2.0-only WITH Linux-syscall-note)');
    expect(parsed.ok && licensesIn(parsed.expression).map(({ id }) => id)).toEqual(['MIT', 'ISC', 'GPL-2.0-only']);
  });

  it('reads what it renders', () => {
    fc.assert(fc.property(expressions, (expression) => {
      const text = renderLicenseExpression(expression);
      const parsed = parseLicenseExpression(text);
      expect(parsed).toEqual({ ok: true, expression });
      expect(canonical(text.toLowerCase())).toBe(text);
    }));
  });

  it('answers to every text', () => {
    const piece = fc.oneof(fc.constantFrom('MIT', 'AND', 'or', '(', ')', 'WITH', '+', ':', 'LicenseRef-', 'DocumentRef-a:', ' ', 'LLVM-exception'), fc.string());
    fc.assert(fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join(' ');
      const parsed = parseLicenseExpression(text);
      if (!parsed.ok) expect(parsed.column).toBeGreaterThan(0);
    }));
  });

  it('takes linear time', () => {
    expect(parseLicenseExpression('MIT OR '.repeat(200_000) + 'ISC').ok).toBe(true);
    expect(parseLicenseExpression('(MIT) AND '.repeat(100_000)).ok).toBe(false);
  });
});

const simple: fc.Arbitrary<LicenseExpression> = fc.oneof(
  fc.record({ kind: fc.constant('license' as const), id: fc.constantFrom('MIT', 'Apache-2.0', '0BSD', 'GPL-2.0-only'), orLater: fc.boolean() }),
  fc.constantFrom({ kind: 'reference' as const, id: 'LicenseRef-a.1' }, { kind: 'reference' as const, document: 'DocumentRef-d', id: 'LicenseRef-b' }),
  fc.constant({ kind: 'with' as const, license: { kind: 'license' as const, id: 'MIT', orLater: false }, addition: { id: 'LLVM-exception' } }),
);

const expressions = fc.letrec<{ any: LicenseExpression; or: LicenseExpression; and: LicenseExpression }>((tie) => ({
  any: fc.oneof({ depthSize: 'small' }, simple, tie('or'), tie('and')),
  or: fc.array(fc.oneof({ depthSize: 'small' }, simple, tie('and')), { minLength: 2, maxLength: 4 }).map((operands) => ({ kind: 'or', operands })),
  and: fc.array(fc.oneof({ depthSize: 'small' }, simple, tie('or')), { minLength: 2, maxLength: 4 }).map((operands) => ({ kind: 'and', operands })),
})).any;
