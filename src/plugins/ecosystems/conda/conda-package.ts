import type { Hash } from '#core/model/component.ts';
import { hashOf } from '#core/python/file-hash.ts';
import { makePurl, type Purl } from '#core/purl/purl.ts';
import { text, type Value } from '#core/text/value.ts';

/**
 * Name and version only: builds of one version for several platforms are one component, told apart by platform and hash.
 * Conda knows names in lower case.
 */
export const condaPurl = (name: string, version?: string): Purl => makePurl({ type: 'conda', name: name.toLowerCase(), version });

/** What the name of a package file says. */
export interface CondaFile {
  readonly name: string;
  readonly version: string;
  readonly build: string;
  /** `linux-64`, `noarch`; the directory of the file. */
  readonly subdir: string | undefined;
}

/** `…/linux-64/name-1.0-build_0.conda`, or `.tar.bz2`; `undefined` for anything else. Hashes behind `#` are passed over. */
export function readCondaFile(url: string): CondaFile | undefined {
  const end = url.search(/[?#]/);
  const path = end === -1 ? url : url.slice(0, end);
  const segments = path.split('/');
  const file = segments.at(-1)!;
  const ending = ['.conda', '.tar.bz2'].find((candidate) => file.endsWith(candidate));
  if (ending === undefined) return undefined;
  const parts = file.slice(0, -ending.length).split('-');
  const build = parts.pop();
  const version = parts.pop();
  if (build === undefined || version === undefined || parts.length === 0 || parts[0] === '') return undefined;
  return { name: parts.join('-'), version, build, subdir: segments.at(-2) };
}

/** `md5`, `sha1`, `sha256` of an entry. */
export function hashesOf(entry: Value): Hash[] {
  return ['md5', 'sha1', 'sha256'].flatMap((algorithm) => {
    const hash = hashOf(algorithm, text(entry, algorithm) ?? '');
    return hash === undefined ? [] : [hash];
  });
}

/** Names that begin so are properties of the machine (`__glibc`), not packages. */
export const isVirtual = (name: string): boolean => name.startsWith('__');
