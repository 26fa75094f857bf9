import { checkShape } from '#core/inventory/check-shape.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { makePurl } from '#core/purl/purl.ts';
import { repositoryPurl } from '#core/purl/repository-purl.ts';
import { isRecord, list, scalar, text, type Value } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { exactVersion, galaxyPurl } from './galaxy-purl.ts';
import { galaxyRequirements } from './shapes.ts';

/** A list of roles (the old form), or lists of `roles` and `collections`. Other files are called requirements.yml too and are left alone. */
export default function extract({ file, found }: ExtractInput): void {
  const yaml = parseYaml(file.text(), { strings: true });
  checkShape(found, yaml, galaxyRequirements);
  const open: Asked[] = [];
  if (Array.isArray(yaml.value)) {
    for (const [index, role] of yaml.value.entries()) addRole(role, yaml.line(index));
  } else if (isRecord(yaml.value)) {
    for (const [index, role] of list(yaml.value, 'roles').entries()) addRole(role, yaml.line('roles', index));
    for (const [index, collection] of list(yaml.value, 'collections').entries()) addCollection(collection, yaml.line('collections', index));
  }
  reportUnresolved(found, open, 'Write the exact version of each.');

  function addRole(role: Value, line: number | undefined): void {
    const source = text(role) ?? text(role, 'src') ?? text(role, 'role') ?? text(role, 'name');
    const included = text(role, 'include');
    if (included !== undefined) return;
    if (!source) {
      found.issue({ code: 'malformed', line, message: 'a role names no source', remedy: 'Add src or name to the entry.' });
      return;
    }
    // the oldest form: source,version,name
    const [src = '', inline] = source.split(',').map((part) => part.trim());
    const version = scalar(role, 'version') ?? inline;
    if (isRepository(src) || text(role, 'scm') !== undefined) addRepository(src, version, line);
    else if (/^https?:\/\//.test(src)) addDownload(src, line);
    else addNamed(src, version, line);
  }

  function addCollection(collection: Value, line: number | undefined): void {
    const written = text(collection) ?? text(collection, 'name') ?? text(collection, 'source');
    if (!written) {
      found.issue({ code: 'malformed', line, message: 'a collection has no name', remedy: 'Add name to the entry.' });
      return;
    }
    const colon = text(collection) === undefined ? -1 : written.indexOf(':', written.includes('://') ? written.indexOf('://') + 3 : 0);
    const name = colon === -1 ? written : written.slice(0, colon);
    const version = scalar(collection, 'version') ?? (colon === -1 ? undefined : written.slice(colon + 1));
    const type = text(collection, 'type');
    if (type === 'file' || type === 'dir' || type === 'subdirs' || name.startsWith('.') || name.startsWith('/')) return;
    if (type === 'git' || isRepository(name)) addRepository(name, version, line);
    else if (type === 'url' || /^https?:\/\//.test(name)) addDownload(name, line);
    else addNamed(name, version, line);
  }

  function addNamed(name: string, requirement: string | undefined, line: number | undefined): void {
    const version = exactVersion(requirement) ?? (requirement !== undefined && !/[<>=!*~,\s]/.test(requirement) ? requirement : undefined);
    if (version === undefined) open.push({ name, line });
    found.component({ purl: galaxyPurl(name, version), requirement, direct: true, line });
  }

  function addRepository(url: string, version: string | undefined, line: number | undefined): void {
    const [address, fragment] = url.replace(/^git\+/, '').split('#', 2) as [string, string?];
    const [subpath, inline] = (fragment ?? '').split(',', 2) as [string, string?];
    const revision = version ?? inline;
    if (revision === undefined) open.push({ name: address, line });
    found.component({ purl: repositoryPurl(address, revision, subpath.replace(/^\/+/, '')), origin: 'git', direct: true, line });
  }

  function addDownload(url: string, line: number | undefined): void {
    found.component({
      purl: makePurl({ type: 'generic', name: url.slice(url.lastIndexOf('/') + 1) || 'archive', qualifiers: { download_url: url } }),
      origin: 'url',
      downloadLocation: url,
      direct: true,
      line,
    });
  }
}

const schemes = ['git+', 'git@', 'ssh://', 'git://'];

function isRepository(text: string): boolean {
  if (schemes.some((scheme) => text.startsWith(scheme))) return true;
  const isWeb = text.startsWith('https://') || text.startsWith('http://');
  // a forge serves repositories by their plain address too
  return isWeb && (text.split('#', 1)[0]!.endsWith('.git') || /^https?:\/\/(?:github|gitlab|bitbucket)\.[a-z]+\/[^/]+\/[^/]+\/?$/.test(text));
}
