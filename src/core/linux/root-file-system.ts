import { directoryOf, joinPath, parentOf } from '../plugin/path.ts';
import type { SourceFile, TreeView } from '../plugin/source-file.ts';
import { parseOsRelease } from './os-release.ts';

/** What a root file system says of its distribution; empty when it says nothing. */
export interface Distribution {
  /** `ID` of os-release: `debian`. */
  readonly id?: string;
  /** `VERSION_ID`, or else the code name: `12`. */
  readonly version?: string;
}

/** Files that name the distribution; for `reads`. */
export const distributionFiles = [
  'etc/os-release', 'usr/lib/os-release', 'etc/lsb-release', 'etc/alpine-release', 'etc/debian_version', 'etc/redhat-release', 'etc/arch-release',
];

/**
 * The root of the file system in which a path with these known last segments stands: `images/a/var/lib/dpkg/status` less `var/lib/dpkg/status` is `images/a`.
 * A merged `/usr` is the same file system.
 */
export function rootBefore(path: string, segments: number): string {
  let root = path;
  for (let index = 0; index < segments; index++) root = parentOf(root) ?? '.';
  return root === 'usr' || root.endsWith('/usr') ? directoryOf(root) : root;
}

/** The root of the file system around a directory: the nearest above it that names a distribution, else the root of the tree. */
export function nearestRoot(tree: TreeView, directory: string): string {
  for (let at: string | undefined = directory; at !== undefined; at = parentOf(at)) {
    const root = at;
    if (distributionFiles.some((path) => fileOf(tree, root, path) !== undefined)) return root;
  }
  return '.';
}

/** A file of a root file system, by its path there. */
export function fileOf(tree: TreeView, root: string, path: string): SourceFile | undefined {
  const joined = joinPath(root, path);
  return joined === undefined ? undefined : tree.get(joined);
}

export function distributionOf(tree: TreeView, root: string): Distribution {
  const read = (path: string): string | undefined => fileOf(tree, root, path)?.text();
  const release = read('etc/os-release') ?? read('usr/lib/os-release');
  if (release !== undefined) return fromOsRelease(parseOsRelease(release));
  const lsb = read('etc/lsb-release');
  if (lsb !== undefined) {
    const values = parseOsRelease(lsb);
    return distribution(values.get('DISTRIB_ID')?.toLowerCase(), values.get('DISTRIB_RELEASE'));
  }
  const alpine = read('etc/alpine-release');
  if (alpine !== undefined) return distribution('alpine', firstLine(alpine));
  const redHat = read('etc/redhat-release');
  if (redHat !== undefined) return fromRedHatRelease(firstLine(redHat));
  const debian = read('etc/debian_version');
  if (debian !== undefined) return distribution('debian', /^\d/.test(debian) ? firstLine(debian) : undefined);
  return read('etc/arch-release') === undefined ? {} : { id: 'arch' };
}

const fromOsRelease = (values: ReadonlyMap<string, string>): Distribution =>
  distribution(values.get('ID')?.toLowerCase(), values.get('VERSION_ID') || values.get('VERSION_CODENAME') || values.get('BUILD_ID'));

/** `CentOS release 6.10 (Final)`, `Red Hat Enterprise Linux Server release 5.11 (Tikanga)`. */
function fromRedHatRelease(line: string): Distribution {
  const at = line.indexOf(' release ');
  if (at === -1) return {};
  const name = line.slice(0, at).toLowerCase();
  return distribution(name.startsWith('red hat enterprise') ? 'rhel' : name.split(' ')[0], line.slice(at + 9).split(' ')[0]);
}

const distribution = (id: string | undefined, version: string | undefined): Distribution => ({
  ...(id ? { id } : {}),
  ...(version ? { version } : {}),
});

const firstLine = (text: string): string => text.split('\n', 1)[0]!.trim();
