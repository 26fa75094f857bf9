import { describe, expect, it } from 'vitest';
import { parseLicenseExpression } from '../license/parse-expression.ts';
import { isCombination } from '../license/expression.ts';
import { licenseKnowledge } from '../license-knowledge/knowledge.ts';
import { derivePair } from './derive-pair.ts';
import { takenAs } from './taken-as.ts';

const knowledge = licenseKnowledge();

const term = (text: string) => {
  const parsed = parseLicenseExpression(text);
  const facts = parsed.ok && !isCombination(parsed.expression) ? knowledge.term(parsed.expression) : undefined;
  if (facts === undefined) throw new Error(text);
  return facts;
};

/** Pairs that are not among the shared tests, each decided by the clause that stands beside it. */
const pairs: readonly (readonly [outbound: string, inbound: string, verdict: string, clause: string | undefined])[] = [
  ['GPL-2.0-or-later', 'MPL-2.0', 'compatible', 'MPL-2.0 3.3'],
  ['LGPL-2.1-only', 'MPL-2.0', 'compatible', 'MPL-2.0 3.3'],
  ['LGPL-2.0-only', 'MPL-2.0', 'incompatible', 'MPL-2.0 3.1'],
  ['GPL-3.0-only', 'MPL-1.1', 'incompatible', 'MPL-1.1 3.1'],
  ['GPL-3.0-only', 'LGPL-2.1-only', 'conditional', 'LGPL-2.1-only 3'],
  ['GPL-3.0-or-later', 'LGPL-2.1-or-later', 'compatible', 'LGPL-3.0-or-later 2(b)'],
  ['GPL-3.0-or-later', 'AGPL-3.0-only', 'incompatible', 'AGPL-3.0-only 5(c)'],
  ['AGPL-3.0-or-later', 'GPL-3.0-only', 'incompatible', 'GPL-3.0-only 5(c)'],
  ['AGPL-3.0-only', 'GPL-2.0-or-later', 'conditional', 'GPL-3.0-only 13'],
  ['GPL-3.0-only', 'EUPL-1.2', 'compatible', 'EUPL-1.2 5 and appendix'],
  ['GPL-3.0-or-later', 'EUPL-1.2', 'incompatible', 'EUPL-1.2 5'],
  ['GPL-2.0-only', 'EUPL-1.1', 'compatible', 'EUPL-1.1 5 and appendix'],
  ['GPL-2.0-only', 'CECILL-2.1', 'compatible', 'CECILL-2.1 5.3.4'],
  ['EUPL-1.2', 'CECILL-2.1', 'compatible', 'CECILL-2.1 5.3.4'],
  ['EPL-2.0', 'CPL-1.0', 'compatible', 'CPL-1.0 7'],
  ['CDDL-1.1', 'CDDL-1.0', 'compatible', 'CDDL-1.0 4.2'],
  ['CDDL-1.0', 'CDDL-1.1', 'incompatible', 'CDDL-1.1 3.1'],
  ['GPL-3.0-only', 'CC-BY-SA-4.0', 'conditional', 'CC-BY-SA-4.0 3(b): compatible licences named by Creative Commons'],
  ['GPL-2.0-only', 'CC-BY-SA-4.0', 'incompatible', 'CC-BY-SA-4.0 3(b)'],
  ['CC-BY-SA-4.0', 'CC-BY-SA-3.0', 'compatible', 'CC-BY-SA-3.0 4(b)'],
  ['CC-BY-SA-4.0', 'CC-BY-NC-SA-3.0', 'incompatible', 'CC-BY-NC-SA-3.0 4(b)'],
  ['GPL-3.0-only', 'Python-2.0', 'conditional', 'Python-2.0 3'],
  ['GPL-3.0-only', 'Apache-1.1', 'incompatible', 'Apache-1.1 5'],
  ['GPL-3.0-only', 'AFL-3.0', 'incompatible', 'AFL-3.0 10'],
  ['GPL-2.0-only', 'Zlib', 'compatible', undefined],
  ['GPL-2.0-only', 'BSD-3-Clause', 'compatible', undefined],
  ['GPL-2.0-only', 'ECL-2.0', 'incompatible', 'ECL-2.0 3'],
  ['GPL-2.0-only', 'Apache-2.0 WITH LLVM-exception', 'compatible', 'LLVM-exception'],
  ['GPL-2.0-only WITH openvpn-openssl-exception', 'OpenSSL', 'compatible', 'openvpn-openssl-exception'],
  ['GPL-2.0-only', 'GPL-2.0-or-later WITH Classpath-exception-2.0', 'compatible', 'GPL-2.0-or-later: or any later version'],
  ['GPL-2.0-only WITH Classpath-exception-2.0', 'GPL-2.0-only', 'conditional', undefined],
  // the exception lists licences, or names libraries, which we do not repeat
  ['Apache-2.0', 'GPL-2.0-only WITH Universal-FOSS-exception-1.0', 'needs-determination', 'Universal-FOSS-exception-1.0'],
  ['GPL-3.0-only WITH CGAL-linking-exception', 'EPL-2.0', 'needs-determination', 'CGAL-linking-exception'],
  ['GPL-2.0-only WITH GPL-CC-1.0', 'Apache-2.0', 'incompatible', 'Apache-2.0 3'],
  ['GPL-3.0-only', 'MS-PL', 'incompatible', 'MS-PL 3(D)'],
  ['CECILL-2.1', 'MPL-2.0', 'incompatible', 'MPL-2.0 3.1'],
  ['EUPL-1.2', 'MPL-1.1', 'incompatible', 'MPL-1.1 3.1'],
  ['EUPL-1.2', 'LGPL-2.1-only', 'incompatible', 'LGPL-2.1-only 5, 6'],
  ['CC0-1.0', 'MIT', 'conditional', undefined],
  ['0BSD', 'Unlicense', 'compatible', undefined],
  ['MIT', 'JSON', 'needs-determination', 'JSON ¶3'],
  ['GPL-3.0-only', 'JSON', 'incompatible', 'JSON ¶3'],
  ['MIT', 'BUSL-1.1', 'needs-determination', 'BUSL-1.1 Additional Use Grant'],
  ['Apache-2.0', 'Artistic-1.0-Perl', 'needs-determination', 'Artistic-1.0-Perl 3'],
  ['GPL-3.0-only', 'Artistic-2.0', 'conditional', 'Artistic-2.0 4(c)(ii)'],
];

