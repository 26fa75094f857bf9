import { parsePurl, type Purl } from '../purl/purl.ts';

/** Spellings of a name that registries take for the same. */
const folded = (name: string): string => name.toLowerCase().replaceAll(/[-_.]+/g, '-');

/**
 * A path in the archive of a package as one in the package: the clients of npm, Cargo and pip unpack without the directory around all files (`package/`, `name-1.0.0/`).
 * Paths of other archives, and paths that have no such directory, stay.
 */
export function withoutArchiveRoot(path: string, purl: Purl): string {
  const slash = path.indexOf('/');
  if (slash === -1) return path;
  const { type, name, version = '' } = parsePurl(purl, 'tolerant');
  const first = path.slice(0, slash);
  const isAround = type === 'npm' ? first === 'package' || first === name : (type === 'cargo' || type === 'pypi') && folded(first) === folded(`${name}-${version}`);
  return isAround ? path.slice(slash + 1) : path;
}
