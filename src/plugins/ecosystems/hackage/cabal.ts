import { checkShape } from '#core/inventory/check-shape.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { filesBelow } from '#core/plugin/files-below.ts';
import { parentOf } from '#core/plugin/path.ts';
import { perTree } from '#core/plugin/per-tree.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { addPackage } from './add-package.ts';
import { repositoryPackages } from './cabal-project-text.ts';
import { exactVersion, hackagePurl } from './hackage-purl.ts';
import { isPackageFile, readOther, readPackage } from './package-file.ts';
import { hpack } from './shapes.ts';

/** A package that no lockfile accounts for: a `.cabal` file, or a `package.yaml`. */
export default function extract({ file, tree, found }: ExtractInput): void {
  if (!isPackageFile(file, tree)) return;
  const content = readPackage(file);
  if (content !== undefined && file.name === 'package.yaml') checkShape(found, parseYaml(file.text(), { strings: true }), hpack);
  if (content === undefined) return;
  if (content.name === undefined && file.name.endsWith('.cabal')) {
    found.issue({ code: 'malformed', line: 1, message: 'the package has no name', remedy: 'Repair the file.' });
    return;
  }
  const project = addPackage(found, file, content);
  const { siblings, repositories } = surroundings(file, tree);
  const open: Asked[] = [];
  for (const { name, requirement, scope, line } of content.dependencies) {
    if (siblings.has(name)) continue;
    const vcs = repositories.get(name);
    if (vcs !== undefined) {
      found.depends(project, found.component({ purl: hackagePurl(name, undefined, vcs), origin: 'git', requirement, line }), scope);
      continue;
    }
    const version = exactVersion(requirement);
    if (version === undefined) open.push({ name, line });
    found.depends(project, found.component({ purl: hackagePurl(name, version), requirement, line }), scope);
  }
  reportUnresolved(found, open, 'Commit the cabal.project.freeze that `cabal freeze` writes.');
}

interface Surroundings {
  /** Names of packages of the same project. */
  readonly siblings: ReadonlySet<string>;
  /** Where packages lie that the project builds from repositories, by name. */
  readonly repositories: ReadonlyMap<string, string>;
}

const siblingName = (file: SourceFile): readonly string[] => {
  if (file.name.endsWith('.cabal')) return [file.name.slice(0, -'.cabal'.length)];
  return file.name === 'package.yaml' ? [readOther(file)?.name ?? []].flat() : [];
};

/** Of the projects of a tree, by their directories: each of its packages asks for the same. */
const surroundingsOf = perTree(() => new Map<string, Surroundings>());

/** The project is what lies below the nearest `cabal.project` or `stack.yaml`. */
function surroundings(file: SourceFile, tree: TreeView): Surroundings {
  const projects = surroundingsOf(tree);
  for (let directory: string | undefined = file.directory; directory !== undefined; directory = parentOf(directory)) {
    const project = tree.get(`${directory}/cabal.project`);
    if (project === undefined && tree.get(`${directory}/stack.yaml`) === undefined) continue;
    const met = projects.get(directory);
    if (met !== undefined) return met;
    const read: Surroundings = {
      siblings: new Set([...filesBelow(tree, directory)].flatMap(siblingName)),
      repositories: new Map(project === undefined ? [] : repositoryPackages(project.text()).map(({ name, vcs }) => [name, vcs])),
    };
    projects.set(directory, read);
    return read;
  }
  return { siblings: new Set(), repositories: new Map() };
}
