import { describe, expect, it } from 'vitest';
import { either, fields, listOf, mapOf, scalar, text } from '../text/shape.ts';
import { parseJson } from '../text/json.ts';
import { checkShape } from './check-shape.ts';
import type { IssueInput } from './extraction.ts';

const shape = fields({ version: scalar, packages: listOf(fields({ name: text, source: either(text, fields({ url: text })) })), groups: mapOf(listOf(text)) });

function told(source: string): IssueInput[] {
  const issues: IssueInput[] = [];
  checkShape({ issue: (issue) => void issues.push(issue) }, parseJson(source), shape, 'lamp.lock');
  return issues;
}

it('one value is told with its place and kind', () => {
  expect(told('{\n"packages": [\n{"name": "a",\n "source": ["x"]}]}')).toEqual([{
    code: 'partial', file: 'lamp.lock', line: 4, message: '"packages[0].source" is a list and neither text nor object; it was not read',
    remedy: 'Repair the entry, or let the tool that wrote the file write it again.',
  }]);
  expect(told('["a"]')[0]!.message).toBe('what the file says is a list and no object; it was not read');
  expect(told(`{"groups": {"${'g'.repeat(200)}": 1}}`)[0]!.message).toBe(`"…${'g'.repeat(80)}" is a number and no list; it was not read`);
});

it('several are one issue, at the first line', () => {
  const [issue, ...others] = told('{\n"packages": [\n{"name": 1},\n{"name": false}], "version": {},\n"groups": "x"}');
  expect(others).toEqual([]);
  expect(issue).toMatchObject({
    line: 3, message: '4 values are of a kind that does not belong there, and were not read: "packages[0].name" (a number and no text), "packages[1].name" (false and no text), "version" (an object and no text), "groups" (a text and no object)',
  });
  expect(told(`{"packages": [${'1,'.repeat(29)}1]}`)[0]!.message).toMatch(/^30 values .*"packages\[9\]" \(a number and no object\) and 20 more$/);
});

it('nothing is told where all is well', () => {
  expect(told('{"version": 3, "packages": [{"name": "a", "source": {"url": "u"}, "more": [1]}], "groups": []}')).toEqual([]);
});

describe('keys that stand more than once', () => {
  it('are told where the reader takes them, with the line of what was lost', () => {
    expect(told('{"version": 1,\n"groups": {"a": ["x"],\n"b": [], "\\u0061": ["y"]}}')).toEqual([{
      code: 'partial', file: 'lamp.lock', line: 3, message: '"groups.a" stands here again: what line 2 says of it was not read',
      remedy: 'Remove what is not meant, which may be left over from merging two versions of the file, or let the tool that wrote it write it again.',
    }]);
    expect(told('{"scripts": {"a": "1", "a": "2"}, "scripts": {}}')).toEqual([]);
  });

  it('are one issue', () => {
    const [issue, ...others] = told('{"version": 1,\n"version": 2, "packages": [{},\n{"name": "a", "source": {"url": 1},\n"name": "b"}, {"source": {"url": "x",\n"url": "y"}}]}');
    expect(others).toEqual([expect.objectContaining({ message: '3 keys stand more than once, and only the last of each was read: "version" (lines 1 and 2), "packages[1].name" (lines 3 and 4), "packages[2].source.url" (lines 4 and 5)' })]);
    expect(issue).toMatchObject({ line: 3, message: '"packages[1].source.url" is a number and no text; it was not read' });
    expect(told(`{"groups": {${'"g": [],'.repeat(29)}"g": []}}`)[0]!.message).toMatch(/^29 keys stand .* and 19 more$/);
  });
});
