import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsDocumentSchema } from '#core/model/findings-document.ts';
import { parseJson } from '#core/text/json.ts';
import { isFindings, readFindings } from './read-findings.ts';

const base = { schema: findingsDocumentSchema, generatedAt: '2024-02-29T12:00:00Z', tool: { name: 'muster', version: '0' }, source: { name: 'scancode-toolkit', version: '32.5.0' }, root: 'tree', files: [], packages: [], issues: [] };
const read = (document: unknown) => readFindings(parseJson(JSON.stringify(document, null, 1)), 'findings.json');

describe('documents of findings', () => {
  it('are read with canonical expressions', () => {
    const found = { file: 'tree/a.c', content: { size: 1, sha1: 'a'.repeat(40) }, expression: 'mit or (isc)', licenses: [{ kind: 'tag', expression: 'mit', startLine: 1, endLine: 1, score: 1 }], resembles: [] };
    expect(read({ ...base, files: [found] })).toEqual({ source: base.source, root: 'tree', packages: [], issues: [], files: [{ ...found, expression: 'MIT OR ISC', licenses: [{ ...found.licenses[0], expression: 'MIT' }] }] });
  });

  it('tell the line of an expression that is none, and keep the rest', () => {
    const result = read({ ...base, files: [{ file: 'a.c', licenses: [{ kind: 'tag', expression: 'MIT AND', startLine: 1, endLine: 1, score: 1 }], resembles: [] }], packages: [{ purl: 'pkg:npm/a@1', declaredExpression: '(', files: [] }] });
    expect(result).toMatchObject({ files: [{ file: 'a.c', licenses: [] }], packages: [{ purl: 'pkg:npm/a@1' }], issues: [{ path: 'findings.json', message: '"MIT AND" is no licence expression' }, { message: '"(" is no licence expression' }] });
    expect('issues' in result && result.issues.every(({ line }) => line! > 5)).toBe(true);
  });

  it.each([
    [{ ...base, schema: 'muster-findings/2' }, 'unsupported-version', undefined], [{ ...base, files: [{ file: 'a' }] }, 'malformed', 15], [{ schema: findingsDocumentSchema }, 'malformed', 1],
  ])('that are wrong say where: %j', (document, code, line) => {
    const issue = read(document);
    expect(issue).toMatchObject({ code, path: 'findings.json' });
    if (line !== undefined) expect((issue as { line?: number }).line).toBeTypeOf('number');
  });

  it('are told from other JSON', () => {
    expect(isFindings(base)).toBe(true);
    for (const other of [null, [], 'x', {}, { schema: 7 }, { schema: 'muster-inventory/1' }]) expect(isFindings(other)).toBe(false);
  });

  it('of any shape are read without a fault', () => {
    const names = fc.constantFrom('file', 'licenses', 'expression', 'startLine', 'endLine', 'score', 'kind', 'purl', 'files', 'resembles', '__proto__');
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof({ depthSize: 'medium' }, fc.constantFrom('MIT', 'MIT AND', 'tag', 1, 0, -1, null, true), fc.array(tie('tree'), { maxLength: 3 }), fc.dictionary(names, tie('tree'), { maxKeys: 6 })),
    }));
    fc.assert(fc.property(fc.array(tree), fc.array(tree), (files, packages) => {
      const result = read({ ...base, files, packages });
      expect('code' in result || result.files.length === files.length).toBe(true);
    }));
  });
});
