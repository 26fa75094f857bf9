import { describe, expect, it } from 'vitest';
import { readEdn, type Form } from './edn.ts';

const show = (form: Form): unknown => ('items' in form ? { [form.kind]: form.items.map(show) } : form.text);

describe('readEdn', () => {
  it('reads collections and passes over what does not count', () => {
    expect(readEdn('{:a [1 "x\\"y"] ; no\n #_ {:b 2} :c ^:meta #{d} #_ #_ e f :t #inst "2020"}').map(show)).toEqual([
      { map: [':a', { vector: ['1', 'x"y'] }, ':c', { set: ['d'] }, ':t', '2020'] },
    ]);
    expect(readEdn("'[a ~b] `(c ,@d) #?(:clj e) \\( #'f").map(show)).toEqual([{ vector: ['a', 'b'] }, { list: ['c', 'd'] }, { list: [':clj', 'e'] }, '\\(', 'f']);
  });
  it('says where a bracket is missing', () => {
    expect(() => readEdn('{:a\n [1')).toThrow('line 2');
    expect(() => readEdn('{:a]}')).toThrow('closes nothing');
  });
  it('survives deep nesting and long texts', () => {
    expect(() => readEdn('['.repeat(200_000))).toThrow();
    readEdn(`"${'\\"'.repeat(200_000)}"`);
    readEdn('#_ '.repeat(50_000));
  });
});
