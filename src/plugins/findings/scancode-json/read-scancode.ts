import { append } from '#core/inventory/multi-map.ts';
import type { AuthorFinding, CopyrightFinding, FileFindings } from '#core/model/file-findings.ts';
import type { Issue } from '#core/model/issue.ts';
import type { ImportedFindings, PackageFindings } from '#core/model/package-findings.ts';
import type { JsonText } from '#core/text/json.ts';
import { get, isRecord, list, strings, text, type Value } from '#core/text/value.ts';
import { canonical, LicenseKeys } from './license-keys.ts';
import { contentOf, scannedRoot } from './scanned-files.ts';
import { lineNumber, readLicenses, type Report } from './read-licenses.ts';

const source = 'findings/scancode-json';

/** Reads the JSON of ScanCode Toolkit 30 to 32. What cannot be taken over becomes an issue with its line in the document; `path` is that of the document. */
export function readScancode(json: JsonText, path: string): ImportedFindings {
  const document = json.value;
  const issues: Issue[] = [];
  const reportAt = (base: readonly (string | number)[]): Report => (at, message) => {
    const line = json.line(...base, ...at);
    issues.push({ code: 'partial', path, ...(line !== undefined && { line }), message, remedy: 'Run ScanCode again, or correct the entry.', source });
  };
  const keys = new LicenseKeys(document);
  const header = list(document, 'headers').find((one) => text(one, 'tool_name') === 'scancode-toolkit');
  const version = text(header, 'tool_version') ?? text(document, 'scancode_version');
  const root = scannedRoot(document);
  const files: FileFindings[] = [];
  const packages: PackageFindings[] = [];
  if (!Array.isArray(get(document, 'files'))) reportAt([])([], 'the document has no list of files');
  list(document, 'files').forEach((file, index) => {
    const report = reportAt(['files', index]);
    const name = text(file, 'path');
    if (!isRecord(file) || name === undefined) return report([], 'the entry of a file has no path');
    if (text(file, 'type') === 'directory') return;
    files.push(readFile(file, { name, root }, keys, report));
    list(file, 'packages').forEach((one, at) => addPackage(packages, one, [name], keys, (rest, message) => report(['packages', at, ...rest], message)));
  });
  list(document, 'packages').forEach((one, index) => addPackage(packages, one, strings(one, 'datafile_paths'), keys, reportAt(['packages', index])));
  return { source: { name: 'scancode-toolkit', ...(version !== undefined && { version }) }, ...(root !== undefined && { root }), files, packages, issues };
}

function readFile(file: Value, { name, root }: { readonly name: string; readonly root: string | undefined }, keys: LicenseKeys, report: Report): FileFindings {
  const licenses = readLicenses(file, { name, root }, keys, report);
  const content = contentOf(file);
  const spdx = text(file, 'detected_license_expression_spdx');
  const own = text(file, 'detected_license_expression');
  const expression = given(spdx, canonical) ?? given(own, (one) => keys.spdx(one)) ?? composed(file, keys);
  const written = spdx ?? own;
  if (expression === undefined && written !== undefined && written !== '') report([spdx === undefined ? 'detected_license_expression' : 'detected_license_expression_spdx'], `${JSON.stringify(written)} is no licence expression`);
  const errors = strings(file, 'scan_errors');
  return {
    file: name, ...(content !== undefined && { content }), ...(!Array.isArray(get(file, 'license_detections')) && !Array.isArray(get(file, 'licenses')) && { unsearched: true as const }),
    ...(expression !== undefined && { expression }), licenses, resembles: [],
    ...(Array.isArray(get(file, 'copyrights')) && { copyrights: readCopyrights(file, report) }),
    ...(Array.isArray(get(file, 'authors')) && { authors: readAuthors(file, report) }),
    ...(errors.length > 0 && { issue: { code: 'partial', path: name, message: `ScanCode reports: ${errors[0]!.split('\n')[0]!.slice(0, 300)}`, remedy: 'Scan the file again.', source } }),
  };
}

const given = (expression: string | undefined, read: (one: string) => string | undefined): string | undefined => (expression === undefined || expression === '' ? undefined : read(expression));

/** Before version 32 a file has a list of expressions, each of which holds. */
function composed(file: Value, keys: LicenseKeys): string | undefined {
  const all = [...new Set(strings(file, 'license_expressions').map((one) => keys.spdx(one)).filter((one) => one !== undefined))];
  if (all.length < 2) return all[0];
  return canonical(all.map((one) => (one.includes(' OR ') ? `(${one})` : one)).join(' AND '));
}

/** The statement stands under `copyright`, before version 31 under `value`; holders are a list of their own with the same lines. */
function readCopyrights(file: Value, report: Report): CopyrightFinding[] {
  const holders = new Map<string, string[]>();
  for (const one of list(file, 'holders')) {
    const [holder, lines] = [text(one, 'holder') ?? text(one, 'value'), `${String(get(one, 'start_line'))} ${String(get(one, 'end_line'))}`];
    if (holder !== undefined) append(holders, lines, holder);
  }
  return placed(list(file, 'copyrights'), ['copyright', 'value'], (at, message) => report(['copyrights', ...at], message)).map(({ value, startLine, endLine }) => {
    const here = holders.get(`${startLine} ${endLine}`);
    return { statement: value, ...(here?.length === 1 && { holder: here[0]! }), startLine, endLine };
  });
}

const readAuthors = (file: Value, report: Report): AuthorFinding[] =>
  placed(list(file, 'authors'), ['author', 'value'], (at, message) => report(['authors', ...at], message)).map(({ value, startLine, endLine }) => ({ name: value, startLine, endLine }));

function placed(all: readonly Value[], names: readonly string[], report: Report): { value: string; startLine: number; endLine: number }[] {
  return all.flatMap((one, index) => {
    const value = names.map((name) => text(one, name)).find((found) => found !== undefined && found !== '');
    const startLine = lineNumber(get(one, 'start_line'));
    const endLine = lineNumber(get(one, 'end_line')) ?? startLine;
    if (value !== undefined && startLine !== undefined && endLine !== undefined && endLine >= startLine) return [{ value, startLine, endLine }];
    report([index], value === undefined ? 'the statement is empty' : 'the statement has no lines, or they run backwards');
    return [];
  });
}

/** Top-level packages since version 31, packages of files before. */
function addPackage(packages: PackageFindings[], one: Value, files: readonly string[], keys: LicenseKeys, report: Report): void {
  const purl = text(one, 'purl');
  if (purl === undefined || !purl.startsWith('pkg:')) return report([], 'the package has no package URL');
  const declaredExpression = given(text(one, 'declared_license_expression_spdx'), canonical) ?? given(text(one, 'declared_license_expression') ?? text(one, 'license_expression'), (own) => keys.spdx(own));
  const statement = get(one, 'extracted_license_statement') ?? get(one, 'declared_license');
  const copyright = text(one, 'copyright');
  packages.push({
    purl, ...(declaredExpression !== undefined && { declaredExpression }),
    ...(statement !== undefined && statement !== null && statement !== '' && { declaredStatement: typeof statement === 'string' ? statement : JSON.stringify(statement) }),
    ...(copyright !== undefined && copyright !== '' && { copyright }), files,
  });
}
