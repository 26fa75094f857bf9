import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { filesBelow } from '#core/plugin/files-below.ts';
import { parentOf } from '#core/plugin/path.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { addPackage } from './add-package.ts';
import { readCabal } from './cabal-text.ts';
import { exactVersion, hackagePurl } from './hackage-purl.ts';

/** A package that no lockfile accounts for. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const content = readCabal(file.text());
  if (content.name === undefined) {
    found.issue({ code: 'malformed', line: 1, message: 'the package has no name', remedy: 'Repair the file.' });
    return;
  }
  const project = addPackage(found, file, content);
  const siblings = new Set(siblingNames(file, tree));
  const open: Asked[] = [];
  for (const { name, requirement, scope, line } of content.dependencies) {
    if (siblings.has(name)) continue;
    const version = exactVersion(requirement);
    if (version === undefined) open.push({ name, line });
    found.depends(project, found.component({ purl: hackagePurl(name, version), requirement, line }), scope);
  }
  reportUnresolved(found, open, 'Commit the cabal.project.freeze that `cabal freeze` writes.');
}

/** Packages of the same project: those below the nearest `cabal.project` or `stack.yaml`. */
function siblingNames(file: SourceFile, tree: TreeView): string[] {
  for (let directory: string | undefined = file.directory; directory !== undefined; directory = parentOf(directory)) {
    if (tree.get(`${directory}/cabal.project`) === undefined && tree.get(`${directory}/stack.yaml`) === undefined) continue;
    return [...filesBelow(tree, directory)].flatMap(({ name }) => (name.endsWith('.cabal') ? [name.slice(0, -'.cabal'.length)] : []));
  }
  return [];
}
