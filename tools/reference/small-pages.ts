import { join } from 'node:path';
import type { Command } from 'commander';
import type { IssueCode } from '#core/model/issue.ts';
import { issueMeanings } from '#core/model/issue-meanings.data.ts';
import { profiles } from '#core/sbom/quality/profiles.data.ts';
import { exitCodes, exitMeanings } from '#cli/exit-codes.ts';
import { buildProgram } from '#cli/program.ts';
import { comparisonReports } from '#plugins/comparisons/registry.generated.ts';
import { gateReports } from '#plugins/gates/registry.generated.ts';
import { reports } from '#plugins/reports/registry.generated.ts';
import { sbomFormats } from '#plugins/sboms/registry.generated.ts';
import { issueMessages } from './issue-messages.ts';
import { cell, code, pageHead, table } from './markdown-page.ts';

export function formatsPage(): string {
  const written = sbomFormats.filter(({ writes }) => writes.length > 0);
  return `${pageHead('Formats', 'The same list comes from `muster formats`.')}## Written by \`muster scan\`

${table(['Name', 'Extension', 'What it is'], reports.map(({ id, extension, title }) => [code(id), code(extension), cell(title)]))}## Bills of materials, written by \`muster scan\` and \`muster sbom convert\`

The newest version is the default; another is asked for by \`NAME@VERSION\`, as in \`cyclonedx-json@1.6\`.

${table(['Name', 'Extension', 'Versions', 'What it is'], written.map(({ id, extension, writes, title }) => [code(id), code(extension), writes.join(', '), cell(title)]))}## Bills of materials that are read

${table(['Name', 'Versions', 'What it is'], sbomFormats.map(({ id, reads, title }) => [code(id), reads.join(', '), cell(title)]))}## Written by \`muster diff\`

${table(['Name', 'Extension', 'What it is'], comparisonReports.map(({ id, extension, title }) => [code(id), code(extension), cell(title)]))}## Written by \`muster check\`

${table(['Name', 'Extension', 'What it is'], gateReports.map(({ id, extension, title }) => [code(id), code(extension), cell(title)]))}## JSON documents

${table(['Document', 'JSON Schema'], [['`muster scan --format json`', '[inventory.schema.json](inventory.schema.json)'], ['`muster diff --format json`', '[diff.schema.json](diff.schema.json)'], ['`muster check --format json`', '[check.schema.json](check.schema.json)'], ['`muster sbom score --format json`', '[sbom-score.schema.json](sbom-score.schema.json)'], ['`muster license detect --format json`, `muster scancode import`', '[findings.schema.json](findings.schema.json)'], ['`muster obligations --format json`', '[obligations.schema.json](obligations.schema.json)'], ['`muster compatibility --format json`', '[compatibility.schema.json](compatibility.schema.json)']])}A field may be added without a new number of the schema; one that goes or changes its meaning raises it.

## Profiles of \`muster sbom score\`

${table(['Name', 'Title', 'Status', 'Fields'], profiles.map(({ id, title, status, fields }) => [code(id), cell(title), cell(status), String(fields.length)]))}`.trimEnd() + '\n';
}

export function exitCodesPage(): string {
  const rows = Object.entries(exitCodes).map(([name, number]) => [String(number), name, exitMeanings[name as keyof typeof exitCodes]]);
  return `${pageHead('Exit codes', 'Every command ends with one of these.')}${table(['Code', 'Name', 'Meaning'], rows)}A program that is stopped (Ctrl-C, termination) ends by the signal, which shells show as 130 or 143. Files of \`--output\` are whole or not there.`.trimEnd() + '\n';
}

export function issuesPage(): string {
  const rows = Object.entries(issueMeanings).map(([name, { meaning, help }]) => [code(name), meaning, help]);
  const introduction = 'Whatever was recognised and could not be read, or not in full, is an issue with a path, a line where there is one, a reason and what to do. Issues are part of every output; `--strict` turns them into exit code 3.';
  const messages = Map.groupBy(issueMessages(join(import.meta.dirname, '../../src')), (message) => message.code);
  const lists = Object.entries(issueMeanings).flatMap(([name, { help }]) => {
    const told = messages.get(name as IssueCode) ?? [];
    if (told.length === 0) return [];
    return [`## ${name}\n\n${table(['Message', 'What to do', 'Told by'], told.map(({ message, remedy, from }) => [cell(message), cell(remedy === '' ? help : remedy), cell(from.join(', '))]))}`];
  });
  return `${pageHead('Issues', introduction)}${table(['Code', 'Meaning', 'What usually helps'], rows)}The messages of each code follow, as they stand in the program: \`…\` is filled in.

${lists.join('')}`.trimEnd() + '\n';
}

export function commandLinePage(): string {
  const program = buildProgram({ exitCode: 0 });
  return `${pageHead('Command line', 'What `muster help` and `muster help COMMAND` print.')}${[...sections(program, 'muster')].join('')}`.trimEnd() + '\n';
}

function* sections(command: Command, name: string): Generator<string> {
  command.configureOutput({ getOutHelpWidth: () => 100, getOutHasColors: () => false });
  yield `## ${name}\n\n\`\`\`text\n${command.helpInformation().trimEnd()}\n\`\`\`\n\n`;
  for (const child of command.commands) yield* sections(child, `${name} ${child.name()}`);
}
