import { describe, expect, it } from 'vitest';
import { FindingsDocument } from '#core/model/findings-document.ts';
import { muster } from '../support/muster.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
const match = { license_expression_spdx: 'MIT', start_line: 1, end_line: 1, score: 100 };
const result = (matches: readonly unknown[]): string => JSON.stringify({ headers: [{ tool_name: 'scancode-toolkit', tool_version: '32.3.0' }], files: [{ path: 'a.c', type: 'file', detected_license_expression_spdx: 'MIT', license_detections: [{ matches }] }] }, null, 1);

describe('muster scancode import', () => {
  it('writes the findings of ScanCode in our form', async () => {
    const { code, stdout, stderr } = await muster(['scancode', 'import', work.file('result.json', result([match]))]);
    expect([code, stderr]).toEqual([0, '']);
    const document = FindingsDocument.parse(JSON.parse(stdout));
    expect(document.source).toEqual({ name: 'scancode-toolkit', version: '32.3.0' });
    expect(document.files).toEqual([{ file: 'a.c', expression: 'MIT', licenses: [{ kind: 'notice', expression: 'MIT', startLine: 1, endLine: 1, score: 1 }], resembles: [] }]);
  });

  it('shows a table', async () => {
    expect((await muster(['scancode', 'import', '-f', 'table', work.file('result.json', result([match]))])).stdout).toMatch(/^a\.c +MIT$/m);
  });

  it('tells what it cannot take over, and ends with 3 when that is asked for', async () => {
    const file = work.file('result.json', result([match, { ...match, start_line: 0 }]));
    const { code, stdout, stderr } = await muster(['scancode', 'import', '--strict', file]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/result\.json:\d+: the match has no lines, or they run backwards\. /);
    expect(FindingsDocument.parse(JSON.parse(stdout)).issues).toHaveLength(1);
  });

  it.each([['{"files": [', 'cannot be read'], ['{"bomFormat": "CycloneDX"}', 'is no result of ScanCode'], ['<html>', 'cannot be read'], [undefined, 'cannot be read']])('refuses %j', async (content, message) => {
    const { code, stderr } = await muster(['scancode', 'import', content === undefined ? `${work.root}/missing.json` : work.file('result.json', content)]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