describe('pairs', () => {
  it.each(pairs)('into %s goes %s: %s', (outbound, inbound, verdict, clause) => {
    const answer = derivePair(term(outbound), term(inbound), knowledge);
    expect(answer.verdict, answer.because).toBe(verdict);
    if (clause !== undefined) expect(answer.clauses).toContain(clause);
    if (verdict === 'conditional') expect(answer.conditions).not.toEqual([]);
  });

  it('of a licence with itself is always a yes', () => {
    for (const facts of knowledge.all()) {
      const one = { id: facts.id, license: facts, orLater: false };
      expect(derivePair(one, one, knowledge).verdict).toBe('compatible');
    }
  });

  it('say why in a sentence, whatever they are', () => {
    const some = knowledge.all().filter((_, index) => index % 7 === 0).map((facts) => ({ id: facts.id, license: facts, orLater: facts.id.endsWith('-or-later') }));
    for (const outbound of some) {
      for (const inbound of some) {
        const { because, verdict, clauses } = derivePair(outbound, inbound, knowledge);
        expect(because).toMatch(/^\S.*\.$/s);
        if (verdict === 'incompatible') expect(clauses, `${outbound.id} ${inbound.id}`).not.toEqual([]);
      }
    }
  });
});

describe('what a licence may be taken as', () => {
  it.each([
    ['GPL-2.0-only', 'GPL-2.0-only'],
    ['GPL-2.0-or-later', 'GPL-2.0-only GPL-2.0-or-later GPL-3.0-only GPL-3.0-or-later'],
    ['LGPL-3.0-only', 'GPL-3.0-only LGPL-3.0-only'],
    ['MPL-1.1', 'MPL-1.1 MPL-2.0 MPL-2.0-no-copyleft-exception'],
    ['EPL-1.0', 'EPL-1.0 EPL-2.0'],
    ['MIT', 'MIT'],
    // not on to the GPL by way of MPL-2.0, which the list of EUPL-1.2 has
    ['EUPL-1.2', 'AGPL-3.0-only CECILL-2.0 CECILL-2.1 EPL-1.0 EUPL-1.2 GPL-2.0-only GPL-3.0-only LGPL-2.1-only LGPL-3.0-only LiLiQ-R-1.1 LiLiQ-Rplus-1.1 MPL-2.0 OSL-2.1 OSL-3.0'],
  ])('%s', (id, expected) => {
    expect([...takenAs(term(id), knowledge).keys()].toSorted().join(' ')).toBe(expected);
  });
});
