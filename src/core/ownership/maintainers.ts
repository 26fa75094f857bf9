import type { Owner } from '../model/project.ts';
import { parseToml } from '../text/toml.ts';
import { entries, text as textAt, type Value } from '../text/value.ts';

/** Where lines that seem to name somebody are not understood: how many, and the first. */
export interface UnreadLines {
  readonly count: number;
  readonly line: number;
}

export interface Maintainers {
  readonly owners: readonly Owner[];
  readonly unread?: UnreadLines;
}

/**
 * People in a MAINTAINERS file. There is no standard: tables `[people.x]` (Docker), rows of a table, items of a list, `M: Name <mail>` lines (Linux) and lines
 * that hold little else count when they name an account or a mail address; prose does not. One owner a line, named by account, else by mail address. Throws `TextSyntaxError`.
 */
export function maintainersOf(text: string, path: string): Maintainers {
  return /^[ \t]*\[people(?:\.[^\]\r\n]+)?\]/im.test(text) ? inTables(text, path) : inLines(text, path);
}

function inTables(text: string, path: string): Maintainers {
  const toml = parseToml(text);
  const owners = new Map<string, Owner>();
  const unread: number[] = [];
  for (const [table, people] of entries(toml.value)) {
    if (table.toLowerCase() !== 'people') continue;
    for (const [key, person] of entries(people)) {
      const field = (wanted: string): string | undefined => textOf(person, wanted);
      const account = field('github')?.replace(/^@|^https?:\/\/[^/]+\//, '');
      const name = account ? `@${account}` : field('email');
      const line = toml.line(table, key) ?? 1;
      if (name === undefined || name === '') unread.push(line);
      else if (!owners.has(name)) owners.set(name, { name, path, line, kind: 'maintainers' });
    }
  }
  return { owners: [...owners.values()], ...told(unread) };
}

/** Docker writes some keys with a capital. */
function textOf(person: Value, wanted: string): string | undefined {
  const key = entries(person).find(([name]) => name.toLowerCase() === wanted)?.[0];
  return key === undefined ? undefined : textAt(person, key)?.trim();
}

function inLines(text: string, path: string): Maintainers {
  const owners: Owner[] = [];
  const unread: number[] = [];
  const written: number[] = [];
  const seen = new Set<string>();
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim().slice(0, longestLine);
    // other fields of Linux name lists, states and files
    if (line === '' || line.startsWith('#') || /^[A-LNOQ-Z]:/.test(line)) continue;
    const isItem = /^(?:[|*+-]|\d+[.)]|[MP]:)/.test(line);
    const name = account(line) ?? mail(line);
    if (name === undefined || !(isItem || isLittleElse(line))) {
      if (/\w/.test(line)) written.push(index + 1);
      if (name !== undefined && !/[.:!?]$/.test(line)) unread.push(index + 1);
      continue;
    }
    if (seen.has(name)) continue;
    seen.add(name);
    owners.push({ name, path, line: index + 1, kind: 'maintainers' });
  }
  // a page has prose around its list; elsewhere a line with an address is meant to name somebody
  return { owners, ...told(owners.length === 0 ? written : /\.md$/i.test(path) ? [] : unread) };
}

const longestLine = 1000;

const told = (lines: readonly number[]): Pick<Maintainers, 'unread'> => (lines.length === 0 ? {} : { unread: { count: lines.length, line: lines[0]! } });

/** A name beside account and address, no sentence. */
function isLittleElse(line: string): boolean {
  const rest = line.replaceAll(new RegExp(mailPattern, 'g'), ' ').replaceAll(/[<(["]?\s*@[\w/-]+\s*[>)\]"]?/g, ' ').trim();
  return !/[.!?]$/.test(rest) && !/^(?:contact|e-?mail|for|if|mail|please|questions?|see|send|to|write)\b/i.test(rest) && rest.split(/\s+/).length <= mostWords;
}

const mostWords = 8;

function account(line: string): string | undefined {
  const handle = /(?:^|[\s|([*+,<])@([A-Za-z0-9][\w-]{0,60}(?:\/[\w.-]{1,60})?)/.exec(line);
  if (handle !== null) return `@${handle[1]}`;
  const profile = /github\.com\/([A-Za-z0-9][\w-]{0,60})(?:\/?[)\s|>,]|\/?$)/.exec(line);
  return profile === null ? undefined : `@${profile[1]}`;
}

const mailPattern = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/;

const mail = (line: string): string | undefined => mailPattern.exec(line)?.[0];
