import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FindingsDocument, findingsDocumentSchema } from '#core/model/findings-document.ts';
import type { ImportedFindings } from '#core/model/package-findings.ts';
import { parseJson } from '#core/text/json.ts';
import { isScancode } from './license-keys.ts';
import { readScancode } from './read-scancode.ts';

const header = (version: string) => ({ headers: [{ tool_name: 'scancode-toolkit', tool_version: version }] });
const read = (document: unknown): ImportedFindings => {
  const found = readScancode(parseJson(JSON.stringify(document, null, 1)), 'result.json');
  // whatever comes out is what our schema describes
  FindingsDocument.parse({ schema: findingsDocumentSchema, generatedAt: '2024-02-29T12:00:00Z', tool: { name: 'muster', version: '0' }, ...found });
  return found;
};

/** As version 32 writes it. */
const detections = { ...header('32.3.0'), packages: [{ purl: 'pkg:npm/shop@1.0.0', declared_license_expression_spdx: 'MIT', extracted_license_statement: '- MIT\n', copyright: null, datafile_paths: ['shop/package.json'] }], files: [
  { path: 'shop', type: 'directory', license_detections: [] },
  {
    path: 'shop/a.c', type: 'file', detected_license_expression: 'mit AND gpl-2.0-plus', detected_license_expression_spdx: 'MIT AND GPL-2.0-or-later',
    license_detections: [
      { license_expression: 'gpl-2.0-plus', license_expression_spdx: 'GPL-2.0-or-later', matches: [{ license_expression: 'gpl-2.0-plus', license_expression_spdx: 'GPL-2.0-or-later', start_line: 4, end_line: 9, matcher: '2-aho', score: 98.55, match_coverage: 100, rule_identifier: 'gpl-2.0-plus_12.RULE' }] },
      { license_expression: 'mit', license_expression_spdx: 'MIT', matches: [{ license_expression: 'mit', license_expression_spdx: 'MIT', start_line: 1, end_line: 1, matcher: '1-spdx-id', score: 100, match_coverage: 100, rule_identifier: 'spdx-license-identifier-mit-0a' }] },
    ],
    license_clues: [{ license_expression: 'bsd-new', start_line: 20, end_line: 20, matcher: '2-aho', score: 50, match_coverage: 100, rule_identifier: 'bsd-new_1.RULE' }],
    copyrights: [{ copyright: 'Copyright (c) 2020 Jane Doe', start_line: 2, end_line: 2 }], holders: [{ holder: 'Jane Doe', start_line: 2, end_line: 2 }], authors: [{ author: 'John Roe', start_line: 3, end_line: 3 }],
    scan_errors: [],
  },
  { path: 'shop/broken.bin', type: 'file', license_detections: [], license_clues: [], copyrights: [], holders: [], authors: [], scan_errors: ['ERROR: for scanner: licenses:\nTraceback'] },
] };

/** As version 30 writes it. */
const rows = { ...header('30.1.0'), files: [{
  path: 'lib/b.h', type: 'file', license_expressions: ['mit OR bsd-new', 'custom-thing'], license_clues: [],
  licenses: ['mit', 'bsd-new'].map((key) => ({ key, score: 95, spdx_license_key: key === 'mit' ? 'MIT' : 'BSD-3-Clause', start_line: 2, end_line: 30, matched_rule: { identifier: 'mit_or_bsd.RULE', license_expression: 'mit OR bsd-new', is_license_text: true, match_coverage: 97.5, matcher: '3-seq' } })),
  copyrights: [{ value: 'Copyright 1999 A and B', start_line: 1, end_line: 1 }], holders: [{ value: 'A', start_line: 1, end_line: 1 }, { value: 'B', start_line: 1, end_line: 1 }], authors: [],
  packages: [{ purl: 'pkg:generic/b@1', license_expression: 'gpl-2.0-plus WITH classpath-exception-2.0', declared_license: { name: 'GPL' }, copyright: 'Copyright 1999 A' }],
}] };

