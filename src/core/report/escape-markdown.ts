import { printable } from './printable.ts';

/** Text of unknown origin as plain text in a cell or sentence of GitHub-flavoured Markdown: no markup, HTML, link, mention, formula or new row. */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replaceAll(/[\\`*_{}[\]()#+!|~$]/g, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    // a zero-width space keeps @name, #1, http://…, www.… and :emoji: from meaning something to GitHub
    .replaceAll(/[@#]|:(?=\/\/|[\w+\\-]*:)|\bwww(?=\.)|\bGH(?=-)/gi, '$&\u200B');
}

/** Text of unknown origin word for word as code, also in a cell of a table: it can be copied as it is. */
export function codeSpan(text: string): string {
  const line = oneLine(text);
  if (/^[^`|\\\s](?:[^`|\\]*[^`|\\\s])?$/.test(line)) return `\`${line}\``;
  if (line.trim() === '') return '';
  // backticks, pipes and backslashes together follow rules on which renderers differ: characters by number have none
  return `<code>${line.replaceAll(/[^\p{L}\p{N} ]/gu, (character) => `&#${character.codePointAt(0)};`)}</code>`;
}

const oneLine = (text: string): string => printable(text.replaceAll(/[\r\n\t]+/g, ' '));
