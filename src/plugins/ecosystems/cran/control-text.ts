/** A paragraph of a file in Debian control format, as R's DESCRIPTION and packrat.lock use it. */
export interface Paragraph {
  readonly fields: ReadonlyMap<string, string>;
  /** The same with their line breaks, and the line of their first words. */
  readonly written: ReadonlyMap<string, { readonly text: string; readonly line: number }>;
  /** Of the first field. */
  readonly line: number;
}

/** Continuation lines are joined with a space; what is no field is left out. */
export const readParagraphs = (source: string): Paragraph[] => [...paragraphsOf(source.split('\n'))];

/** One by one. */
export function* paragraphsOf(lines: Iterable<string>): Generator<Paragraph> {
  interface Growing extends Paragraph {
    readonly fields: Map<string, string>;
    readonly written: Map<string, { readonly text: string; readonly line: number }>;
  }
  let current: Growing | undefined;
  let last: { readonly key: string; readonly parts: string[]; readonly line: number } | undefined;
  const close = (): void => {
    if (last !== undefined) {
      current?.fields.set(last.key, last.parts.join(' ').trim());
      current?.written.set(last.key, { text: last.parts.join('\n'), line: last.line });
    }
    last = undefined;
  };
  let line = 0;
  for (const raw of lines) {
    line++;
    const text = raw.trimEnd();
    if (text.trim() === '') {
      close();
      if (current !== undefined) yield current;
      current = undefined;
      continue;
    }
    if (/^\s/.test(text)) {
      last?.parts.push(text.trim());
      continue;
    }
    close();
    const colon = text.indexOf(':');
    if (colon <= 0) continue;
    current ??= { fields: new Map(), written: new Map(), line };
    last = { key: text.slice(0, colon).trim(), parts: [text.slice(colon + 1).trim()], line };
  }
  close();
  if (current !== undefined) yield current;
}
