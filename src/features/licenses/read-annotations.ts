import { findCopyrights } from '#core/copyright/find-copyrights.ts';
import { andExpressions, distinct } from '#core/license/combine-expressions.ts';
import type { LicenseExpression } from '#core/license/expression.ts';
import { normalizeExpression } from '#core/license/normalize-expression.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import { simplifyExpression } from '#core/license/simplify-expression.ts';
import { readCopyrightFile } from '#core/linux/copyright-file.ts';
import type { CopyrightFact, LicenseReading, LicenseStanza } from '#core/model/license-facts.ts';
import { fitsAll } from '#core/reuse/reuse-glob.ts';
import { readReuseToml, type ReuseAnnotation, type ReuseFault } from '#core/reuse/reuse-toml.ts';

export interface ReadAnnotations extends Pick<LicenseReading, 'expression' | 'matches' | 'copyrights'> {
  readonly stanzas: readonly LicenseStanza[];
  readonly faults: readonly ReuseFault[];
}

interface Annotation {
  readonly stanza: LicenseStanza;
  readonly line: number;
  readonly copyrights: readonly CopyrightFact[];
}

/** What REUSE.toml or `.reuse/dep5` say of files by their paths. */
export function readAnnotations(source: string): ReadAnnotations {
  const faults: ReuseFault[] = [];
  const annotations = readCopyrightFile(source) === undefined ? ofToml(source, faults) : ofDep5(source, faults);
  const main = annotations.filter(({ stanza }) => stanza.main === true).map(({ stanza }) => parsed(stanza.expression)!);
  const together = andExpressions(distinct(main));
  return {
    ...(together !== undefined && { expression: renderLicenseExpression(simplifyExpression(together)) }),
    matches: annotations.map(({ stanza, line }) => ({ kind: 'tag', expression: stanza.expression, startLine: line, endLine: line, score: 1 })),
    stanzas: annotations.map(({ stanza }) => stanza),
    copyrights: annotations.flatMap(({ copyrights }) => copyrights),
    faults,
  };
}

function ofToml(source: string, faults: ReuseFault[]): Annotation[] {
  const read = readReuseToml(source);
  faults.push(...read.faults);
  // of those that cover a file the last one counts, so that nothing before one for all files does
  const all = read.annotations.findLastIndex(({ paths }) => paths.some(fitsAll));
  return read.annotations.slice(Math.max(0, all)).flatMap((annotation) => ofTable(annotation, faults) ?? []);
}

function ofTable({ paths, precedence, licenses, copyrights, line, licenseLine, copyrightLine }: ReuseAnnotation, faults: ReuseFault[]): Annotation | undefined {
  const together = andExpressions(licenses.flatMap((license) => expressionIn(license, licenseLine, faults) ?? []));
  if (together === undefined) return undefined;
  return {
    line: licenseLine,
    copyrights: copyrights.flatMap((text) => statements(text).map((statement) => ({ text: statement, line: copyrightLine }))),
    stanza: {
      files: paths, name: licenses.join(' AND '), expression: renderLicenseExpression(simplifyExpression(together)), startLine: line, endLine: Math.max(line, licenseLine, copyrightLine),
      ...(paths.some(fitsAll) && { main: true as const }), ...(precedence === 'override' && { overrides: true as const }),
    },
  };
}

/** The prefix of a notice may be left out. */
function statements(text: string): string[] {
  const found = findCopyrights(text);
  return (found.length > 0 ? found : findCopyrights(`SPDX-FileCopyrightText: ${text}`)).map((statement) => statement.text);
}

/** Here only `*` is the work: REUSE wants every file to be covered by something, and leaves no rest for the work as a whole. */
function ofDep5(source: string, faults: ReuseFault[]): Annotation[] {
  const copyrights = findCopyrights(source).filter(({ subject }) => subject === 'work');
  return (readCopyrightFile(source)?.stanzas ?? []).flatMap(({ files, license, line, first, last }) => {
    const expression = expressionIn(license, line, faults);
    if (expression === undefined) return [];
    return {
      line,
      copyrights: copyrights.filter(({ lines }) => lines.first >= first && lines.first <= last).map(({ text, lines }) => ({ text, line: lines.first })),
      stanza: { files, name: license, expression: renderLicenseExpression(simplifyExpression(expression)), startLine: first, endLine: last, ...((files.length === 0 || files.includes('*')) && { main: true as const }) },
    };
  });
}

function expressionIn(text: string, line: number, faults: ReuseFault[]): LicenseExpression | undefined {
  const read = parseLicenseExpression(text);
  if (read.ok) return normalizeExpression(read.expression);
  faults.push({ message: `${JSON.stringify(text.slice(0, 100))} is no SPDX expression: column ${read.column}: ${read.message}`, line });
  return undefined;
}

function parsed(text: string): LicenseExpression | undefined {
  const read = parseLicenseExpression(text, { unknownIds: 'accept' });
  return read.ok ? read.expression : undefined;
}
