/** A paragraph of a file in Debian control format, as R's DESCRIPTION and packrat.lock use it. */
export interface Paragraph {
  readonly fields: ReadonlyMap<string, string>;
  /** Of the first field. */
  readonly line: number;
}

/** Continuation lines are joined with a space; what is no field is left out. */
export function readParagraphs(source: string): Paragraph[] {
  const paragraphs: { fields: Map<string, string>; line: number }[] = [];
  let current: { fields: Map<string, string>; line: number } | undefined;
  let last: { key: string; parts: string[] } | undefined;
  const flush = () => {
    if (last !== undefined) current?.fields.set(last.key, last.parts.join(' ').trim());
    last = undefined;
  };
  for (const [index, raw] of source.split('\n').entries()) {
    const text = raw.trimEnd();
    if (text.trim() === '') {
      flush();
      current = undefined;
      continue;
    }
    if (/^\s/.test(text)) {
      last?.parts.push(text.trim());
      continue;
    }
    flush();
    const colon = text.indexOf(':');
    if (colon <= 0) continue;
    if (current === undefined) paragraphs.push((current = { fields: new Map(), line: index + 1 }));
    last = { key: text.slice(0, colon).trim(), parts: [text.slice(colon + 1).trim()] };
  }
  flush();
  return paragraphs;
}
