import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factSchema } from '../facts/fact-schema.data.ts';
import { factNames, fillSlots, slotOf, type FactName, type Facts, type Slots } from '../facts/facts.ts';
import type { FactType, FactValue } from '../facts/fact-type.ts';
import { compileCondition } from './compile-condition.ts';
import type { ListEntries } from './compile-comparison.ts';
import { readCondition } from './condition.ts';
import { ConditionError } from './condition-error.ts';
import { operatorRules, unaryRules } from './operators.data.ts';
import { parseCondition } from './parse-condition.ts';
import { FALSE, TRUE, UNKNOWN, type Truth } from './truth.ts';

const lists: ReadonlyMap<string, ListEntries> = new Map<string, ListEntries>([
  ['allowed', { all: new Set(['MIT', 'ISC']) }],
  ['denied', { byContext: new Map([['hosted', new Set(['AGPL-3.0-only'])], ['internal', new Set<string>()]]) }],
]);
const names = new Set(lists.keys());

function ask(text: string, facts: Facts): Truth {
  const slots: Slots = [];
  fillSlots(slots, facts, factNames);
  return compileCondition(readCondition(text, names).expression, lists).test(slots);
}

function reasonsOf(text: string, facts: Facts): string[] {
  const slots: Slots = [];
  fillSlots(slots, facts, factNames);
  const condition = compileCondition(readCondition(text, names).expression, lists);
  const into: number[] = [];
  condition.reasons(slots, condition.test(slots), into);
  return [...new Set(into)].map((slot) => factNames[slot]!).sort();
}

