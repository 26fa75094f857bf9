import { directoryOf, nameOf } from './path.ts';

export interface PackageName {
  readonly name: string;
  /** Namespace of the purl, decoded. */
  readonly group?: string;
  readonly version?: string;
}

/** Where the files of a package lie: directories, or archives with `!` behind their path. Relative to the root, `.` for the root itself. */
export type PackageHome = (path: string, of: PackageName) => readonly string[];

/** In the directory of the file that describes it. */
export const besideTheFile: PackageHome = (path) => [directoryOf(path)];

/** The file is the package; a file within it, the archive that is named like the package. */
export const inTheArchive: PackageHome = (path, { name }) => {
  const entry = path.lastIndexOf('!/');
  const inner = nameOf(path);
  if (/\.(?:jar|war|ear|aar|hpi|jpi|par|sar|kar|nar|rar|lpkg|whl|egg|gz|nupkg|crate|gem|vsix)$/i.test(inner)) return [`${path}!`];
  if (entry === -1) return [];
  const archive = path.slice(0, entry);
  return nameOf(archive).startsWith(name) ? [`${archive}!`] : [];
};

const inDirectory = (directory: string, rest: string): string => (directory === '.' ? rest : `${directory}/${rest}`);

/** As deep below the directory of the file as group and name say: `vendor/modules.txt` and `vendor/code.example/a`. */
export const byFullName: PackageHome = (path, { group, name }) => [inDirectory(directoryOf(path), group === undefined ? name : `${group}/${name}`)];

/** `…/site-packages/name-1.0.dist-info`, and beside it the directory of the same name. */
export const inSitePackages: PackageHome = (path, { name }) => {
  const metadata = directoryOf(path);
  const directory = directoryOf(metadata);
  const plain = name.toLowerCase().replaceAll(/[-.]/g, '_');
  return /\.(?:dist|egg)-info$/.test(metadata) ? [metadata, ...[...new Set([plain, name])].map((folder) => inDirectory(directory, folder))] : [];
};

/** `specifications/[default/]name-1.0.gemspec` stands for `gems/name-1.0`. */
export const amongGems: PackageHome = (path) => {
  const at = path.lastIndexOf('specifications/');
  return at === -1 ? [] : [`${path.slice(0, at)}gems/${nameOf(path).slice(0, -'.gemspec'.length)}`];
};

/** `vendor/composer/installed.json` stands for `vendor/group/name`. */
export const besideTheList: PackageHome = (path, { group, name }) => [inDirectory(directoryOf(directoryOf(path)), group === undefined ? name : `${group}/${name}`)];

/** Packages of an operating system: their documents lie below `usr/share` of the same root. `database` is the place of the file below that root, or `…/*` of a directory of them. */
export const inSystemDocuments = (...database: readonly string[]): PackageHome => (path, { name }) => {
  const ends = database.map((place) => (place.endsWith('/*') ? `${place.slice(0, -1)}${nameOf(path)}` : place));
  const place = ends.find((end) => path === end || path.endsWith(`/${end}`));
  const root = place === undefined ? undefined : path.slice(0, path.length - place.length);
  return root === undefined ? [] : [`${root}usr/share/doc/${name}`, `${root}usr/share/licenses/${name}`];
};
