import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mappingMembers } from './yaml-pieces.ts';
import { parseYaml } from './yaml.ts';

const word = fc.constantFrom('a', 'react-dom@18.2.0', "'@acme/x@1.0.0(y@2)'", '"q: r"', '/b/1.0.0', 'k');
const scalar = fc.constantFrom('1.10', "'true'", '"a: b"', '{integrity: sha512-AA==, tarball: x}', '{}', '[a, b]', '>-\n      folded\n      text', '|\n      - block\n\n      # text', '"over\n      lines"');
const member = fc.tuple(word, fc.oneof(
  scalar.map((text) => ` ${text}\n`),
  fc.uniqueArray(fc.tuple(word, scalar), { selector: ([key]) => key, minLength: 1, maxLength: 3 }).map((pairs) => `\n${pairs.map(([key, value]) => `    ${key}: ${value}\n`).join('')}`),
));
const mapping = fc.uniqueArray(member, { selector: ([key]) => key, minLength: 1, maxLength: 6 }).map((members) => members.map(([key, value]) => `  ${key}:${value}`));

describe('members of a mapping in lots', () => {
  it('are those of the whole, with the same lines, wherever it is cut', () => {
    fc.assert(fc.property(mapping, fc.constantFrom('', '\n', '  # a comment\n', '# left\n'), fc.integer({ min: 1, max: 60 }), (members, between, lot) => {
      const body = members.join(between);
      const whole = parseYaml(`x:\n${body}`, { strings: true });
      const expected = Object.entries((whole.value as { x: Record<string, unknown> }).x).map(([key, value]) => ({ key, value, line: whole.line('x', key) }));
      expect([...mappingMembers(body.split('\n'), 2, lot)]).toEqual(expected);
    }));
  });

  it('may stand at the top level', () => {
    const text = '# head\n"a@npm:1":\n  version: 1\n\n? b\n: version: 2\nc:\n  version: 3\n';
    expect([...mappingMembers(text.split('\n'), 1, 1)]).toEqual([
      { key: 'a@npm:1', value: { version: '1' }, line: 2 }, { key: 'b', value: { version: '2' }, line: 5 }, { key: 'c', value: { version: '3' }, line: 7 },
    ]);
  });

  it('say on which line a fault is', () => {
    expect(() => [...mappingMembers(['  a: 1', '  b: [', '  c: 2'], 10, 1)]).toThrow(expect.objectContaining({ line: expect.toSatisfy((line: number) => line >= 11 && line <= 13) }));
    expect(() => [...mappingMembers(['  - a'], 10)]).toThrow('not a mapping');
  });
});
