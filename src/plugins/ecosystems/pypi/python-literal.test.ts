import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign, evaluate, type Variables } from './python-literal.ts';
import { readPythonSource } from './python-source.ts';

function valueOf(program: string): { value: unknown; isComplete: boolean } {
  const variables: Variables = new Map();
  for (const line of readPythonSource(program)) assign(line, variables);
  return variables.get('x') ?? evaluate([], variables);
}

const itemsOf = (program: string): unknown => {
  const { value } = valueOf(program);
  return value instanceof Map && Object.fromEntries([...value].map(([key, literal]) => [key, literal.value]));
};

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
    expect(itemsOf('x = {"a": ["b"]}\nx["c"] = ["d"]')).toEqual({ a: ['b'], c: ['d'] });
    expect(itemsOf('y = dict(a="b")\nx = {**y, "c": "d"}')).toEqual({ a: 'b', c: 'd' });
    expect(itemsOf('x = {"a": ["b"]}\nx.update({"c": ["d"]})\nx.update(e=["f"])\nx["all"] = sum(x.values(), [])'))
      .toEqual({ a: ['b'], c: ['d'], e: ['f'], all: ['b', 'd', 'f'] });
  });

  it('knows of each value of a mapping whether it is complete', () => {
    const { value, isComplete } = valueOf('x = dict(version=read(), name="n", needs=["a"])');
    expect(isComplete).toBe(true);
    expect(value instanceof Map && [value.get('version'), value.get('name'), value.get('needs')])
      .toEqual([{ value: undefined, isComplete: false }, { value: 'n', isComplete: true }, { value: ['a'], isComplete: true }]);
  });

  it.each(['x.remove("a")', 'x.pop()', 'x.update(more)'])('takes a list for incomplete after %s', (line) => {
    expect(valueOf(`x = ["a"]\n${line}`)).toEqual({ value: ['a'], isComplete: false });
  });

  it('puts in what insert() is given', () => {
    expect(valueOf('x = ["a"]\nx.insert(0, "b")')).toEqual({ value: ['a', 'b'], isComplete: true });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void valueOf(`x = ${text}`)));
    fc.assert(fc.property(fc.array(fc.constantFrom('x', '=', '+', '[', ']', '(', ')', '{', '}', ':', ',', '"a"', '.', 'split', 'sum', 'values', 'update', '*', '**', '\n', '+=')), (parts) => void valueOf(parts.join(' '))));
  });
});
