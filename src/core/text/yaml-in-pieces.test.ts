import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LargeFile } from '../../../test/support/memory-scan.ts';
import { isVirtualList } from '../inventory/virtual-list.ts';
import { memberSource } from '../inventory/virtual-record.ts';
import { get } from './value.ts';
import { readYaml } from './yaml-in-pieces.ts';
import type { LongSections } from './yaml-sections.ts';
import { parseYaml } from './yaml.ts';

const long: LongSections = { packages: 'list', shards: 'mapping' };

const inPieces = (text: string) => readYaml(new LargeFile('a.lock', new TextEncoder().encode(text)), long);

/** Paths of all members and items. */
function pathsOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const members = Array.isArray(value) ? [...value].map((item, index) => [index, item] as const) : Object.entries(value);
  return [path, ...members.flatMap(([key, member]) => pathsOf(member, [...path, key]))];
}

const item = fc.constantFrom('- A (1.0)\n', '- name: B\n  version: 1.10\n  needs:\n  - A\n\n  - "C: x"\n', '# a remark\n', '- - nested\n', '-\n', '- {a: b}\n', '- text: |\n    a\n\n    b\n', '- a: ünïcode\n');
const member = fc.constantFrom(': {version: "1.10"}\n', ':\n    source: hosted\n\n    version: 1.10\n', ': text\n', ':\n', ': |\n    a\n\n    b\n');
const sections = fc.tuple(
  fc.array(item).chain((items) => fc.constantFrom('', '  ').map((indent) => `packages:\n${items.map((one) => one.replaceAll(/^(?=.)/gm, indent)).join('')}`)),
  fc.array(member).map((members) => `shards: # locked\n${members.map((text, index) => `  p${index}${text}`).join('')}`),
  fc.constantFrom('sdks:\n  dart: ">=3"\n', 'list:\n- A\n- B\n', 'flow: [a,\n  b]\n'),
).chain((parts) => fc.shuffledSubarray(parts, { minLength: 1 }));

describe('readYaml', () => {
  it('reads and places in pieces as it does as a whole', () => {
    fc.assert(fc.property(sections, fc.constantFrom('', '---\n', '# head\n\n'), fc.constantFrom('', '...\n', '---\nx: 1\n'), fc.constantFrom('\n', '\r\n'), (parts, start, end, ending) => {
      const text = (start + parts.join('') + end).replaceAll('\n', ending);
      const [whole, pieces] = [parseYaml(text, { strings: true }), inPieces(text)];
      expect(Object.fromEntries(Object.entries(pieces.value ?? {}))).toEqual(whole.value ?? {});
      for (const path of pathsOf(whole.value)) if (path.length > 0) expect([path, pieces.line(...path)]).toEqual([path, whole.line(...path)]);
      expect(pieces.line('packages', 99)).toBeUndefined();
      expect(pieces.line('shards', 'none')).toBeUndefined();
    }), { numRuns: 500 });
  });

  it('holds no long section', () => {
    const { value } = inPieces('version: 1\npackages:\n- name: a\n- name: b\nshards:\n  c:\n    git: d\n');
    expect([isVirtualList(get(value, 'packages') as unknown[]), memberSource(get(value, 'shards') as object)?.length]).toEqual([true, 1]);
  });

  it('leaves to the reader of whole texts what leads from one part to another, and its words to what is wrong', () => {
    expect(get(inPieces('packages:\n- &a {x: y}\n- *a\n').value, 'packages', 1)).toEqual({ x: 'y' });
    expect(get(inPieces('packages:\n  a: b\n').value, 'packages')).toEqual({ a: 'b' });
    expect(get(inPieces('shards:\n- a\n').value, 'shards')).toEqual(['a']);
    expect(() => inPieces('shards:\n  a: b\n  a: c\n')).toThrow('stands twice');
  });
});
