import { catalogOwnersOf } from '#core/ownership/catalog-info.ts';
import { CodeOwners } from '#core/ownership/codeowners.ts';
import { maintainersOf, type Maintainers } from '#core/ownership/maintainers.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { Issue } from '#core/model/issue.ts';
import type { Owner, Project } from '#core/model/project.ts';
import { parentOf } from '#core/plugin/path.ts';
import { UnreadableFile, type SourceFile, type TreeView } from '#core/plugin/source-file.ts';
import { TextSyntaxError } from '#core/text/position.ts';

const codeOwnersPlaces = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

const source = 'scan/owners';

const catalogOwners = (text: string, path: string): Maintainers => ({ owners: catalogOwnersOf(text, path) });

const filesOfDirectory: readonly (readonly [name: string, read: (text: string, path: string) => Maintainers])[] = [
  ['MAINTAINERS', maintainersOf], ['MAINTAINERS.md', maintainersOf], ['MAINTAINERS.txt', maintainersOf],
  ['catalog-info.yaml', catalogOwners], ['catalog-info.yml', catalogOwners],
];

/** Adds the owners of the subject and of each project: by CODEOWNERS, by the nearest MAINTAINERS and catalog file at or above it, by package metadata. */
export function assignOwners(inventory: Inventory, tree: TreeView): Inventory {
  const issues: Issue[] = [];
  const codeOwnersFile = codeOwnersPlaces.map((path) => tree.get(path)).find((file) => file !== undefined);
  const codeOwners = codeOwnersFile === undefined ? undefined : readOr(undefined, codeOwnersFile, (text, path) => new CodeOwners(text, path), issues);
  if (codeOwnersFile !== undefined) issues.push(...(codeOwners?.problems ?? []).map((problem): Issue => ({ ...problem, code: 'partial', path: codeOwnersFile.path, source })));
  const nearest = new Map<string, readonly Owner[]>();
  const ownersAt = (directory: string): readonly Owner[] => {
    const below: string[] = [];
    let owners: readonly Owner[] = [];
    for (let at: string | undefined = directory; at !== undefined; at = parentOf(at)) {
      const known: readonly Owner[] | undefined = nearest.get(at);
      below.push(at);
      owners = known ?? ownersIn(tree, at, issues);
      if (known !== undefined || owners.length > 0) break;
    }
    for (const visited of below) nearest.set(visited, owners);
    return owners;
  };
  const { subject, projects } = inventory;
  const owned = {
    subject: { ...subject, owners: unique([...subject.owners, ...(codeOwners?.ownersOf('.') ?? []), ...ownersAt('.')]) },
    projects: projects.map((project): Project => {
      const manifest = project.evidence[0]?.path ?? project.path;
      return { ...project, owners: unique([...(codeOwners?.ownersOf(manifest) ?? []), ...ownersAt(project.path), ...project.owners]) };
    }),
  };
  return { ...inventory, ...owned, issues: issues.length === 0 ? inventory.issues : [...inventory.issues, ...issues].sort(byPath) };
}

function ownersIn(tree: TreeView, directory: string, issues: Issue[]): Owner[] {
  return filesOfDirectory.flatMap(([name, read]) => {
    const file = tree.get(directory === '.' ? name : `${directory}/${name}`);
    if (file === undefined) return [];
    const { owners, unread } = readOr<Maintainers>({ owners: [] }, file, read, issues);
    if (unread !== undefined) {
      issues.push({
        code: 'partial', path: file.path, line: unread.line, source,
        message: unread.count === 1 ? 'a line does not tell whom it names' : `${unread.count} lines do not tell whom they name; this is the first`,
        remedy: 'Give each person a line with a mail address or an account: "Name <mail> (@account)".',
      });
    }
    return owners;
  });
}

/** What `read` makes of the file; `instead` where that is not possible, which is an issue. */
function readOr<T>(instead: T, file: SourceFile, read: (text: string, path: string) => T, issues: Issue[]): T {
  try {
    return read(file.text(), file.path);
  } catch (error) {
    const issue = { path: file.path, source, remedy: 'Repair the file; the owners that it names are not known until then.' };
    if (error instanceof UnreadableFile) issues.push({ ...issue, code: error.code, message: error.message });
    else if (error instanceof TextSyntaxError) issues.push({ ...issue, code: 'malformed', message: error.message, ...(error.line === undefined ? {} : { line: error.line }) });
    else throw error;
    return instead;
  }
}

function unique(owners: readonly Owner[]): Owner[] {
  const seen = new Set<string>();
  return owners.filter(({ kind, name }) => (seen.has(`${kind}\0${name}`) ? false : seen.add(`${kind}\0${name}`)));
}

const byPath = (a: Issue, b: Issue): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : (a.line ?? 0) - (b.line ?? 0));
