import { giveUp, type YamlCursor } from './yaml-cursor.ts';

const HEADER = /[|>](?:([1-9])([-+]?)|([-+]?)([1-9]?))(?= *(?:\n| #))/y;

/** The text of the literal (`|`) or folded (`>`) scalar whose header starts at the offset; the cursor goes on behind it. */
export function readBlockScalar(cursor: YamlCursor, start: number, parentIndent: number): string {
  const { text } = cursor;
  HEADER.lastIndex = start;
  const header = HEADER.exec(text) ?? giveUp();
  const stated = header[1] ?? header[4];
  const chomp = header[2] ?? header[3] ?? '';
  if (stated && parentIndent < 0) giveUp();

  const lines: string[] = [];
  let indent = stated ? parentIndent + Number(stated) : -1;
  let leadingBlank = 0;
  let filled = 0;
  let at = text.indexOf('\n', start) + 1;
  for (; at < text.length; at = text.indexOf('\n', at) + 1) {
    const content = cursor.skipSpaces(at);
    const code = text.charCodeAt(content);
    const column = content - at;
    if (code === 10) {
      if (indent === -1) leadingBlank = Math.max(leadingBlank, column);
      lines.push(indent !== -1 && column > indent ? text.slice(at + indent, content) : '');
    } else {
      if (code === 9 && (indent === -1 || column < indent)) giveUp();
      if (indent === -1) {
        if (column <= parentIndent) break;
        // A text without indentation may hold what looks like the end of the document.
        if (column === 0 || leadingBlank > column) giveUp();
        indent = column;
      }
      if (column < indent) break;
      lines.push(text.slice(at + indent, text.indexOf('\n', at)));
    }
    if (lines.at(-1) !== '') filled = lines.length;
  }
  // of a last line of spaces alone it can no longer be told whether it ends with a line break
  if (at >= text.length && /\n +\n$/.test(text.slice(text.lastIndexOf('\n', text.length - 2)))) giveUp();
  if (filled === 0 && (leadingBlank > 0 || chomp === '+')) giveUp();
  cursor.line += lines.length + 1;
  cursor.commented = false;
  cursor.startLine(at);

  const blanksAtEnd = lines.length - filled;
  lines.length = filled;
  const content = text[start] === '|' ? lines.join('\n') : fold(lines);
  if (chomp === '-' || filled === 0) return content;
  return content + '\n'.repeat(chomp === '+' ? 1 + blanksAtEnd : 1);
}

/** Neighbouring lines become one, except where one of them starts with more space. */
function fold(lines: readonly string[]): string {
  let result = '';
  let breaks = 0;
  let wasSpaced = false;
  lines.forEach((line, position) => {
    if (line === '') {
      breaks++;
      return;
    }
    const spaced = line.startsWith(' ') || line.startsWith('\t');
    const first = position === breaks;
    if (first) result += '\n'.repeat(breaks);
    else if (spaced || wasSpaced) result += '\n'.repeat(breaks + 1);
    else result += breaks > 0 ? '\n'.repeat(breaks) : ' ';
    result += line;
    breaks = 0;
    wasSpaced = spaced;
  });
  return result;
}
