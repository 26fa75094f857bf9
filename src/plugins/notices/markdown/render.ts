import type { Notice, NoticeComponent, NoticeText } from '#core/notice/notice.ts';
import { copyrightsOf, gapTitles, introduction, licenseWords, nameOf, referenceWords, summaryWords, usersOf, withoutTexts } from '#core/notice/notice-words.ts';
import type { NoticeInput } from '#core/plugin/notice-format.ts';
import { codeSpan, escapeMarkdown } from '#core/report/escape-markdown.ts';
import { markdownTable } from '#core/report/markdown-parts.ts';
import { printableLines } from '#core/report/printable.ts';

/** Text from components cannot become markup. */
export default function* render({ notice, groupBy }: NoticeInput): Generator<string> {
  yield `# Third-party notices\n\n${escapeMarkdown(introduction(notice))}\n\n${escapeMarkdown(summaryWords(notice))}\n\n`;
  if (notice.components.length > 0) yield* markdownTable(['Component', 'Licence', 'Texts'], notice.components.map((component) => [codeSpan(nameOf(component)), escapeMarkdown(licenseWords(component)), [...component.texts, ...component.notices].map(escapeMarkdown).join(', ')]));
  const licenses = notice.texts.filter(({ kind }) => kind === 'license');
  if (groupBy === 'component') {
    const lines = copyrightsOf(notice);
    yield '\n## Components\n\n';
    for (const component of notice.components) yield* entry(component, lines(component));
  }
  yield licenses.length === 0 ? '' : '\n## Licences\n';
  for (const text of licenses) {
    yield `\n### ${escapeMarkdown(text.id)}\n\n`;
    if (groupBy === 'license') for (const { component, lines } of usersOf(text, notice)) yield* entry(component, lines);
    yield* body(text);
  }
  const bare = groupBy === 'license' ? withoutTexts(notice) : [];
  if (bare.length > 0) yield '\n## Without licence text\n\n';
  for (const component of bare) yield* entry(component, component.copyrights);
  const notices = notice.texts.filter(({ kind }) => kind === 'notice');
  if (notices.length > 0) yield '\n## Notices of components\n';
  for (const text of notices) {
    yield `\n### ${escapeMarkdown(`${text.id}: ${text.title} of ${usersOf(text, notice).map(({ component }) => nameOf(component)).join(', ')}`)}\n\n`;
    yield* body(text);
  }
  yield* missing(notice);
}

function* entry(component: NoticeComponent, copyrights: readonly string[]): Generator<string> {
  yield `- **${escapeMarkdown(nameOf(component))}**, ${escapeMarkdown(licenseWords(component))}${component.source === undefined ? '' : `, ${codeSpan(component.source)}`}\n`;
  for (const statement of copyrights) yield `  - ${escapeMarkdown(statement)}\n`;
  for (const { pattern, license } of component.parts) yield `  - contains ${codeSpan(pattern)}: ${escapeMarkdown(license ?? 'licence not known')}\n`;
}

/** In a fence that is longer than any in the text. */
function* body({ text, origin }: NoticeText): Generator<string> {
  if (origin === 'reference') yield `${referenceWords}\n\n`;
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  yield `\n${fence}text\n${printableLines(text.replaceAll('\t', '    '))}${fence}\n`;
}

function* missing({ missing: gaps }: Notice): Generator<string> {
  if (gaps.length === 0) return;
  yield '\n## What is missing\n\n';
  yield* markdownTable(['What', 'Of', 'Why', 'What to do'], gaps.map(({ what, name, message, remedy }) => [gapTitles[what], codeSpan(name), escapeMarkdown(message), escapeMarkdown(remedy)]));
}
