import { controlParagraphs } from './control-file.ts';

/** A paragraph that gives files a licence. */
export interface CopyrightStanza {
  /** Patterns of paths in the source package; empty for the header, which speaks of all of it. */
  readonly files: readonly string[];
  /** Short name, or several of them with operators, as written. */
  readonly license: string;
  /** Of the licence; counts from 1. */
  readonly line: number;
  /** Of the whole paragraph. */
  readonly first: number;
  readonly last: number;
  /** It speaks of the work as a whole. */
  readonly isMain: boolean;
}

/** Lines that hold the text for a name. */
export interface CopyrightText {
  readonly license: string;
  readonly line: number;
  readonly first: number;
  readonly last: number;
  readonly text: string;
}

/** Machine-readable `debian/copyright` (DEP-5, copyright-format/1.0). */
export interface CopyrightFile {
  readonly stanzas: readonly CopyrightStanza[];
  readonly texts: readonly CopyrightText[];
}

/** `undefined` for files that are free text. `Files: *` is the work as a whole; where nothing speaks of all of it, everything that is not about the packaging is. */
export function readCopyrightFile(source: string): CopyrightFile | undefined {
  if (!/^Format(?:-Specification)?:/im.test(source.slice(0, 2000))) return undefined;
  const stanzas: CopyrightStanza[] = [];
  const texts: CopyrightText[] = [];
  for (const { line: first, fields } of controlParagraphs(source)) {
    const field = fields.get('license');
    const lines = field?.value.split('\n') ?? [];
    const at = lines.findIndex((each) => each.trim() !== '');
    if (field === undefined || at === -1) continue;
    const license = lines[at]!.trim();
    const line = field.line + at;
    if (lines.length > at + 1) texts.push({ license, line, first: line + 1, last: field.line + lines.length - 1, text: lines.slice(at + 1).map(withoutDot).join('\n').trim() });
    const files = fields.get('files')?.value.split(/[\s,]+/).filter((pattern) => pattern !== '');
    const isHeader = fields.has('format') || fields.has('format-specification');
    if (files === undefined && !isHeader) continue;
    const last = Math.max(...[...fields.values()].map((each) => each.line + each.value.split('\n').length - 1));
    stanzas.push({ files: files ?? [], license, line, first, last, isMain: files === undefined || files.includes('*') });
  }
  return { stanzas: stanzas.some(({ isMain }) => isMain) ? stanzas : stanzas.map((stanza) => ({ ...stanza, isMain: !isPackaging(stanza.files) })), texts };
}

/** What builds the package: `debian/*` is no part of the work. */
export const isPackaging = (files: readonly string[]): boolean => files.length > 0 && files.every((pattern) => /^(?:\.\/)?debian\//.test(pattern));

/** A line of one dot is an empty one. */
const withoutDot = (line: string): string => (line.trim() === '.' ? '' : line);
