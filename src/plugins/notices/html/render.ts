import type { Notice, NoticeComponent, NoticeText } from '#core/notice/notice.ts';
import { copyrightsOf, gapTitles, introduction, licenseWords, nameOf, referenceWords, subjectWords, summaryWords, usersOf, withoutTexts } from '#core/notice/notice-words.ts';
import type { NoticeInput } from '#core/plugin/notice-format.ts';
import { escapeHtml } from '#core/report/escape-html.ts';
import { printable, printableLines } from '#core/report/printable.ts';
import { style } from './style.ts';

const safe = (text: string): string => escapeHtml(printable(text));

/** One page without scripts; text from components cannot become markup. */
export default function* render({ notice, groupBy }: NoticeInput): Generator<string> {
  yield `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n`;
  yield `<title>Third-party notices of ${safe(subjectWords(notice))}</title>\n<style>${style}</style>\n</head>\n<body>\n<main>\n<h1>Third-party notices</h1>\n<p>${safe(introduction(notice))}</p>\n<p class="soft">${safe(summaryWords(notice))}</p>\n`;
  if (notice.components.length > 0) yield* contents(notice);
  const licenses = notice.texts.filter(({ kind }) => kind === 'license');
  if (groupBy === 'component') {
    const lines = copyrightsOf(notice);
    yield '<h2>Components</h2>\n<ul>\n';
    for (const component of notice.components) yield* entry(component, lines(component));
    yield '</ul>\n';
  }
  if (licenses.length > 0) yield '<h2>Licences</h2>\n';
  for (const text of licenses) {
    yield `<section>\n<h3 id="${safe(text.id)}">${safe(text.id)}</h3>\n`;
    if (groupBy === 'license') yield* list(usersOf(text, notice).map(({ component, lines }) => [component, lines]));
    yield* body(text);
    yield '</section>\n';
  }
  const bare = groupBy === 'license' ? withoutTexts(notice) : [];
  if (bare.length > 0) {
    yield '<h2>Without licence text</h2>\n';
    yield* list(bare.map((component) => [component, component.copyrights]));
  }
  const notices = notice.texts.filter(({ kind }) => kind === 'notice');
  if (notices.length > 0) yield '<h2>Notices of components</h2>\n';
  for (const text of notices) {
    yield `<section>\n<h3 id="${safe(text.id)}">${safe(`${text.id}: ${text.title} of ${usersOf(text, notice).map(({ component }) => nameOf(component)).join(', ')}`)}</h3>\n`;
    yield* body(text);
    yield '</section>\n';
  }
  yield* missing(notice);
  yield '</main>\n</body>\n</html>\n';
}

/** The roles say again what elements mean: narrow screens show rows as blocks, which would hide it. */
function* contents({ components }: Notice): Generator<string> {
  yield '<div class="scroll">\n<table role="table">\n<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Component</th><th role="columnheader" scope="col">Licence</th><th role="columnheader" scope="col">Texts</th></tr></thead>\n<tbody role="rowgroup">\n';
  for (const component of components) {
    const links = [...component.texts, ...component.notices].map((id) => `<a href="#${safe(id)}">${safe(id)}</a>`).join(', ');
    yield `<tr role="row"><td role="cell">${safe(nameOf(component))}</td><td role="cell">${safe(licenseWords(component))}</td><td role="cell">${links}</td></tr>\n`;
  }
  yield '</tbody>\n</table>\n</div>\n';
}

function* list(items: readonly (readonly [NoticeComponent, readonly string[]])[]): Generator<string> {
  yield '<ul>\n';
  for (const [component, copyrights] of items) yield* entry(component, copyrights);
  yield '</ul>\n';
}

function* entry(component: NoticeComponent, copyrights: readonly string[]): Generator<string> {
  const inner = [...copyrights.map(safe), ...component.parts.map(({ pattern, license }) => `contains ${safe(pattern)}: ${safe(license ?? 'licence not known')}`)];
  yield `<li><strong>${safe(nameOf(component))}</strong>, ${safe(licenseWords(component))}${component.source === undefined ? '' : `, <span class="soft">${safe(component.source)}</span>`}`;
  yield inner.length === 0 ? '</li>\n' : `<ul>${inner.map((item) => `<li>${item}</li>`).join('')}</ul></li>\n`;
}

function* body({ text, origin }: NoticeText): Generator<string> {
  if (origin === 'reference') yield `<p class="soft">${safe(referenceWords)}</p>\n`;
  // a line break after the tag is no part of the text
  yield `<pre>\n${escapeHtml(printableLines(text.replaceAll('\t', '    ')))}</pre>\n`;
}

function* missing({ missing: gaps }: Notice): Generator<string> {
  if (gaps.length === 0) return;
  yield '<section class="missing">\n<h2 id="missing">What is missing</h2>\n<ul>\n';
  for (const { what, name, message, remedy } of gaps) yield `<li><strong>${gapTitles[what]}: ${safe(name)}</strong>: ${safe(message)}. ${safe(remedy)}</li>\n`;
  yield '</ul>\n</section>\n';
}
