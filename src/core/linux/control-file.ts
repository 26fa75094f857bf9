import type { SourceFile } from '../plugin/source-file.ts';
import { textLines } from '../text/text-lines.ts';

/** A field of a paragraph; continuation lines are joined by line feeds, without their leading blank. */
export interface ControlField {
  readonly value: string;
  /** 1-based. */
  readonly line: number;
}

/** A paragraph of a control file (deb822): dpkg, opkg and debian/copyright files. */
export interface ControlParagraph {
  /** 1-based line of the first field. */
  readonly line: number;
  /** By lower-case field name; the first of several with one name. */
  readonly fields: ReadonlyMap<string, ControlField>;
  /** Lines that are neither field nor continuation. */
  readonly strayLines: readonly number[];
}

/** Reads one paragraph after the other, in one pass over the text. */
export const controlParagraphs = (text: string): Generator<ControlParagraph> => paragraphsOf(linesOf(text));

/** As `controlParagraphs`; a large file is never held as a whole. */
export const paragraphsOfFile = (file: SourceFile): Generator<ControlParagraph> => paragraphsOf(textLines(file));

function* paragraphsOf(lines: Iterable<string>): Generator<ControlParagraph> {
  let fields = new Map<string, ControlField>();
  let stray: number[] = [];
  let start = 0;
  let open: { name: string; value: string; line: number } | undefined;
  const close = (): void => {
    if (open !== undefined && !fields.has(open.name)) fields.set(open.name, { value: open.value, line: open.line });
    open = undefined;
  };
  let number = 0;
  for (const line of lines) {
    number++;
    if (line.trim() === '') {
      close();
      if (fields.size > 0 || stray.length > 0) yield { line: start, fields, strayLines: stray };
      fields = new Map();
      stray = [];
      start = 0;
      continue;
    }
    if (start === 0) start = number;
    const first = line[0];
    if (first === '#') continue;
    if (first === ' ' || first === '\t') {
      if (open === undefined) stray.push(number);
      else open.value += `\n${line.slice(1)}`;
      continue;
    }
    close();
    const colon = line.indexOf(':');
    if (colon <= 0) stray.push(number);
    else open = { name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim(), line: number };
  }
  close();
  if (fields.size > 0 || stray.length > 0) yield { line: start, fields, strayLines: stray };
}

/** Lines without their ends, one at a time. */
export function* linesOf(text: string): Generator<string> {
  let from = 0;
  while (from < text.length) {
    const at = text.indexOf('\n', from);
    const end = at === -1 ? text.length : at;
    yield text.slice(from, end > from && text[end - 1] === '\r' ? end - 1 : end);
    from = end + 1;
  }
}