describe('results of ScanCode', () => {
  it('of version 32 give matches in the order of lines, clues, statements and packages', () => {
    const { source, files, packages, issues } = read(detections);
    expect(source).toEqual({ name: 'scancode-toolkit', version: '32.3.0' });
    expect(issues).toEqual([]);
    expect(files.map(({ file }) => file)).toEqual(['shop/a.c', 'shop/broken.bin']);
    expect(files[0]).toEqual({
      file: 'shop/a.c', expression: 'MIT AND GPL-2.0-or-later', resembles: [],
      licenses: [
        { kind: 'tag', expression: 'MIT', startLine: 1, endLine: 1, coverage: 1, score: 1, rule: 'spdx-license-identifier-mit-0a' },
        { kind: 'notice', expression: 'GPL-2.0-or-later', startLine: 4, endLine: 9, coverage: 1, score: 0.986, rule: 'gpl-2.0-plus_12.RULE' },
        { kind: 'clue', expression: 'BSD-3-Clause', startLine: 20, endLine: 20, coverage: 1, score: 0.5, rule: 'bsd-new_1.RULE' },
      ],
      copyrights: [{ statement: 'Copyright (c) 2020 Jane Doe', holder: 'Jane Doe', startLine: 2, endLine: 2 }],
      authors: [{ name: 'John Roe', startLine: 3, endLine: 3 }],
    });
    expect(files[1]!.issue).toMatchObject({ code: 'partial', path: 'shop/broken.bin', message: 'ScanCode reports: ERROR: for scanner: licenses:' });
    expect(packages).toEqual([{ purl: 'pkg:npm/shop@1.0.0', declaredExpression: 'MIT', declaredStatement: '- MIT\n', files: ['shop/package.json'] }]);
  });

  it('of version 30 give one match for its several licences, and statements without a single holder', () => {
    const { files, packages } = read(rows);
    expect(files).toEqual([{
      file: 'lib/b.h', expression: '(MIT OR BSD-3-Clause) AND LicenseRef-scancode-custom-thing', resembles: [],
      licenses: [{ kind: 'text', expression: 'MIT OR BSD-3-Clause', startLine: 2, endLine: 30, coverage: 0.975, score: 0.95, rule: 'mit_or_bsd.RULE' }],
      copyrights: [{ statement: 'Copyright 1999 A and B', startLine: 1, endLine: 1 }], authors: [],
    }]);
    expect(packages).toEqual([{ purl: 'pkg:generic/b@1', declaredExpression: 'GPL-2.0-or-later WITH Classpath-exception-2.0', declaredStatement: '{"name":"GPL"}', copyright: 'Copyright 1999 A', files: ['lib/b.h'] }]);
  });

  it.each([
    [{ license_detections: [{ matches: [{ license_expression_spdx: 'MIT AND', start_line: 1, end_line: 1, score: 100 }] }] }, '"MIT AND" is no licence expression'],
    [{ license_detections: [{ matches: [{ start_line: 1, end_line: 1, score: 100 }] }] }, 'the match names no licence'],
    [{ license_detections: [{ matches: [{ license_expression_spdx: 'MIT', start_line: 3, end_line: 1, score: 100 }] }] }, 'run backwards'],
    [{ license_detections: [{ matches: [{ license_expression_spdx: 'MIT', start_line: 3, end_line: 3, score: '?' }] }] }, 'no score'],
    [{ detected_license_expression_spdx: 'MIT (' }, '"MIT (" is no licence expression'],
    [{ copyrights: [{ copyright: 'Copyright A' }] }, 'the statement has no lines'],
    [{ copyrights: [{ start_line: 1 }] }, 'the statement is empty'],
  ])('tell with its line what cannot be taken over: %j', (file, message) => {
    const { issues } = read({ ...header('32.3.0'), files: [{ path: 'x', type: 'file', ...file }] });
    expect(issues).toEqual([expect.objectContaining({ code: 'partial', path: 'result.json', message: expect.stringContaining(message) })]);
    expect(issues[0]!.line).toBeGreaterThan(8);
  });

  it('of version 32 tell the root in front of their paths, by all ways of running it', () => {
    const run = (paths: readonly (readonly [string, string])[], options: object): string | undefined => read({ headers: [{ tool_name: 'scancode-toolkit', tool_version: '32.5.0', options }], files: paths.map(([path, type]) => ({ path, type })) }).root;
    expect(run([['tree', 'directory'], ['tree/a.c', 'file'], ['tree/lib', 'directory']], { input: ['./tree/'] })).toBe('tree');
    expect(run([['/home/x/tree', 'directory'], ['/home/x/tree/a.c', 'file']], { input: ['tree'], '--full-root': true })).toBe('/home/x/tree');
    expect(run([['lib', 'directory'], ['lib/a.c', 'file']], { input: ['tree'], '--strip-root': true })).toBeUndefined();
    expect(run([['tree/a.c', 'file'], ['tree/b.c', 'file']], { input: ['/home/x/tree/'], '--only-findings': true })).toBe('tree');
    expect(run([['a.c', 'file']], { input: ['tree/a.c'] })).toBeUndefined();
    expect(run([['two', 'directory'], ['two/x/a.c', 'file'], ['two/y/a.c', 'file']], { input: ['two/x', 'two/y'] })).toBe('two');
    expect(run([['x', 'directory'], ['x/a.c', 'file'], ['y/a.c', 'file']], { input: ['x', 'y'] })).toBeUndefined();
    expect(run([['tree', 'directory'], ['treehouse/a.c', 'file']], {})).toBeUndefined();
  });

  it('of version 32 tell of which content they are, and leave matches of other files to those', () => {
    const match = (from: string, line: number) => ({ license_expression_spdx: 'MIT', from_file: from, start_line: line, end_line: line, score: 100 });
    const file = { type: 'file', size: 3, sha1: 'A'.repeat(40), sha256: 'b'.repeat(64), detected_license_expression_spdx: 'MIT', license_detections: [{ matches: [match('tree/src/a.c', 1), match('tree/LICENSE', 9), match('tree/lib/src/a.c', 5)] }] };
    const tree = { path: 'tree', type: 'directory' };
    const [full] = read({ ...header('32.5.0'), files: [tree, { ...file, path: 'tree/src/a.c' }] }).files;
    expect([full!.content, full!.licenses.map(({ startLine }) => startLine)]).toEqual([{ size: 3, sha1: 'a'.repeat(40), sha256: 'b'.repeat(64) }, [1]]);
    const [stripped] = read({ headers: [{ ...header('32.5.0').headers[0], options: { '--strip-root': true } }], files: [{ ...file, path: 'src/a.c', size: -1, sha1: 'zz', sha256: null }] }).files;
    expect([stripped!.content, stripped!.licenses.map(({ startLine }) => startLine)]).toEqual([undefined, [1]]);
    expect(read({ ...header('32.5.0'), files: [{ path: 'a.c', type: 'file', copyrights: [] }] }).files[0]).toEqual({ file: 'a.c', unsearched: true, licenses: [], resembles: [], copyrights: [] });
  });

  it('are told from other JSON', () => {
    expect(isScancode(detections)).toBe(true);
    for (const other of [null, [], 'x', {}, { files: [] }, { headers: [{ tool_name: 'other' }] }]) expect(isScancode(other)).toBe(false);
  });

  it('of any shape are read without a fault', () => {
    const names = fc.constantFrom('files', 'path', 'type', 'license_detections', 'matches', 'license_expression', 'license_expression_spdx', 'start_line', 'end_line', 'score', 'licenses', 'matched_rule', 'copyrights', 'copyright', 'packages', 'purl', '__proto__');
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof({ depthSize: 'medium' }, fc.constantFrom('MIT', 'mit AND', 'pkg:npm/a@1', 1, 7, 100, -1, null, true), fc.array(tie('tree'), { maxLength: 3 }), fc.dictionary(names, tie('tree'), { maxKeys: 5 })),
    }));
    fc.assert(fc.property(fc.array(tree), (files) => {
      read({ ...header('32.3.0'), files });
    }));
  });
});