describe('a condition', () => {
  it.each<[string, Facts, Truth]>([
    ['usage.modified', { 'usage.modified': true }, TRUE],
    ['not usage.modified', { 'usage.modified': true }, FALSE],
    ['usage.modified', {}, UNKNOWN],
    ['not usage.modified', {}, UNKNOWN],
    ['usage.modified == false', { 'usage.modified': false }, TRUE],
    ['license.categories hasAny ["weak-copyleft", "permissive"]', { 'license.categories': ['permissive'] }, TRUE],
    ['license.categories hasAll ["weak-copyleft", "permissive"]', { 'license.categories': ['permissive'] }, FALSE],
    ['license.categories isEmpty', { 'license.categories': [] }, TRUE],
    ['license.categories isEmpty', {}, UNKNOWN],
    ['license.ids hasOnly @allowed', { 'license.ids': ['MIT', 'ISC'] }, TRUE],
    ['license.ids hasOnly @allowed', { 'license.ids': ['MIT', 'Zlib'] }, FALSE],
    ['license.ids hasOnly @allowed', { 'license.ids': [] }, FALSE],
    ['license.ids hasAny @denied', { 'license.ids': ['AGPL-3.0-only'], 'usage.channel': 'hosted' }, TRUE],
    ['license.ids hasAny @denied', { 'license.ids': ['AGPL-3.0-only'], 'usage.channel': 'published' }, FALSE],
    ['license.ids hasAny @denied', { 'license.ids': ['AGPL-3.0-only'] }, UNKNOWN],
    ['"MIT" in license.ids', { 'license.ids': ['MIT'] }, TRUE],
    ['usage.scope not in ["test", "build"]', { 'usage.scope': 'runtime' }, TRUE],
    ['usage.channel == project.usageContext', { 'usage.channel': 'hosted', 'project.usageContext': 'hosted' }, TRUE],
    ['vulnerability.maxCvss >= 7 and vulnerability.maxCvss < 9.0', { 'vulnerability.maxCvss': 8.9 }, TRUE],
    ['component.purl matches "pkg:npm/*/core@1.*"', { 'component.purl': 'pkg:npm/%40acme/core@1.2' }, TRUE],
    ['component.name startsWith "left" or component.name endsWith "x" or component.name contains "pad"', { 'component.name': 'a-pad-b' }, TRUE],
    ['component.version satisfies ">=2.0 <2.17.1"', { 'component.version': '2.14.0', 'component.ecosystem': 'npm' }, TRUE],
    ['component.version satisfies "^2"', { 'component.version': '3.0.0', 'component.ecosystem': 'npm' }, FALSE],
    ['component.version satisfies "^2"', { 'component.version': '3.0.0' }, UNKNOWN],
    ['component.version satisfies "^2"', { 'component.version': 'what?', 'component.ecosystem': 'npm' }, UNKNOWN],
    ['component.version satisfies "^2"', { 'component.version': '3.0.0', 'component.ecosystem': 'alpm' }, UNKNOWN],
    ['component.owner isUnknown', {}, TRUE],
    ['component.owner isKnown and component.owner == "me"', {}, FALSE],
    ['usage.conveyed', { 'usage.scope': 'test' }, FALSE],
    ['usage.conveyed', { 'usage.scope': 'runtime', 'usage.channel': 'published' }, TRUE],
    ['usage.conveyed', { 'usage.scope': 'runtime', 'usage.channel': 'hosted' }, UNKNOWN],
    ['usage.conveyed', { 'usage.channel': 'distributed' }, UNKNOWN],
    ['usage.served', { 'usage.channel': 'hosted', 'usage.scope': 'runtime' }, TRUE],
    ['usage.served', { 'usage.channel': 'hosted' }, UNKNOWN],
    // what is unknown decides nothing when the rest does
    ['usage.modified and usage.direct', { 'usage.direct': false }, FALSE],
    ['usage.modified or usage.direct', { 'usage.direct': true }, TRUE],
    ['usage.modified and usage.direct', { 'usage.direct': true }, UNKNOWN],
    ['usage.direct or usage.modified and usage.clientCode', { 'usage.direct': true }, TRUE],
    ['true', {}, TRUE],
  ])('%s of %o is %s', (text, facts, expected) => {
    expect(ask(text, facts)).toBe(expected);
  });

  it.each<[string, string, number, string]>([
    ['usage.chanel == "hosted"', 'no fact usage.chanel', 0, 'usage.channel'],
    ['usage.channel == "hostd"', 'never "hostd"', 17, '"hosted"'],
    ['usage.channel = "hosted"', '"="', 14, '=='],
    ['usage.modified && usage.direct', '"&&"', 15, 'and'],
    ['!usage.modified', '"!"', 0, 'not'],
    ['usage.modified and', 'missing', 18, 'fact'],
    ['(usage.modified', ') is missing', 15, 'bracket'],
    ['usage.modified)', '")" stands', 14, 'Remove'],
    ['usage.channel', 'not true or false', 0, 'Compare'],
    ['usage.channel == hosted', 'neither a fact nor a text', 17, '"hosted"'],
    ['usage.channel == "hosted', 'no end', 17, 'Close'],
    ['vulnerability.maxCvss >= "9"', 'cannot stand', 22, 'maxCvss >= 9'],
    ['license.categories == "permissive"', 'cannot stand', 19, 'same'],
    ['license.categories hasAny []', 'empty', 26, 'isEmpty'],
    ['license.ids hasAny ["GPL-2"]', 'no licence', 20, 'official'],
    ['license.ids hasAny ["mit"]', 'no licence', 20, '"MIT"'],
    ['license.ids hasAny @alowed', 'no list', 19, '@allowed'],
    ['"a" == "b"', 'both sides', 0, 'fact'],
    ['license.ids hasany ["MIT"]', 'no operator', 12, 'hasAny'],
    ['component.name satisfies "^1"', 'satisfies compares versions', 0, 'component.version'],
    ['vulnerability.maxCvss > 1.2.3', 'no number', 24, 'like 7'],
    ['vulnerability.maxCvss isEmpty', 'cannot be empty', 0, 'isUnknown'],
    ['', 'empty', 0, 'true'],
    ['"MIT"', 'value alone', 0, 'Compare'],
    [`${'('.repeat(200)}true`, 'deep', 100, 'several'],
    ['not '.repeat(200) + 'true', 'deep', 400, 'several'],
    ['usage.modified # x', '"#"', 15, 'Remove'],
  ])('%s says what is wrong, where, and what to write', (text, message, offset, remedy) => {
    const error = errorOf(text)!;
    expect(error.message).toContain(message);
    expect(error.offset).toBe(offset);
    expect(error.remedy).toContain(remedy);
  });

  it('gives the facts that were enough for the answer', () => {
    const facts: Facts = { 'usage.modified': true, 'usage.direct': true, 'usage.channel': 'hosted' };
    expect(reasonsOf('usage.modified or usage.direct', facts)).toEqual(['usage.modified']);
    expect(reasonsOf('usage.channel == "hosted" and (usage.userProduct or usage.direct)', facts)).toEqual(['usage.channel', 'usage.direct']);
    expect(reasonsOf('not (usage.modified and usage.channel == "internal")', facts)).toEqual(['usage.channel']);
    expect(reasonsOf('usage.modified and usage.userProduct and usage.clientCode', facts)).toEqual(['usage.clientCode', 'usage.userProduct']);
  });

  it('has one spelling', () => {
    const same = ["usage.channel=='hosted'  and not( usage.modified )", 'usage.channel == "hosted" and not usage.modified', '(usage.channel == "hosted") and (not (usage.modified))'];
    expect(new Set(same.map((text) => readCondition(text, names).text))).toEqual(new Set(['usage.channel == "hosted" and not usage.modified']));
  });

  it.each(Object.entries({ ...operatorRules, ...unaryRules }))('has an example for %s that can be read', (_, { example }) => {
    expect(readCondition(example, names).text).not.toBe('');
  });
});

function errorOf(text: string): ConditionError | undefined {
  try {
    readCondition(text, names);
    return undefined;
  } catch (error) {
    if (error instanceof ConditionError) return error;
    throw error;
  }
}

