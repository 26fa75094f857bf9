import type { Notice, NoticeComponent, NoticeText } from '#core/notice/notice.ts';
import { copyrightsOf, gapTitles, introduction, licenseWords, nameOf, referenceWords, summaryWords, usersOf, withoutTexts } from '#core/notice/notice-words.ts';
import type { NoticeInput } from '#core/plugin/notice-format.ts';
import { printable, printableLines } from '#core/report/printable.ts';
import { paragraph } from '#core/report/wrap.ts';

const width = 80;
const rule = `${'='.repeat(width)}\n`;
const line = `${'-'.repeat(width)}\n`;

/** Copied texts are kept word for word, but for characters that would steer a terminal. */
export default function* render({ notice, groupBy }: NoticeInput): Generator<string> {
  yield 'THIRD-PARTY NOTICES\n\n';
  yield paragraph(printable(introduction(notice)), width, '');
  yield paragraph(printable(summaryWords(notice)), width, '');
  yield '\n';
  for (const component of notice.components) yield `  ${printable(nameOf(component)).padEnd(44)} ${printable(licenseWords(component))}\n`;
  if (groupBy === 'component') yield* byComponent(notice);
  else yield* byLicense(notice);
  yield* notices(notice);
  yield* missing(notice);
}

function* byLicense(notice: Notice): Generator<string> {
  for (const text of notice.texts.filter(({ kind }) => kind === 'license')) {
    yield `\n${rule}${printable(text.id)}\n${rule}\n`;
    for (const { component, lines } of usersOf(text, notice)) yield* entry(component, lines);
    yield `${line}`;
    yield* body(text);
  }
  const bare = withoutTexts(notice);
  if (bare.length === 0) return;
  yield `\n${rule}Without licence text\n${rule}\n`;
  for (const component of bare) yield* entry(component, component.copyrights);
}

function* byComponent(notice: Notice): Generator<string> {
  const lines = copyrightsOf(notice);
  for (const component of notice.components) {
    yield `\n${rule}`;
    yield* entry(component, lines(component));
    const texts = [...component.texts, ...component.notices];
    if (texts.length > 0) yield `  Texts below: ${printable(texts.join(', '))}\n`;
  }
  for (const text of notice.texts.filter(({ kind }) => kind === 'license')) {
    yield `\n${rule}${printable(text.id)}\n${rule}`;
    yield* body(text);
  }
}

function* entry(component: NoticeComponent, copyrights: readonly string[]): Generator<string> {
  yield `${printable(nameOf(component))}\n  Licence: ${printable(licenseWords(component))}\n`;
  if (component.source !== undefined) yield `  Source: ${printable(component.source)}\n`;
  for (const statement of copyrights) yield `  ${printable(statement)}\n`;
  for (const { pattern, license } of component.parts) yield `  Contains ${printable(pattern)}: ${printable(license ?? 'licence not known')}\n`;
  yield '\n';
}

function* body({ text, origin }: NoticeText): Generator<string> {
  if (origin === 'reference') yield `${paragraph(referenceWords, width, '')}\n`;
  const lines = printableLines(text.replaceAll('\t', '    '));
  // the list has paragraphs of one line each; what a component brings stays as it is
  yield origin === 'reference' ? lines.split('\n').map((one) => (one.length > width ? paragraph(one.trim(), width, ' '.repeat(one.length - one.trimStart().length)).trimEnd() : one)).join('\n') : lines;
}

function* notices(notice: Notice): Generator<string> {
  for (const text of notice.texts.filter(({ kind }) => kind === 'notice')) {
    const of = usersOf(text, notice).map(({ component }) => nameOf(component)).join(', ');
    yield `\n${rule}${paragraph(printable(`${text.id}: ${text.title} of ${of}`), width, '')}${rule}`;
    yield* body(text);
  }
}

function* missing({ missing: gaps }: Notice): Generator<string> {
  if (gaps.length === 0) return;
  yield `\n${rule}What is missing\n${rule}`;
  for (const { what, name, message, remedy } of gaps) yield `\n${gapTitles[what]}: ${printable(name)}\n${paragraph(printable(`${message}. ${remedy}`), width, '  ')}`;
}
