import type { ComponentInput } from '../inventory/extraction.ts';
import type { Hash, Origin } from '../model/component.ts';
import { readForgeArchive } from '../purl/forge-archive.ts';
import { makePurl } from '../purl/purl.ts';
import { repositoryPurl } from '../purl/repository-purl.ts';
import { vcsUrl, withoutSecrets } from '../purl/vcs-url.ts';
import { withoutTrailingSlashes } from '../text/trim-slashes.ts';
import { readDistributionName } from './distribution-name.ts';
import { hashOf } from './file-hash.ts';
import { isPackageName, pypiPurl } from './package-name.ts';

/** Where a requirement says its package lies, when that is not an index. */
export interface PackageLocation {
  readonly origin: Extract<Origin, 'git' | 'url' | 'path'>;
  /** Without tool prefix, revision, fragment and secrets; of a path as written. */
  readonly address: string;
  /** `git`, `hg`, `svn` or `bzr`. */
  readonly tool?: string;
  readonly revision?: string;
  readonly subdirectory?: string;
  /** From `#egg=` or the file name. */
  readonly name?: string;
  readonly version?: string;
  readonly extras: readonly string[];
  readonly hashes: readonly Hash[];
}

const tools = ['git', 'hg', 'svn', 'bzr'];

/** Reads a version control URL (`git+https://…@v1#egg=name`), a URL of an archive, a `file:` URL or a path. */
export function parseLocation(text: string): PackageLocation {
  const hash = text.indexOf('#');
  const fragment = readFragment(hash === -1 ? '' : text.slice(hash + 1));
  const address = hash === -1 ? text : text.slice(0, hash);
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]{0,30}(?=:)/.exec(address)?.[0].toLowerCase();
  const plus = scheme?.indexOf('+') ?? -1;
  const named = tools.find((candidate) => scheme === candidate || scheme?.startsWith(`${candidate}+`));
  const tool = named ?? (/^git@[^/]+:/.test(address) ? 'git' : undefined);
  if (tool !== undefined) {
    const remote = plus === -1 ? address : address.slice(plus + 1);
    const { base, revision } = splitRevision(remote);
    return { origin: 'git', address: withoutSecrets(base), tool, ...fragment, ...(revision === undefined ? {} : { revision }) };
  }
  // one letter is the drive of a Windows path
  const isPath = scheme === undefined || scheme === 'file' || scheme.length === 1;
  return { origin: isPath ? 'path' : 'url', address: isPath ? address : withoutSecrets(address), ...readDistributionName(address), ...fragment };
}

/** Identity and source of a package that comes from there. */
export function locatedPackage(name: string, version: string | undefined, location: PackageLocation): ComponentInput {
  const { origin, address, tool, revision, subdirectory, hashes } = location;
  if (origin === 'path') return { purl: pypiPurl(name, version), origin, hashes };
  if (tool === undefined) return { purl: pypiPurl(name, version, { download_url: address }), origin, hashes, downloadLocation: address };
  const downloadLocation = vcsUrl(address, revision, tool);
  const inside = subdirectory === undefined ? '' : `#${subdirectory}`;
  return { purl: pypiPurl(name, version, { vcs_url: downloadLocation + inside }), origin, hashes, downloadLocation };
}

/** What stands for a package of which only the place is known: its repository, or the archive. `undefined` for a path, which names nothing outside of the tree. */
export function unnamedPackage({ origin, address, tool, revision, subdirectory, hashes }: PackageLocation): ComponentInput | undefined {
  if (origin === 'path') return undefined;
  if (tool === 'git') return { purl: repositoryPurl(address, revision, subdirectory), origin, hashes, downloadLocation: vcsUrl(address, revision) };
  const archive = tool === undefined ? readForgeArchive(address) : undefined;
  if (archive !== undefined) return { purl: repositoryPurl(archive.repository, archive.revision, subdirectory), origin, hashes, downloadLocation: address };
  const name = withoutTrailingSlashes(address.split(/[?#]/, 1)[0]!).split('/').at(-1) || 'package';
  const downloadLocation = tool === undefined ? address : vcsUrl(address, revision, tool);
  return { purl: makePurl({ type: 'generic', name, version: revision, subpath: subdirectory, qualifiers: { [tool === undefined ? 'download_url' : 'vcs_url']: downloadLocation } }), origin, hashes, downloadLocation };
}

function readFragment(fragment: string): Pick<PackageLocation, 'name' | 'extras' | 'subdirectory' | 'hashes'> {
  let name: string | undefined;
  let subdirectory: string | undefined;
  let extras: string[] = [];
  const hashes: Hash[] = [];
  for (const part of fragment.split('&')) {
    const equals = part.indexOf('=');
    if (equals === -1) continue;
    const key = part.slice(0, equals);
    const value = part.slice(equals + 1);
    if (key === 'egg') {
      const [whole = '', written = ''] = /^([A-Za-z0-9._-]+)/.exec(value) ?? [];
      if (isPackageName(written)) name = written;
      const bracket = value.slice(whole.length);
      if (bracket.startsWith('[') && bracket.includes(']')) extras = bracket.slice(1, bracket.indexOf(']')).split(',').map((extra) => extra.trim());
    } else if (key === 'subdirectory') subdirectory = value;
    else {
      const hash = hashOf(key, value);
      if (hash !== undefined) hashes.push(hash);
    }
  }
  return { ...(name === undefined ? {} : { name }), ...(subdirectory === undefined ? {} : { subdirectory }), extras, hashes };
}

/** The revision stands behind the last `@` of the path; an earlier one belongs to the user name. */
function splitRevision(remote: string): { base: string; revision?: string } {
  const authority = remote.indexOf('://');
  const slash = remote.indexOf('/', authority === -1 ? 0 : authority + 3);
  const at = remote.lastIndexOf('@');
  if (slash === -1 || at < slash) return { base: remote };
  return { base: remote.slice(0, at), revision: remote.slice(at + 1) };
}
