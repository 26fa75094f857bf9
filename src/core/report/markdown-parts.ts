import type { Component } from '../model/component.ts';
import type { Issue } from '../model/issue.ts';
import { codeSpan, escapeMarkdown } from './escape-markdown.ts';

/** A table; cells are Markdown already. `align` has one letter a column: l or r. */
export function* markdownTable(titles: readonly string[], rows: Iterable<readonly string[]>, align = ''): Generator<string> {
  yield `| ${titles.join(' | ')} |\n`;
  yield `|${titles.map((_, index) => (align[index] === 'r' ? ' ---: ' : ' --- ')).join('|')}|\n`;
  for (const row of rows) yield `| ${row.join(' | ')} |\n`;
  yield '\n';
}

/** A part that is folded when it is long; `summary` is Markdown without links. */
export function* folded(isFolded: boolean, summary: string, content: Iterable<string>): Generator<string> {
  if (!isFolded) return yield* content;
  yield `<details><summary>${summary}</summary>\n\n`;
  yield* content;
  yield '</details>\n\n';
}

/** As people write it: `@scope/name`, `group/name`. */
export const fullName = ({ group, name }: Pick<Component, 'group' | 'name'>): string => (group === undefined ? name : `${group}/${name}`);

/** Each licence as code; the text when there is none. */
export const licenseCell = (licenses: readonly string[], none = 'not declared'): string => (licenses.length === 0 ? none : licenses.map(codeSpan).join(', '));

export const issueRow = ({ path, line, code, message, remedy }: Issue, prefix = ''): string[] => [
  codeSpan(`${prefix}${line === undefined ? path : `${path}:${line}`}`), `${code}: ${escapeMarkdown(message)}`, escapeMarkdown(remedy),
];
