import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { addPackages, duneLock, packagesIn } from './dune-workspace.ts';
import { opamPurl } from './opam-purl.ts';

/** `dune-project`: the packages that it defines, where dune has not written an opam file of them. */
export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  const packages = packagesIn(file).filter(({ name }) => tree.get(joinPath(file.directory, `${name}.opam`) ?? '') === undefined);
  const projects = addPackages(input, file, packages);
  if (tree.get(joinPath(file.directory, duneLock) ?? '') !== undefined) return;
  const open: Asked[] = [];
  for (const { name: asking, dependencies } of packages) {
    for (const { name, requirement, version, scope, platform, line } of dependencies) {
      const own = projects.get(name);
      if (own === undefined && version === undefined) open.push({ name, line });
      found.depends(projects.get(asking)!, own ?? found.component({ purl: opamPurl(name, version), requirement, platform, line }), scope);
    }
  }
  reportUnresolved(found, open, 'Commit the dune.lock directory that `dune pkg lock` writes, or the .opam.locked files that `opam lock` writes.');
}
