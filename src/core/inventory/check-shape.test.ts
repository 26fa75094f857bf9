import { expect, it } from 'vitest';
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
