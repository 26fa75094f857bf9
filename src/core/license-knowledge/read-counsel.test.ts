import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLicenseExpression } from '../license/parse-expression.ts';
import { expressionVerdict } from '../compatibility/expression-verdict.ts';
import { obligationsOf } from '../obligations/obligations-of.ts';
import { usualUsage, type UsageFacts } from '../usage/usage-facts.ts';
import { licenseKnowledge } from './knowledge.ts';
import { readCounsel } from './read-counsel.ts';

const file = `version: "3"
licenses:
  - id: LicenseRef-acme
    category: permissive
    confirmedBy: J. Doe, Legal
    confirmedOn: 2026-03-01
    reason: read in full
    duties:
      - obligation: license-text
        clause: "2"
      - obligation: disclose-source
        when: binary
        scope: file
        clause: "4"
  - id: ms-pl
    confirmedBy: J. Doe, Legal
    confirmedOn: 2026-03-02
    reason: we read 3(D) as permissive
    category: permissive
    copyleft: { strength: none }
  - id: LicenseRef-acme-2
    like: LicenseRef-acme
    network: { trigger: any, clause: "5" }
    confirmedBy: J. Doe, Legal
    confirmedOn: 2026-03-03
    reason: the same with one clause more
exceptions:
  - id: AdditionRef-acme-linking
    effect: linking-permitted
    meaning: Our plug-ins may link to it.
    confirmedBy: J. Doe, Legal
    confirmedOn: 2026-03-04
  - id: AdditionRef-acme-no-resale
    effect: restriction
    meaning: It may not be sold.
    confirmedBy: J. Doe, Legal
    confirmedOn: 2026-03-04
determinations:
  - outbound: proprietary
    inbound: JSON
    linkage: [dynamic, static]
    answer: compatible
    reason: our products do no evil
    by: J. Doe, Legal
    on: 2026-03-04
    validUntil: 2027-03-04
`;

