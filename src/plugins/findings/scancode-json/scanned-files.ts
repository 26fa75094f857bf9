import type { ContentIdentity } from '#core/model/file-findings.ts';
import { get, list, strings, text, type Value } from '#core/text/value.ts';

/**
 * The directory in front of all paths. It is there unless ScanCode ran with `--strip-root`: the name of what was scanned, with `--full-root` its
 * absolute path. With `--only-findings` it has no entry of its own, but the header names it. A result of one file has none.
 */
export function scannedRoot(document: Value): string | undefined {
  const headers = list(document, 'headers');
  if (headers.some((header) => get(header, 'options', '--strip-root') === true)) return undefined;
  let shortest: string | undefined;
  const paths: string[] = [];
  for (const file of list(document, 'files')) {
    const path = text(file, 'path');
    if (path === undefined) continue;
    paths.push(path);
    if (text(file, 'type') === 'directory' && (shortest === undefined || path.length < shortest.length)) shortest = path;
  }
  const [input, another] = headers.flatMap((header) => strings(header, 'options', 'input'));
  const named = input === undefined || another !== undefined ? undefined : withoutSlashes(input);
  const candidates = [shortest, named, named?.slice(named.lastIndexOf('/') + 1)];
  return candidates.find((root) => root !== undefined && root !== '' && paths.some((path) => path.startsWith(`${root}/`)) && paths.every((path) => path === root || path.startsWith(`${root}/`)));
}

function withoutSlashes(path: string): string {
  let end = path.length;
  while (end > 0 && path[end - 1] === '/') end--;
  return path.slice(0, end);
}

/** What `--info` tells of the content of a file. */
export function contentOf(file: Value): ContentIdentity | undefined {
  const [size, sha1, sha256] = [get(file, 'size'), hash(file, 'sha1', 40), hash(file, 'sha256', 64)];
  const isSize = typeof size === 'number' && Number.isSafeInteger(size) && size >= 0;
  if (!isSize && sha1 === undefined && sha256 === undefined) return undefined;
  return { ...(isSize && { size }), ...(sha1 !== undefined && { sha1 }), ...(sha256 !== undefined && { sha256 }) };
}

function hash(file: Value, key: string, length: number): string | undefined {
  const found = text(file, key)?.toLowerCase();
  return found?.length === length && /^[\da-f]+$/.test(found) ? found : undefined;
}

/**
 * Does a match stand in this file? Where a file refers to another one ("see LICENSE"), ScanCode adds the matches of that one, with their lines in
 * it. `from_file` begins with the name of the root in all forms of paths.
 */
export function standsIn(match: Value, { name, root }: { readonly name: string; readonly root: string | undefined }): boolean {
  const from = text(match, 'from_file');
  if (from === undefined || from === '' || from === name) return true;
  return from.slice(from.indexOf('/') + 1) === (root === undefined ? name : name.slice(root.length + 1));
}
