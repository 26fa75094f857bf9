import { checkShape } from '#core/inventory/check-shape.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { directoryOf, joinPath } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { makePurl } from '#core/purl/purl.ts';
import { repositoryPurl } from '#core/purl/repository-purl.ts';
import { vcsUrl } from '#core/purl/vcs-url.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { isRecord, list, scalar, text, type Value } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { exactVersion, galaxyPurl } from './galaxy-purl.ts';
import { galaxyRequirements } from './shapes.ts';

/** A list of roles (the old form), or lists of `roles` and `collections`. Other files are called requirements.yml too and are left alone. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const open: Asked[] = [];
  const read = new Set<string>();
  readFile(file);
  reportUnresolved(found, open, 'Write the exact version of each.');

  function readFile(from: SourceFile): void {
    read.add(from.path);
    const yaml = parseYaml(from.text(), { strings: true });
    checkShape(found, yaml, galaxyRequirements, from.path);
    if (Array.isArray(yaml.value)) {
      for (const [index, role] of yaml.value.entries()) addRole(role, { file: from.path, line: yaml.line(index) });
    } else if (isRecord(yaml.value)) {
      for (const [index, role] of list(yaml.value, 'roles').entries()) addRole(role, { file: from.path, line: yaml.line('roles', index) });
      for (const [index, collection] of list(yaml.value, 'collections').entries()) addCollection(collection, { file: from.path, line: yaml.line('collections', index) });
    }
  }

  /** Files of the usual names are read by themselves. */
  function include(written: string, place: Place): void {
    const path = joinPath(directoryOf(place.file), written);
    const included = path === undefined ? undefined : tree.get(path);
    if (included === undefined) found.issue({ code: 'missing-file', ...place, message: `the included file ${JSON.stringify(written.slice(0, 200))} is not in the scanned tree`, remedy: 'Scan a directory that holds it too, or add the file.' });
    else if (!read.has(included.path) && read.size < mostIncluded && !/^(?:galaxy-|ansible-)?requirements\.ya?ml$/.test(included.name)) readFile(included);
  }

  function addRole(role: Value, place: Place): void {
    const source = text(role) ?? text(role, 'src') ?? text(role, 'role') ?? text(role, 'name');
    const included = text(role, 'include');
    if (included !== undefined) return include(included, place);
    if (!source) {
      found.issue({ code: 'malformed', ...place, message: 'a role names no source', remedy: 'Add src or name to the entry.' });
      return;
    }
    // the oldest form: source,version,name
    const [src = '', inline] = source.split(',').map((part) => part.trim());
    const version = scalar(role, 'version') ?? inline;
    if (text(role, 'scm') === 'hg' || src.startsWith('hg+')) addMercurial(src, version, place);
    else if (isRepository(src) || text(role, 'scm') !== undefined) addRepository(src, version, place);
    else if (/^https?:\/\//.test(src)) addDownload(src, place);
    else addNamed(src, version, place);
  }

  function addCollection(collection: Value, place: Place): void {
    const written = text(collection) ?? text(collection, 'name') ?? text(collection, 'source');
    if (!written) {
      found.issue({ code: 'malformed', ...place, message: 'a collection has no name', remedy: 'Add name to the entry.' });
      return;
    }
    const colon = text(collection) === undefined ? -1 : written.indexOf(':', written.includes('://') ? written.indexOf('://') + 3 : 0);
    const name = colon === -1 ? written : written.slice(0, colon);
    const version = scalar(collection, 'version') ?? (colon === -1 ? undefined : written.slice(colon + 1));
    const type = text(collection, 'type');
    // directories are looked into where they lie
    if (type === 'dir' || type === 'subdirs') return;
    if (type === 'file' || name.startsWith('.') || name.startsWith('/')) {
      if (/\.(?:tar\.gz|tgz)$/.test(name)) found.issue({ code: 'partial', ...place, message: `the collection in ${JSON.stringify(name.slice(0, 200))} is not listed`, remedy: 'Unpack the archive and scan it too, or take the collection from a server.' });
      return;
    }
    if (type === 'git' || isRepository(name)) addRepository(name, version, place);
    else if (type === 'url' || /^https?:\/\//.test(name)) addDownload(name, place);
    else addNamed(name, version, place);
  }

  function addNamed(name: string, requirement: string | undefined, place: Place): void {
    const version = exactVersion(requirement) ?? (requirement !== undefined && !/[<>=!*~,\s]/.test(requirement) ? requirement : undefined);
    if (version === undefined) open.push({ name, line: place.line });
    found.component({ purl: galaxyPurl(name, version), requirement, direct: true, ...place });
  }

  function addRepository(url: string, version: string | undefined, place: Place): void {
    const [address, fragment] = url.replace(/^git\+/, '').split('#', 2) as [string, string?];
    const [subpath, inline] = (fragment ?? '').split(',', 2) as [string, string?];
    const revision = version ?? inline;
    if (revision === undefined) open.push({ name: address, line: place.line });
    found.component({ purl: repositoryPurl(address, revision, subpath.replace(/^\/+/, '')), origin: 'git', direct: true, ...place });
  }

  function addMercurial(source: string, version: string | undefined, place: Place): void {
    const address = source.replace(/^hg\+/, '');
    if (version === undefined) open.push({ name: address, line: place.line });
    const location = vcsUrl(address, version, 'hg');
    found.component({ purl: makePurl({ type: 'generic', name: withoutTrailingSlashes(address).split('/').at(-1) || 'role', version, qualifiers: { vcs_url: location } }), downloadLocation: location, direct: true, ...place });
  }

  function addDownload(url: string, place: Place): void {
    found.component({
      purl: makePurl({ type: 'generic', name: url.slice(url.lastIndexOf('/') + 1) || 'archive', qualifiers: { download_url: url } }),
      origin: 'url',
      downloadLocation: url,
      direct: true,
      ...place,
    });
  }
}

interface Place {
  readonly file: string;
  readonly line: number | undefined;
}

/** Files that one list may include, directly and through others. */
const mostIncluded = 100;

const schemes = ['git+', 'git@', 'ssh://', 'git://'];

function isRepository(text: string): boolean {
  if (schemes.some((scheme) => text.startsWith(scheme))) return true;
  const isWeb = text.startsWith('https://') || text.startsWith('http://');
  // a forge serves repositories by their plain address too
  return isWeb && (text.split('#', 1)[0]!.endsWith('.git') || /^https?:\/\/(?:github|gitlab|bitbucket)\.[a-z]+\/[^/]+\/[^/]+\/?$/.test(text));
}
