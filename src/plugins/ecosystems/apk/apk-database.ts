import type { SourceFile } from '#core/plugin/source-file.ts';
import { textLines } from '#core/text/text-lines.ts';

/** One package of the database of apk-tools (apk-installed(5)): a paragraph of `letter:value` lines. */
export interface ApkEntry {
  /** 1-based. */
  readonly line: number;
  /** By letter; fields of single files are not among them. */
  readonly fields: ReadonlyMap<string, string>;
  /** Those of its files that were asked for. */
  readonly paths: readonly string[];
  /** Lines that are no field. */
  readonly strayLines: readonly number[];
}

/** Directory, file, their access rights and checksums. */
const fileFields = 'FMRaZ';

const noPaths: ReadonlySet<string> = new Set();

/** The entries one after the other: a large database is never held as a whole. `paths` (`/bin/sh`) are looked for among the files of each. */
export function* apkEntries(file: SourceFile, paths = noPaths): Generator<ApkEntry> {
  let fields = new Map<string, string>();
  let found: string[] = [];
  let stray: number[] = [];
  let directory = '';
  let line = 0;
  let first = 1;
  for (const text of textLines(file)) {
    line++;
    if (text === '') {
      if (fields.size > 0 || stray.length > 0) yield { line: first, fields, paths: found, strayLines: stray };
      fields = new Map();
      found = [];
      stray = [];
      directory = '';
      first = line + 1;
    } else if (text[1] !== ':') stray.push(line);
    else if (!fileFields.includes(text[0]!)) {
      if (!fields.has(text[0]!)) fields.set(text[0]!, text.slice(2));
    } else if (paths.size === 0) continue;
    else if (text[0] === 'F') directory = text.slice(2);
    else if (text[0] === 'R') {
      const path = directory === '' ? `/${text.slice(2)}` : `/${directory}/${text.slice(2)}`;
      if (paths.has(path)) found.push(path);
    }
  }
  if (fields.size > 0 || stray.length > 0) yield { line: first, fields, paths: found, strayLines: stray };
}

/** Items of a list of dependencies or of `etc/apk/world`; conflicts (`!name`) are left out. */
export function apkNames(list: string | undefined): string[] {
  const names: string[] = [];
  for (const word of (list ?? '').split(/\s+/)) {
    if (word === '' || word.startsWith('!')) continue;
    let end = 0;
    while (end < word.length && !'=<>~@'.includes(word[end]!)) end++;
    names.push(word.slice(0, end));
  }
  return names;
}
