import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceFile } from '../plugin/source-file.ts';
import { readYamlSections, sectionsInPieces, type LongSections, type YamlSections } from './yaml-sections.ts';

const long: LongSections = { PODS: 'list', packages: 'mapping' };

const asFile = (text: string): SourceFile => ({
  path: 'a.lock', name: 'a.lock', directory: '.', size: text.length, text: () => text, bytes: () => new TextEncoder().encode(text), chunks: () => [],
});

const told = (yaml: YamlSections) => ({
  head: yaml.head, has: [yaml.has('PODS'), yaml.has('packages')], parts: [...yaml.parts('PODS'), ...yaml.parts('packages')], lines: [yaml.line('sdks'), yaml.line('sdks', 'dart'), yaml.line('DEPENDENCIES', 1)],
});

const whole = (text: string) => told(readYamlSections(asFile(text), long));
const inPieces = (text: string, lot = 1) => told(sectionsInPieces(text.replace(/\n$/, '').split('\n'), long, lot));

const item = fc.constantFrom('- A (1.0)\n', '- B (1.0):\n    - A\n    - C (= 2)\n', '- "C: x"\n', '# a remark\n', '- - nested\n', '-\n', '- D/E (2.0):\n  - F\n');
const member = fc.constantFrom(': {version: "1.10"}\n', ':\n    source: hosted\n\n    version: 1.10\n', ': text\n', ':\n', ': |\n    a\n\n    b\n');
const sections = fc.tuple(
  fc.array(item).chain((items) => fc.constantFrom('', '  ').map((indent) => `PODS:\n${items.map((one) => one.replaceAll(/^(?=.)/gm, indent)).join('')}`)),
  fc.array(member).map((members) => `packages: # locked\n${members.map((text, index) => `  p${index}${text}`).join('')}`),
  fc.constantFrom('sdks:\n  dart: ">=3"\n', 'DEPENDENCIES:\n- A\n- B\n', 'flow: [a,\n  b]\n'),
).chain((parts) => fc.shuffledSubarray(parts));

describe('sections of a YAML file', () => {
  it('say in pieces what they say as a whole', () => {
    fc.assert(fc.property(sections, fc.constantFrom('', '---\n', '# head\n\n', '%YAML 1.2\n---\n'), fc.constantFrom('', '...\n', '---\nx: 1\n'), fc.integer({ min: 1, max: 40 }), (parts, start, end, lot) => {
      const text = start + parts.join('') + end;
      expect(inPieces(text, lot)).toEqual(whole(text));
    }), { numRuns: 500 });
  });

  it('leave what is written as something else than it should be', () => {
    const text = 'PODS: {a: b}\npackages: [x]\n';
    expect(inPieces(text)).toEqual(whole(text));
    expect(whole(text)).toMatchObject({ head: { PODS: { a: 'b' }, packages: ['x'] }, has: [false, false], parts: [] });
    expect(inPieces('PODS: [a, b]\n')).toEqual(whole('PODS: [a, b]\n'));
  });

  it('name the line of a fault, and do not take a section that stands twice', () => {
    for (const text of ['PODS:\n- A\nx: 1\nPODS:\n- B\n', 'PODS:\n- A\n"PODS": []\n', 'x: [\nPODS:\n- a\n']) expect(() => inPieces(text), text).toThrow(expect.objectContaining({ line: expect.any(Number) }));
    expect(() => inPieces('x: 1\nPODS:\n  a: b\n')).toThrow('not a list');
    expect(() => inPieces('x: 1\n\nPODS:\n- a\n- b\n- [\n')).toThrow(expect.objectContaining({ line: expect.toSatisfy((line: number) => line > 4) }));
  });
});
