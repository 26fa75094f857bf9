import { notLocked, outsideRequirements, reportLockDifferences } from '#core/inventory/lock-differences.ts';
import type { TextMap } from '#core/inventory/text-map.ts';
import type { TextPairs } from '#core/inventory/text-pairs.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { addDependency, remotesByName } from './add-dependency.ts';
import { readDescription } from './description-text.ts';
import { cranPurl } from './r-purl.ts';

/** The R package that the lockfile belongs to, where it is one; scripts do not say what they use. */
export function addProject({ file, tree, found }: ExtractInput, locked: TextMap, versions: TextPairs): void {
  const directory = file.directory === 'packrat' || file.directory.endsWith('/packrat') ? joinPath(file.directory, '..') ?? '.' : file.directory;
  const manifest = tree.get(`${directory}/DESCRIPTION`);
  if (manifest === undefined) return;
  const { name, version, licenses, metadata, dependencies, remotes, installed } = readDescription(manifest.text());
  if (name === undefined || installed) return;
  found.claim(manifest.path);
  const purl = version === undefined ? undefined : cranPurl(name, version);
  const project = found.project({ path: directory, name, version, purl, licenses, metadata, file: manifest.path });
  for (const { name: needed, scope } of dependencies) {
    const target = locked.get(needed);
    if (target !== undefined) found.depends(project, target, scope);
  }
  // what is only suggested need not be installed
  const byName = remotesByName(remotes);
  const missing = dependencies.filter(({ name: needed, scope }) => scope !== 'optional' && !locked.has(needed));
  for (const dependency of missing) found.depends(project, addDependency(found, manifest, dependency, byName.get(dependency.name.toLowerCase())).node, dependency.scope);
  const asked = dependencies.map((dependency) => ({ ...dependency, file: manifest.path, requirement: dependency.requirement || undefined }));
  reportLockDifferences(found, { name: file.name, remedy: 'Write the lockfile again.' }, [
    ...missing.map(({ name: needed, line }) => ({ file: manifest.path, line, what: notLocked(needed) })),
    ...outsideRequirements('cran', asked, (each) => versions.get(each)),
  ]);
}
