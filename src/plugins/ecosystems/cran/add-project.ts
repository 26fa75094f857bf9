import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { readDescription } from './description-text.ts';
import { cranPurl } from './r-purl.ts';

/** The R package that the lockfile belongs to, where it is one; scripts do not say what they use. */
export function addProject({ file, tree, found }: ExtractInput, locked: ReadonlyMap<string, NodeId>): void {
  const directory = file.directory === 'packrat' || file.directory.endsWith('/packrat') ? joinPath(file.directory, '..') ?? '.' : file.directory;
  const manifest = tree.get(`${directory}/DESCRIPTION`);
  if (manifest === undefined) return;
  const { name, version, licenses, metadata, dependencies, installed } = readDescription(manifest.text());
  if (name === undefined || installed) return;
  found.claim(manifest.path);
  const purl = version === undefined ? undefined : cranPurl(name, version);
  const project = found.project({ path: directory, name, version, purl, licenses, metadata, file: manifest.path });
  for (const { name: needed, scope, line } of dependencies) {
    const target = locked.get(needed);
    if (target !== undefined) found.depends(project, target, scope);
    else if (scope === 'runtime') {
      found.issue({
        code: 'stale-lockfile', file: manifest.path, line,
        message: `${JSON.stringify(needed)} is asked for here, but ${file.path} does not know of it`,
        remedy: 'Write the lockfile again.',
      });
    }
  }
}
