import type { DeclaredLicense as DeclaredReading } from '#core/license/declared/declared-license.ts';
import type { readDeclaredLicense } from '#core/license/declared/read-declared-license.ts';
import type { DeclaredLicense } from '#core/model/component.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { LicenseFile } from '#core/model/license-facts.ts';
import { isInside, joinPath } from '#core/plugin/path.ts';
import type { AssignedFiles, PackageFiles } from './assign-files.ts';
import type { HomeRules } from './package-homes.ts';

/** Where the files lie that authors name instead of a licence or beside it ("SEE LICENSE IN eula.txt"), by ref; a package that lies in several places has one in each. */
export type NamedFiles = ReadonlyMap<string, readonly string[]>;

/** Most statements are names of licences, and of those the most common ones are ids without a slash or a sentence. */
const mayNameFile = /\b(?:see|file|in)\b|[/\\]|\.[a-z]{2,5}\b|licen[cs]e|copying|eula/i;

/**
 * The files that are named by statements of packages that are there. A path counts from the package; it must not lead out of it, that of a project not out of the tree.
 * The tables of spellings are loaded when a statement may name one.
 */
export async function namedFiles({ projects, components }: Inventory, rules: Pick<HomeRules, 'ofComponent' | 'ofProject'>): Promise<NamedFiles> {
  const statements: Statements[] = [];
  const look = (declared: readonly DeclaredLicense[], of: Omit<Statements, 'values'>): void => {
    const values = declared.map(({ value }) => value).filter((value) => mayNameFile.test(value));
    if (values.length > 0) statements.push({ values, ...of });
  };
  for (const project of projects) look(project.declaredLicenses, { ref: project.id, vocabulary: project.ecosystem, homes: [rules.ofProject(project)], isProject: true });
  for (const component of components) {
    const homes = rules.ofComponent(component);
    if (homes.length === 0) continue;
    const { purl } = component;
    look(component.declaredLicenses, { ref: purl, vocabulary: purl.slice(4, purl.indexOf('/')), homes, isProject: false });
  }
  return statements.length === 0 ? new Map() : placesOf(statements, (await import('#core/license/declared/read-declared-license.ts')).readDeclaredLicense);
}

/** What one package says that may name a file. */
interface Statements {
  readonly ref: string;
  readonly vocabulary: string;
  readonly values: readonly string[];
  readonly homes: readonly string[];
  readonly isProject: boolean;
}

function placesOf(statements: readonly Statements[], read: typeof readDeclaredLicense): NamedFiles {
  const known = new Map<string, readonly string[]>();
  const named = new Map<string, readonly string[]>();
  for (const { ref, vocabulary, values, homes, isProject } of statements) {
    const files = values.flatMap((value) => {
      const key = `${vocabulary}\0${value}`;
      const inValue = known.get(key) ?? filesIn(read(value, vocabulary));
      known.set(key, inValue);
      return inValue;
    });
    const paths = homes.flatMap((home) => files.flatMap((file) => placeOf(file, home, isProject) ?? []));
    if (paths.length > 0) named.set(ref, [...new Set(paths)]);
  }
  return named;
}

/** In the order in which they are named; addresses are none. */
function filesIn(read: DeclaredReading): readonly string[] {
  const files = read.kind === 'file' ? [read.path] : read.kind === 'expression' ? read.files : [];
  return files.filter((file) => !/^[a-z][a-z0-9+.-]*:/i.test(file));
}

/** `undefined` where it leads out, or to a directory. */
function placeOf(named: string, home: string, isProject: boolean): string | undefined {
  const relative = named.replaceAll('\\', '/');
  // eslint-disable-next-line no-control-regex -- a name of a file has none, a trap may
  if (relative.endsWith('/') || /[\u0000-\u001f]/.test(relative)) return undefined;
  const path = joinPath(home, relative);
  return path === undefined || path === home || !(isProject || isInside(path, home)) ? undefined : path;
}

/** What is named is the licence of the whole package, wherever in it it lies. */
export function withNamedFiles({ byRef, unassigned }: AssignedFiles, named: NamedFiles, files: readonly LicenseFile[]): AssignedFiles {
  if (named.size === 0) return { byRef, unassigned };
  const byPath = new Map(files.map((file) => [file.path, file]));
  const changed = new Map(byRef);
  for (const [ref, paths] of named) {
    const there = paths.flatMap((path) => byPath.get(path) ?? []);
    if (there.length === 0) continue;
    const { main, parts }: PackageFiles = changed.get(ref) ?? { main: [], parts: new Map() };
    const below = [...parts].map(([pattern, held]) => [pattern, held.filter((file) => !there.includes(file))] as const).filter(([, held]) => held.length > 0);
    changed.set(ref, { main: [...new Set([...main, ...there])], parts: new Map(below) });
  }
  return { byRef: changed, unassigned };
}