const expression = (text: string) => {
  const parsed = parseLicenseExpression(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.expression;
};

const shipped: UsageFacts = { ...usualUsage, channel: 'distributed' };

describe("counsel's file", () => {
  const { records, problems } = readCounsel(file);
  const knowledge = licenseKnowledge(records);

  it('adds and corrects licences, and says who said so', () => {
    expect(problems).toEqual([]);
    expect(records.licenses.map(({ id, review, basis }) => [id, review, basis])).toEqual([
      ['LicenseRef-acme', 'confirmed', 'J. Doe, Legal, 2026-03-01: read in full'],
      ['MS-PL', 'confirmed', 'J. Doe, Legal, 2026-03-02: we read 3(D) as permissive'],
      ['LicenseRef-acme-2', 'confirmed', 'J. Doe, Legal, 2026-03-03: the same with one clause more'],
    ]);
    expect(knowledge.license('MS-PL')).toMatchObject({ category: 'permissive', copyleft: { strength: 'none' }, patent: { grant: 'express' } });
    expect(knowledge.license('LicenseRef-acme-2')).toMatchObject({ category: 'permissive', network: { trigger: 'any', clause: '5' }, duties: [{ code: 'LT' }, { code: 'DS', scope: 'file', on: ['UB', 'MB'] }] });
    expect(knowledge.version).toMatch(/^muster \d{4}\.\d\d, licenses\.yaml 3$/);
  });

  it('changes what is due and what goes together', () => {
    expect(obligationsOf({ component: 'x', license: expression('LicenseRef-acme'), use: shipped }, { knowledge }).obligations.map(({ name, scope }) => [name, scope])).toEqual([['license-text', undefined], ['disclose-source', 'file']]);
    const proprietary = expression('LicenseRef-proprietary');
    expect(expressionVerdict(proprietary, expression('MS-PL'), shipped, { knowledge }).verdict).toBe('compatible');
    expect(expressionVerdict(proprietary, expression('MS-PL'), shipped, { knowledge: licenseKnowledge() }).verdict).toBe('needs-determination');
  });

  it('answers questions once, for the ways of linking and the time that it names', () => {
    const ask = (use: Partial<UsageFacts>, today: string) => expressionVerdict(expression('LicenseRef-proprietary'), expression('JSON'), { ...shipped, ...use }, { knowledge, today });
    expect(ask({}, '2026-06-01')).toMatchObject({ verdict: 'compatible', source: 'determination', because: 'J. Doe, Legal decided on 2026-03-04: our products do no evil' });
    expect(ask({}, '2027-03-04').verdict).toBe('compatible');
    expect(ask({}, '2027-03-05').verdict).toBe('needs-determination');
    expect(ask({ linkage: 'copied' }, '2026-06-01').verdict).toBe('needs-determination');
  });

  it('says what an addition permits or takes away', () => {
    const ask = (own: typeof knowledge) => expressionVerdict(expression('LicenseRef-proprietary'), expression('GPL-3.0-only WITH AdditionRef-acme-linking'), shipped, { knowledge: own });
    expect(ask(knowledge).verdict).toBe('conditional');
    expect(ask(licenseKnowledge()).verdict).toBe('incompatible');
    expect(expressionVerdict(expression('LicenseRef-proprietary'), expression('MIT WITH AdditionRef-acme-no-resale'), shipped, { knowledge })).toMatchObject({
      verdict: 'needs-determination', because: 'AdditionRef-acme-no-resale takes rights away from MIT: It may not be sold. (J. Doe, Legal, 2026-03-04)',
    });
  });

  it('may be empty', () => {
    expect(readCounsel('')).toEqual({ records: { version: 'licenses.yaml', licenses: [], exceptions: [], determinations: [] }, problems: [] });
  });

  const confirmed = '    confirmedBy: a\n    confirmedOn: 2026-03-01\n    reason: r\n';
  it.each([
    ['licences: []\n', '1: the key "licences" is unknown; known keys are version, licenses, exceptions, determinations'],
    ['licenses:\n  - id: MIT\n    confirmedBy: a\n    confirmedOn: 2026-03-01\n', '2: reason is missing: say in a sentence why the record is as it is'],
    [`licenses:\n  - id: MIT\n    categroy: permissive\n${confirmed}`, '3: the key "categroy" is unknown; known keys are id, like, category, family, version, copyleft, network, patents, duties, notes, confirmedBy, confirmedOn, reason'],
    [`licenses:\n  - id: MIT\n    category: viral\n${confirmed}`, '3: category is "viral"; it must be one of public-domain, permissive, permissive-questionable, weak-copyleft, strong-copyleft, network-copyleft, source-available, proprietary, content, unclassified'],
    [`licenses:\n  - id: LicenseRef-x\n${confirmed}`, '2: category is missing: without "like" the class of LicenseRef-x has to be said'],
    [`licenses:\n  - id: LicenseRef-x\n    like: LicenseRef-y\n    category: content\n${confirmed}`, '3: like names "LicenseRef-y", of which we know nothing; name a licence that muster knows, or one that stands before this one'],
    [`licenses:\n  - id: Acme\n    category: content\n${confirmed}`, '2: id is "Acme", which is neither on the SPDX license list nor LicenseRef-… (letters, digits, dots, hyphens)'],
    [`licenses:\n  - id: MIT\n${confirmed}  - id: mit\n${confirmed}`, '6: mit stands here twice; put both into one'],
    ['licenses:\n  - id: MIT\n    confirmedBy: a\n    confirmedOn: 1 March\n    reason: r\n', '4: confirmedOn is "1 March"; write a date as 2026-03-01'],
    ['licenses:\n  - id: MIT\n    confirmedBy: a\n    confirmedOn: 2026-02-30\n    reason: r\n', '4: confirmedOn is "2026-02-30"; write a date as 2026-03-01'],
    [`licenses:\n  - id: MIT\n    copyleft: { strength: weak, reach: file }\n${confirmed}`, '3: clause is missing: name the section of the licence that says so'],
    [`licenses:\n  - id: MIT\n    copyleft: { strength: weak, clause: "3" }\n${confirmed}`, '3: reach is missing: write what stays under the licence, one of file, module, library, package, work, service-stack, font, document, adaptation, source-form'],
    [`licenses:\n  - id: MIT\n    duties:\n      - obligation: disclose-source\n        clause: "3"\n${confirmed}`, '4: scope is missing: say of what, one of file, module, library, package, work, service-stack, document, font, adaptation, source-form, alternatives, pointer'],
    ['licenses: MIT\n', '1: licenses must be a list'],
    ['licenses:\n  - MIT\n', '2: licenses must be keys with values: id, like, category, family, version, copyleft, network, patents, duties, notes, confirmedBy, confirmedOn, reason'],
    ['determinations:\n  - outbound: MIT\n    inbound: MIT OR ISC\n    answer: compatible\n    reason: r\n    by: a\n    on: 2026-01-01\n', '3: inbound must be one licence, without AND and OR: answer each of them'],
    ['determinations:\n  - outbound: MIT\n    inbound: Apache 2\n    answer: compatible\n    reason: r\n    by: a\n    on: 2026-01-01\n', '3: inbound: "Apache" is not on the SPDX license list; a license of your own is named LicenseRef-…'],
    ['determinations:\n  - outbound: MIT\n    inbound: ISC\n    answer: maybe\n    reason: r\n    by: a\n    on: 2026-01-01\n', '4: answer is "maybe"; it must be one of compatible, conditional, incompatible'],
    ['determinations:\n  - outbound: MIT\n    inbound: ISC\n    linkage: [loose]\n    answer: compatible\n    reason: r\n    by: a\n    on: 2026-01-01\n', '4: linkage must be some of none, separate-process, plugin, dynamic, static, copied, build-tool'],
    ['exceptions:\n  - id: MIT\n    effect: linking-permitted\n    meaning: m\n    confirmedBy: a\n    confirmedOn: 2026-01-01\n', '2: id is "MIT", which is neither on the SPDX list of exceptions nor AdditionRef-…'],
    ['exceptions:\n  - id: AdditionRef-x\n    effect: everything\n    meaning: m\n    confirmedBy: a\n    confirmedOn: 2026-01-01\n', '3: effect is "everything"; it must be one of linking-permitted, output-not-covered, syscall-boundary, font-embedding, additional-permission, restriction'],
    ['licenses: [\n', /^\d: /],
  ])('%j is refused at its line', (source, expected) => {
    const messages = readCounsel(source).problems.map(({ line, message }) => `${line}: ${message}`);
    if (typeof expected === 'string') expect(messages).toContain(expected);
    else expect(messages[0]).toMatch(expected);
  });

  it('never throws and never names what cannot be in it', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.constantFrom('licenses: [{id: __proto__}]', 'licenses: {__proto__: []}', 'determinations: [{outbound: constructor}]')), (source) => {
      const { records: read, problems: found } = readCounsel(source);
      expect(read.licenses).toEqual([]);
      for (const { message } of found) expect(message).not.toBe('');
    }), { numRuns: 200 });
  });
});
