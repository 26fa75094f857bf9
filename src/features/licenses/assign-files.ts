import { append } from '#core/inventory/multi-map.ts';
import type { LicenseFile } from '#core/model/license-facts.ts';
import { directoryOf } from '#core/plugin/path.ts';
import type { PackageHomes } from './package-homes.ts';

/** The files of one package. */
export interface PackageFiles {
  /** Of the package as a whole: in its own directory, or where its ecosystem puts them. */
  readonly main: LicenseFile[];
  /** In directories below, by the pattern of what they cover. */
  readonly parts: Map<string, LicenseFile[]>;
}

export interface AssignedFiles {
  readonly byRef: ReadonlyMap<string, PackageFiles>;
  /** Below a directory of installed packages, but of none that we know. */
  readonly unassigned: number;
}

/** Gives each file to the packages whose home is nearest above it. `files` are sorted by path. */
export function assignFiles(files: readonly LicenseFile[], homes: PackageHomes, installDirectories: ReadonlySet<string>): AssignedFiles {
  const byRef = new Map<string, PackageFiles>();
  const partsOf = new Map<string, Set<string>>();
  let unassigned = 0;
  // what covers a directory must be known before the sources in it
  for (const file of files.toSorted((a, b) => Number(a.role === 'source') - Number(b.role === 'source'))) {
    const home = homeOf(file.path, homes, installDirectories);
    if (home === undefined) {
      unassigned++;
      continue;
    }
    const pattern = file.role === 'source' ? coveringPart(file.path, partsOf.get(home)) : partOf(file, home);
    if (pattern === 'none') continue;
    for (const ref of homes.get(home)!) {
      const known = byRef.get(ref) ?? { main: [], parts: new Map<string, LicenseFile[]>() };
      byRef.set(ref, known);
      if (pattern === undefined) known.main.push(file);
      else append(known.parts, pattern, file);
    }
    if (pattern === undefined || file.role === 'source') continue;
    const parts = partsOf.get(home);
    if (parts === undefined) partsOf.set(home, new Set([pattern]));
    else parts.add(pattern);
  }
  return { byRef, unassigned };
}

function homeOf(path: string, homes: PackageHomes, installDirectories: ReadonlySet<string>): string | undefined {
  for (let directory = directoryOf(path); ; directory = directoryOf(directory)) {
    if (homes.has(directory)) return directory;
    if (directory === '.') return undefined;
    // what lies among installed packages is no part of the project around them; vendored sources are
    const name = directory.slice(directory.lastIndexOf('/') + 1);
    if (installDirectories.has(name) && name !== 'vendor') return undefined;
  }
}

/** Directories that hold the texts of the package around them. */
const textFolders = /^(?:licen[cs]es?|legal|meta-inf)$/i;

/** `undefined`: it speaks of the whole package. `none`: of nothing that matters. */
function partOf({ path, role }: LicenseFile, home: string): string | 'none' | undefined {
  if (role === 'annotations') return undefined;
  if (role === 'third-party') return path;
  const folders = path.slice(home === '.' ? 0 : home.length + 1).split('/').slice(0, -1);
  const isArchive = home.endsWith('!');
  // `package/` in archives of npm, `name-1.0/` in source archives
  if (isArchive && folders[0] !== undefined && !textFolders.test(folders[0])) folders.shift();
  // `debian/copyright` speaks of what is packaged, which lies around it
  const isPackaged = folders.at(-1) === 'debian' && path.endsWith('/copyright');
  if (isPackaged) folders.pop();
  while (folders.length > 0 && textFolders.test(folders.at(-1)!)) folders.pop();
  if (folders.length === 0) return undefined;
  if (role === 'readme') return 'none';
  return `${directoryOf(isPackaged ? directoryOf(path) : path).replace(/(?:\/(?:licen[cs]es?|legal|META-INF))+$/i, '')}/**`;
}

/** The longest part that covers a source. */
function coveringPart(path: string, parts: ReadonlySet<string> | undefined): string | undefined {
  if (parts === undefined) return undefined;
  for (let slash = path.lastIndexOf('/'); slash !== -1; slash = path.lastIndexOf('/', slash - 1)) {
    const part = `${path.slice(0, slash)}/**`;
    if (parts.has(part)) return part;
    if (slash === 0) break;
  }
  return undefined;
}
