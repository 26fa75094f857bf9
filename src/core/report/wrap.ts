import { displayWidth } from './display-width.ts';

/** The text in lines of at most `width` cells, broken at spaces; a longer word has a line of its own. The first line has room for `used` cells less. */
export function wrapped(text: string, width: number, used = 0): string[] {
  const lines: string[] = [];
  let line = '';
  let room = width - used;
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(longer) > room) {
      lines.push(line);
      line = word;
      room = width;
    } else line = longer;
  }
  return [...lines, line];
}

/** The text wrapped and every line indented. */
export const paragraph = (text: string, width: number, indent: string): string => wrapped(text, Math.max(20, width - displayWidth(indent))).map((line) => `${indent}${line}\n`).join('');
