import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign, evaluate, type Variables } from './python-literal.ts';
import { readPythonSource } from './python-source.ts';

function valueOf(program: string): { value: unknown; isComplete: boolean } {
  const variables: Variables = new Map();
  for (const line of readPythonSource(program)) assign(line, variables);
  return variables.get('x') ?? evaluate([], variables);
}

describe('literals of Python programs', () => {
  it.each([
    ['x = "a" \'b\'', 'ab'],
    ['x = r"a\\b" + u"c"', 'a\\bc'],
    ['x = """one\ntwo""".split()', ['one', 'two']],
    ['x = ["a", "b",]', ['a', 'b']],
    ['x = ("a",)', ['a']],
    ['x = ("a"\n     "b")', 'ab'],
    ['y = ["a"]\nx = y + ["b"]\nx += ["c"]\nx.append("d")\nx.extend(["e", "f"])', ['a', 'b', 'c', 'd', 'e', 'f']],
    ['x = ["a"] + \\\n  ["b"]', ['a', 'b']],
    ['y = {"k": ["v"]}\nx = y["k"]', ['v']],
    ['x = [*["a"], "b"]', ['a', 'b']],
    ['x = list(("a", "b"))', ['a', 'b']],
    ['x: list = ["a"]', ['a']],
    ['x = None', []],
  ])('%s', (program, expected) => {
    expect(valueOf(program)).toEqual({ value: expected, isComplete: true });
  });

  it.each([
    ['x = ["a"] + read()', ['a']],
    ['x = ["a", name]', ['a']],
    ['x = f"a{b}"', undefined],
    ['x = "a" % b', undefined],
    ['x = open("f").read()', undefined],
  ])('%s is computed', (program, expected) => {
    expect(valueOf(program)).toEqual({ value: expected, isComplete: false });
  });

  it('reads mappings', () => {
    expect(valueOf('x = {"a": ["b"]}\nx["c"] = ["d"]').value).toEqual(new Map([['a', ['b']], ['c', ['d']]]));
    expect(valueOf('y = dict(a="b")\nx = {**y, "c": "d"}').value).toEqual(new Map([['a', 'b'], ['c', 'd']]));
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void valueOf(`x = ${text}`)));
    fc.assert(fc.property(fc.array(fc.constantFrom('x', '=', '+', '[', ']', '(', ')', '{', '}', ':', ',', '"a"', '.', 'split', '*', '**', '\n', '+=')), (parts) => void valueOf(parts.join(' '))));
  });
});
