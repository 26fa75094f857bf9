import { catalogOwnersOf } from '#core/ownership/catalog-info.ts';
import { CodeOwners } from '#core/ownership/codeowners.ts';
import { maintainersOf } from '#core/ownership/maintainers.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { Owner, Project } from '#core/model/project.ts';
import { parentOf } from '#core/plugin/path.ts';
import { UnreadableFile, type SourceFile, type TreeView } from '#core/plugin/source-file.ts';

const codeOwnersPlaces = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

/** Adds the owners of the subject and of each project: by CODEOWNERS, by the nearest MAINTAINERS and catalog file at or above it, by package metadata. */
export function assignOwners(inventory: Inventory, tree: TreeView): Inventory {
  const codeOwnersFile = codeOwnersPlaces.map((path) => tree.get(path)).find((file) => file !== undefined);
  const codeOwners = codeOwnersFile === undefined ? undefined : new CodeOwners(textOf(codeOwnersFile), codeOwnersFile.path);
  const nearest = new Map<string, readonly Owner[]>();
  const ownersAt = (directory: string): readonly Owner[] => {
    const known = nearest.get(directory);
    if (known !== undefined) return known;
    const parent = parentOf(directory);
    const own = [...fromFiles(tree, directory, ['MAINTAINERS', 'MAINTAINERS.md', 'MAINTAINERS.txt'], maintainersOf), ...fromFiles(tree, directory, ['catalog-info.yaml', 'catalog-info.yml'], catalogOwnersOf)];
    const result = own.length > 0 || parent === undefined ? own : ownersAt(parent);
    nearest.set(directory, result);
    return result;
  };
  const { subject, projects } = inventory;
  return {
    ...inventory,
    subject: { ...subject, owners: unique([...subject.owners, ...(codeOwners?.ownersOf('.') ?? []), ...ownersAt('.')]) },
    projects: projects.map((project): Project => {
      const manifest = project.evidence[0]?.path ?? project.path;
      return { ...project, owners: unique([...(codeOwners?.ownersOf(manifest) ?? []), ...ownersAt(project.path), ...project.owners]) };
    }),
  };
}

function fromFiles(tree: TreeView, directory: string, names: readonly string[], parse: (text: string, path: string) => Owner[]): Owner[] {
  return names.flatMap((name) => {
    const file = tree.get(directory === '.' ? name : `${directory}/${name}`);
    return file === undefined ? [] : parse(textOf(file), file.path);
  });
}

function textOf(file: SourceFile): string {
  try {
    return file.text();
  } catch (error) {
    if (error instanceof UnreadableFile) return '';
    throw error;
  }
}

function unique(owners: readonly Owner[]): Owner[] {
  const seen = new Set<string>();
  return owners.filter(({ kind, name }) => (seen.has(`${kind}\0${name}`) ? false : seen.add(`${kind}\0${name}`)));
}
