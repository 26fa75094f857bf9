import { encodeUtf8 } from '#core/binary/encode-utf8.ts';

/**
 * Byte ranges that a copy of the text may leave out or replace: the lines before the first sentence when they are short (title, version, date,
 * address), lines of copyright, and placeholders in angle or square brackets.
 */
export function optionalRanges(text: string, bytes: Uint8Array): (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  let offset = 0;
  let inTitle = true;
  let body = 0;
  for (const paragraph of text.split(/(?<=\n[ \t]*\n)/)) {
    inTitle &&= paragraph.trim() === '' || isTitle(paragraph.trim());
    for (const line of paragraph.split(/(?<=\n)/)) {
      const size = encodeUtf8(line).length;
      if (line.trim() !== '' && (inTitle || isCopyrightLine(line.trim()))) ranges.push([offset, offset + size]);
      else body += size;
      offset += size;
    }
  }
  const appendix = /end of (?:the )?terms and conditions/i.exec(text);
  if (appendix !== null) ranges.push([encodeUtf8(text.slice(0, appendix.index)).length, bytes.length]);
  // a text of nothing but short lines has no title
  if (body < bytes.length / 2) return placeholders(bytes);
  return [...ranges, ...placeholders(bytes)].sort((a, b) => a[0] - b[0]);
}

const isTitle = (paragraph: string): boolean =>
  paragraph.split('\n').every((line) => isCopyrightLine(line.trim()))
  || (paragraph.length < 130 && !/[,;:.]$/.test(paragraph) && !/\b(?:hereby|permission (?:is|to)|permitted|redistribut|you may|you can|is free|granted|this software|everyone)/i.test(paragraph));

export const isCopyrightLine = (line: string): boolean => /^(?:portions )?(?:copyright|©|\(c\)|all rights reserved|<year>|\[year\])/i.test(line) && line.length < 160 && !/\b(?:notice|law|permission|license)\b/i.test(line);

function placeholders(bytes: Uint8Array): (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const close = bytes[at] === 0x3c ? 0x3e : bytes[at] === 0x5b ? 0x5d : 0;
    if (close === 0) continue;
    const end = bytes.indexOf(close, at);
    if (end !== -1 && end - at < 60) ranges.push([at, end]);
  }
  return ranges;
}
