/** A paragraph of a file in Debian control format, as R's DESCRIPTION and packrat.lock use it. */
export interface Paragraph {
  readonly fields: ReadonlyMap<string, string>;
  /** The same with their line breaks, and the line of their first words. */
  readonly written: ReadonlyMap<string, { readonly text: string; readonly line: number }>;
  /** Of the first field. */
  readonly line: number;
}

/** Continuation lines are joined with a space; what is no field is left out. */
export function readParagraphs(source: string): Paragraph[] {
  interface Growing extends Paragraph {
    readonly fields: Map<string, string>;
    readonly written: Map<string, { readonly text: string; readonly line: number }>;
  }
  const paragraphs: Growing[] = [];
  let current: Growing | undefined;
  let last: { readonly key: string; readonly parts: string[]; readonly line: number } | undefined;
  const flush = () => {
    if (last !== undefined) {
      current?.fields.set(last.key, last.parts.join(' ').trim());
      current?.written.set(last.key, { text: last.parts.join('\n'), line: last.line });
    }
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
    if (current === undefined) paragraphs.push((current = { fields: new Map(), written: new Map(), line: index + 1 }));
    last = { key: text.slice(0, colon).trim(), parts: [text.slice(colon + 1).trim()], line: index + 1 };
  }
  flush();
  return paragraphs;
}
