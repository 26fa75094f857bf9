/** One package of the database of apk-tools (apk-installed(5)): a paragraph of `letter:value` lines. */
export interface ApkEntry {
  /** 1-based. */
  readonly line: number;
  /** Place of the paragraph in the text. */
  readonly start: number;
  readonly end: number;
  /** By letter; fields of single files are not among them. */
  readonly fields: ReadonlyMap<string, string>;
  /** Lines that are no field. */
  readonly strayLines: readonly number[];
}

/** Directory, file, their access rights and checksums. */
const fileFields = 'FMRaZ';

export function* apkEntries(text: string): Generator<ApkEntry> {
  let fields = new Map<string, string>();
  let stray: number[] = [];
  let start = 0;
  let line = 1;
  let first = 1;
  for (let at = 0; at <= text.length; line++) {
    const found = text.indexOf('\n', at);
    const end = found === -1 ? text.length : found;
    const last = end > at && text[end - 1] === '\r' ? end - 1 : end;
    if (last === at) {
      if (fields.size > 0 || stray.length > 0) yield { line: first, start, end, fields, strayLines: stray };
      fields = new Map();
      stray = [];
      start = end + 1;
      first = line + 1;
    } else if (text[at + 1] !== ':') stray.push(line);
    else if (!fileFields.includes(text[at]!) && !fields.has(text[at]!)) fields.set(text[at]!, text.slice(at + 2, last));
    at = end + 1;
  }
  if (fields.size > 0 || stray.length > 0) yield { line: first, start, end: text.length, fields, strayLines: stray };
}

/** Paths, relative to the root, of the files of an entry. */
export function* apkFiles(text: string, { start, end }: ApkEntry): Generator<string> {
  let directory = '';
  for (let at = start; at < end;) {
    const found = text.indexOf('\n', at);
    const next = found === -1 || found > end ? end : found;
    if (text.startsWith('F:', at)) directory = text.slice(at + 2, next);
    else if (text.startsWith('R:', at)) yield directory === '' ? text.slice(at + 2, next) : `${directory}/${text.slice(at + 2, next)}`;
    at = next + 1;
  }
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
