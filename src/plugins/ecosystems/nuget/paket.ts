import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { Scope } from '#core/model/scope.ts';
import { itemsBelow } from '#core/plugin/files-below.ts';
import { joinPath, nameOf } from '#core/plugin/path.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import { makePurl, type Purl } from '#core/purl/purl.ts';
import { vcsUrl } from '#core/purl/vcs-url.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { packagePurl } from './package-purl.ts';
import type { PaketPackage } from './paket-lock-file.ts';
import { addProjectFile } from './project.ts';
import { fileIn, projectsIn } from './project-index.ts';

export const paketName = (directory: string): string => (directory === '.' ? 'paket' : nameOf(directory));

/** paket groups packages by purpose, by convention of their names only; groups of other names are used like the main one. */
export function scopeOfGroup(group: string): Scope {
  const name = group.toLowerCase();
  if (/test/.test(name)) return 'test';
  if (/^(?:build|fake|tools?|ci|release|packaging)$/.test(name) || name.startsWith('build')) return 'build';
  return /^(?:dev|development|docs?|documentation|format(?:ting)?|lint|analyzers?|benchmarks?)$/.test(name) ? 'development' : 'runtime';
}

/** The purl of a file from elsewhere is that of its repository at the commit. */
export function paketPurl({ kind, name, version, path }: Pick<PaketPackage, 'kind' | 'name' | 'version' | 'path'>): Purl {
  if (kind === 'nuget') return packagePurl(name, version);
  const [owner, repository] = name.split('/');
  if (kind === 'github' && owner !== undefined && repository !== undefined && name.split('/').length === 2) {
    return makePurl({ type: 'github', namespace: owner, name: repository, version });
  }
  const plain = withoutTrailingSlashes(name);
  if (kind === 'http') {
    // the version is the path of the file on the server
    const url = version?.startsWith('/') ? plain + version : plain;
    return makePurl({ type: 'generic', name: nameOf(path ?? url), qualifiers: { download_url: url } });
  }
  return makePurl({ type: 'generic', name: nameOf(plain.replace(/\.git$/, '')) || 'repository', version, qualifiers: { vcs_url: vcsUrl(name, version) } });
}

/** paket.references files beside projects say which project uses what. */
export function addReferences(tree: TreeView, found: Collector, directory: string, nodeOf: (group: string, id: string) => NodeId | undefined): void {
  const files = [...itemsBelow(tree.named('paket.references'), directory, ({ path }) => path)].filter((file) => governing(tree, file.directory) === directory);
  for (const file of files) {
    const projects = projectsIn(tree, file.directory);
    const project = projects.length > 0 ? projects.map((path) => addProjectFile(found, path))
      : [found.project({ path: file.directory, name: paketName(file.directory), file: file.path })];
    found.claim(file.path);
    let group = '';
    let line = 0;
    for (const source of file.text().split('\n')) {
      line++;
      const text = source.trim();
      if (text === '' || text.startsWith('//') || text.startsWith('#')) continue;
      const [word = '', second] = text.split(/\s+/);
      if (word.toLowerCase() === 'group' && second !== undefined) group = second;
      if (word.toLowerCase() === 'group' || /^file:/i.test(word)) continue;
      const node = nodeOf(group, word);
      if (node === undefined) {
        found.issue({ code: 'stale-lockfile', file: file.path, line, message: `${word} is not in paket.lock${group === '' ? '' : ` (group ${group})`}`, remedy: 'Run "paket install" and commit paket.lock.' });
      } else for (const from of project) found.depends(from, node, scopeOfGroup(group));
    }
  }
}

/** The directory of the nearest paket.dependencies or paket.lock upwards. */
function governing(tree: TreeView, directory: string): string | undefined {
  for (let at: string | undefined = directory; at !== undefined; at = at === '.' ? undefined : (joinPath(at, '..') ?? undefined)) {
    if (fileIn(tree, at, 'paket.lock') !== undefined || fileIn(tree, at, 'paket.dependencies') !== undefined) return at;
  }
  return undefined;
}
