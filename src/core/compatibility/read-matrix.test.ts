import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCombination } from '../license/expression.ts';
import { parseLicenseExpression } from '../license/parse-expression.ts';
import { licenseKnowledge } from '../license-knowledge/knowledge.ts';
import { lookUpPair } from './look-up-pair.ts';
import { readMatrix } from './read-matrix.ts';

const knowledge = licenseKnowledge();

const term = (text: string) => {
  const parsed = parseLicenseExpression(text);
  const facts = parsed.ok && !isCombination(parsed.expression) ? knowledge.term(parsed.expression) : undefined;
  if (facts === undefined) throw new Error(text);
  return facts;
};

const stamp = '2024-11-04T10:00:00+0000';
const asObjects = JSON.stringify({ timestamp: stamp, timeformat: '%Y-%m-%dT%H:%M:%S%z', MIT: { MIT: 'Same', ISC: 'Yes', 'GPL-2.0-only': 'No', 'MS-PL': 'Unknown', 'Apache-2.0': 'Check dependency' } });
const asLists = JSON.stringify({
  timestamp: stamp,
  licenses: [{ name: 'MIT', compatibilities: [{ name: 'ISC', compatibility: 'Yes', explanation: 'Both ask for notices.' }, { name: 'GPL-2.0-only', compatibility: 'No' }] }],
});

const read = (source: string) => {
  const result = readMatrix(source);
  if (!result.ok) throw new Error(result.problem.message);
  return result;
};

describe('an imported matrix', () => {
  it.each([['ISC', 'compatible'], ['MIT', 'compatible'], ['GPL-2.0-only', 'incompatible'], ['MS-PL', 'unknown'], ['Apache-2.0', 'conditional'], ['Zlib', undefined], ['GPL-2.0-only WITH Classpath-exception-2.0', 'incompatible']])('in objects, %s in MIT: %s', (inbound, verdict) => {
    const { matrix, licenses, pairs, problems } = read(asObjects);
    expect(matrix.answer(term('MIT'), term(inbound))?.verdict).toBe(verdict);
    expect([matrix.version, licenses, pairs, problems]).toEqual(['OSADL 2024-11-04', 1, 5, []]);
  });

  it('in lists, with explanations', () => {
    const { matrix, pairs } = read(asLists);
    expect(matrix.answer(term('MIT'), term('ISC'))).toMatchObject({ verdict: 'compatible', because: 'Both ask for notices.', source: 'matrix', clauses: ['OSADL 2024-11-04'] });
    expect(matrix.answer(term('ISC'), term('MIT'))).toBeUndefined();
    expect(pairs).toBe(2);
  });

  it('stands beside our own answer: the more cautious holds, "unknown" beats nothing definite', () => {
    const { matrix } = read(JSON.stringify({ timestamp: stamp, MIT: { ISC: 'No', 'GPL-2.0-only': 'Yes', 'MS-PL': 'Yes', 'Apache-2.0': 'Unknown', Zlib: 'Yes' } }));
    const ask = (inbound: string) => lookUpPair(term('MIT'), term(inbound), { knowledge, matrix });
    expect(ask('ISC')).toMatchObject({ verdict: 'incompatible', source: 'matrix' });
    expect(ask('ISC').disputed[0]).toMatch(/^Sources differ: our rules say compatible .* the imported matrix says incompatible/);
    expect(ask('GPL-2.0-only').verdict).toBe('incompatible');
    expect(ask('MS-PL')).toMatchObject({ verdict: 'compatible', source: 'matrix' });
    expect(ask('Apache-2.0')).toMatchObject({ verdict: 'compatible', source: 'rule' });
    expect(ask('Zlib')).toMatchObject({ verdict: 'compatible', disputed: [] });
  });

  it('tells what it does not understand, with the line', () => {
    const { problems, pairs } = read('{\n "MIT": {\n  "ISC": "Perhaps",\n  "Zlib": "Yes"\n }\n}');
    expect(problems).toEqual([
      { line: 3, message: '"Perhaps" is no word of the matrix (Same, Yes, No, Unknown, Check dependency); the cell was left out' },
      { line: 1, message: 'it has no "timestamp": answers cannot say which version they come from' },
    ]);
    expect(pairs).toBe(1);
    expect(read('{"timestamp":"2024-01-01","licenses":[{"compatibilities":[]},{"name":"MIT","compatibilities":[{},{"name":"ISC","compatibility":"No"}]}]}').problems.map(({ message }) => message)).toEqual(['this licence has no "name"; it was left out', 'this cell has no "name"; it was left out']);
  });

  it.each([['[1]', 'it must be an object with a timestamp and licences'], ['{"timestamp":"x"}', 'no licences are in it: it needs a list "licenses", or an object for each outbound licence'], ['{', /./]])('%s is refused', (source, message) => {
    const result = readMatrix(source);
    if (result.ok) throw new Error('it was read');
    if (typeof message === 'string') expect(result.problem.message).toBe(message);
    else expect(result.problem.message).toMatch(message);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (source) => {
      const result = readMatrix(source);
      expect(result.ok || result.problem.message !== '').toBe(true);
    }), { numRuns: 200 });
  });

  it('is not led astray by names of JavaScript', () => {
    const { matrix } = read('{"timestamp":"2024-01-01","__proto__":{"MIT":"Yes"},"MIT":{"constructor":"No","ISC":"Yes"}}');
    expect(matrix.answer(term('MIT'), term('ISC'))?.verdict).toBe('compatible');
    expect(matrix.answer(term('ISC'), term('MIT'))).toBeUndefined();
  });
});
