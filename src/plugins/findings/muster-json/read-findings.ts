import { FindingsDocument, findingsDocumentSchema } from '#core/model/findings-document.ts';
import type { FileFindings, FoundLicense } from '#core/model/file-findings.ts';
import type { Issue } from '#core/model/issue.ts';
import type { ImportedFindings, PackageFindings } from '#core/model/package-findings.ts';
import { normalizeExpression } from '#core/license/normalize-expression.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import type { JsonText } from '#core/text/json.ts';
import { isRecord, text, type Value } from '#core/text/value.ts';

const source = 'findings/muster-json';

/** Is it a document of `muster scancode import` or `muster license detect -f json`, of whatever version? */
export const isFindings = (document: Value): boolean => isRecord(document) && text(document, 'schema')?.startsWith('muster-findings/') === true;

/** The document, or why it cannot be read. An expression that is none is left out and becomes an issue. */
export function readFindings(json: JsonText, path: string): ImportedFindings | Issue {
  const schema = text(json.value, 'schema');
  if (schema !== findingsDocumentSchema) return { code: 'unsupported-version', path, message: `findings of the form ${JSON.stringify(schema)} are not known, only ${findingsDocumentSchema}`, remedy: 'Write them again with this version of Muster.', source };
  const parsed = FindingsDocument.safeParse(json.value);
  if (!parsed.success) {
    const [problem] = parsed.error.issues;
    const at = (problem?.path ?? []).filter((key) => typeof key !== 'symbol');
    // of what is missing, the place where it should be
    const line = at.map((_, missing) => json.line(...at.slice(0, at.length - missing))).find((known) => known !== undefined) ?? json.line();
    return { code: 'malformed', path, ...(line !== undefined && { line }), message: `${at.join('.') || 'the document'} is not of the form of findings: ${problem?.message ?? 'unknown'}`, remedy: 'Write the document again with muster scancode import.', source };
  }
  const issues: Issue[] = [...(parsed.data.issues as readonly Issue[])];
  const spdx = (expression: string, ...at: (string | number)[]): string | undefined => {
    const read = canonical(expression);
    if (read !== undefined) return read;
    const line = json.line(...at);
    issues.push({ code: 'partial', path, ...(line !== undefined && { line }), message: `${JSON.stringify(expression.slice(0, 200))} is no licence expression`, remedy: 'Correct the entry, or write the document again.', source });
    return undefined;
  };
  const files = (parsed.data.files as readonly FileFindings[]).map(({ expression, licenses, ...file }, index): FileFindings => {
    const composed = expression === undefined ? undefined : spdx(expression, 'files', index, 'expression');
    return {
      ...file, ...(composed !== undefined && { expression: composed }),
      licenses: licenses.flatMap((finding, at): FoundLicense[] => {
        const own = finding.endLine < finding.startLine ? undefined : spdx(finding.expression, 'files', index, 'licenses', at, 'expression');
        return own === undefined ? [] : [{ ...finding, expression: own }];
      }),
    };
  });
  const packages = (parsed.data.packages as readonly PackageFindings[]).map(({ declaredExpression, ...one }, index): PackageFindings => {
    const declared = declaredExpression === undefined ? undefined : spdx(declaredExpression, 'packages', index, 'declaredExpression');
    return { ...one, ...(declared !== undefined && { declaredExpression: declared }) };
  });
  const { source: finder, root } = parsed.data;
  return { source: { name: finder.name, ...(finder.version !== undefined && { version: finder.version }) }, ...(root !== undefined && { root }), files, packages, issues };
}

function canonical(expression: string): string | undefined {
  const parsed = parseLicenseExpression(expression, { unknownIds: 'accept' });
  return parsed.ok ? renderLicenseExpression(normalizeExpression(parsed.expression)) : undefined;
}