const sentences: Readonly<Record<FactType['kind'], (name: FactName, type: FactType) => fc.Arbitrary<string>>> = {
  boolean: (name) => fc.constantFrom(name, `${name} == false`, `not ${name}`),
  number: (name) => fc.tuple(fc.constantFrom('<', '<=', '>', '>=', '==', '!='), fc.integer({ min: 0, max: 3 })).map(([operator, value]) => `${name} ${operator} ${value}`),
  text: (name) => fc.constantFrom(`${name} == "a"`, `${name} startsWith "a"`, `${name} matches "a*b"`, `${name} isEmpty`),
  choice: (name, type) => fc.constantFrom(...(type as { values: readonly string[] }).values).map((value) => `${name} == "${value}"`),
  texts: (name) => fc.constantFrom(`${name} isEmpty`, ...(name === 'license.ids' ? ['license.ids hasOnly @allowed', 'license.ids hasAny @denied'] : [`${name} hasAny ["a"]`])),
  choices: (name, type) => fc.subarray([...(type as { values: readonly string[] }).values], { minLength: 1, maxLength: 3 }).map((values) => `${name} hasAny ${JSON.stringify(values)}`),
};

const sentence = fc.constantFrom(...factNames).chain((name) => sentences[factSchema[name].type.kind](name, factSchema[name].type));
const condition = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof({ depthSize: 'small', withCrossShrink: true }, sentence,
    fc.tuple(tie('any'), fc.constantFrom('and', 'or'), tie('any')).map(([left, word, right]) => `(${left} ${word} ${right})`),
    tie('any').map((inner) => `not (${inner})`)),
})).any;

function valueOf(type: FactType): fc.Arbitrary<FactValue> {
  switch (type.kind) {
    case 'boolean': return fc.boolean();
    case 'number': return fc.integer({ min: 0, max: 3 });
    case 'text': return fc.constantFrom('', 'a', 'ab', 'b');
    case 'texts': return fc.subarray(['a', 'MIT', 'AGPL-3.0-only']);
    case 'choice': return fc.constantFrom(...type.values);
    case 'choices': return fc.subarray([...type.values], { maxLength: 3 });
  }
}

const everything = fc.tuple(...factNames.map((name) => valueOf(factSchema[name].type))).map((values) => Object.fromEntries(factNames.map((name, index) => [name, values[index]!])) as Facts);

describe('any condition', () => {
  it('has an answer when everything is known', () => {
    fc.assert(fc.property(condition, everything, (text, facts) => {
      expect(ask(text, facts)).not.toBe(UNKNOWN);
    }), { numRuns: 500 });
  });

  it('never changes an answer when more becomes known', () => {
    fc.assert(fc.property(condition, everything, fc.array(fc.boolean(), { minLength: factNames.length, maxLength: factNames.length }), (text, all, known) => {
      const some = Object.fromEntries(Object.entries(all).filter((_, index) => known[index])) as Facts;
      const early = ask(text, some);
      if (early !== UNKNOWN) expect(ask(text, all)).toBe(early);
    }), { numRuns: 2_000 });
  });

  it('names reasons that suffice for the answer', () => {
    fc.assert(fc.property(condition, everything, (text, all) => {
      const because = new Set(reasonsOf(text, all));
      const reasons = Object.fromEntries(Object.entries(all).filter(([name]) => because.has(name))) as Facts;
      const slots: Slots = [];
      for (const [name, value] of Object.entries(reasons)) slots[slotOf(name)!] = value as FactValue;
      const full: Slots = [];
      fillSlots(full, all, factNames);
      for (const name of ['usage.conveyed', 'usage.served'] as const) if (because.has(name)) slots[slotOf(name)!] = full[slotOf(name)!];
      expect(compileCondition(readCondition(text, names).expression, lists).test(slots)).toBe(ask(text, all));
    }), { numRuns: 2_000 });
  });

  it('means the same in its canonical spelling', () => {
    fc.assert(fc.property(condition, everything, (text, facts) => {
      const canonical = readCondition(text, names).text;
      expect(readCondition(canonical, names).text).toBe(canonical);
      expect(ask(canonical, facts)).toBe(ask(text, facts));
    }), { numRuns: 500 });
  });

  it('is read or refused, whatever is written', () => {
    const bits = fc.array(fc.oneof(fc.constantFrom('usage.modified', 'and', 'or', 'not', 'in', '(', ')', '[', ']', ',', '"a"', '"', '@allowed', '==', '>=', '7', '7.', '-1', 'isKnown', 'hasAny', 'usage.channel', '"hosted"'), fc.string({ maxLength: 6 }))).map((parts) => parts.join(' '));
    fc.assert(fc.property(bits, (text) => {
      try {
        parseCondition(text);
        readCondition(text, names);
      } catch (error) {
        expect(error).toBeInstanceOf(ConditionError);
        expect((error as ConditionError).offset).toBeLessThanOrEqual(text.length);
      }
    }), { numRuns: 3_000 });
  });
});
