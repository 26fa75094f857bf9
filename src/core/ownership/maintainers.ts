import type { Owner } from '../model/project.ts';

/**
 * People in a MAINTAINERS file. There is no standard: rows of a table, items of a list and `M: Name <mail>` lines (Linux) count when they name
 * an account or a mail address; prose does not. One owner a line, named by account, else by mail address.
 */
export function maintainersOf(text: string, path: string): Owner[] {
  const owners: Owner[] = [];
  const seen = new Set<string>();
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (!/^(?:[|*+-]|\d+[.)]|[MP]:|[^<>]{1,80}<[^<>\s]+@[^<>\s]+>$|@[\w-])/.test(line)) continue;
    const name = account(line) ?? mail(line);
    if (name === undefined || seen.has(name)) continue;
    seen.add(name);
    owners.push({ name, path, line: index + 1, kind: 'maintainers' });
  }
  return owners;
}

function account(line: string): string | undefined {
  const handle = /(?:^|[\s|([*+])@([A-Za-z0-9][\w-]{0,60}(?:\/[\w.-]{1,60})?)/.exec(line);
  if (handle !== null) return `@${handle[1]}`;
  const profile = /github\.com\/([A-Za-z0-9][\w-]{0,60})\/?[)\s|>]/.exec(line);
  return profile === null ? undefined : `@${profile[1]}`;
}

const mail = (line: string): string | undefined => /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/.exec(line)?.[0];
