import type { Origin } from '#core/model/component.ts';
import { withoutSecrets } from '#core/purl/vcs-url.ts';
import { parseForgeArchive, parseGitReference, vcsUrlOf, type GitReference } from './git-reference.ts';

/** Where the bytes of a locked package come from. */
export interface Provenance {
  readonly origin: Origin;
  /** Of the purl; none for packages of a registry. */
  readonly qualifiers?: { readonly vcs_url: string } | { readonly download_url: string };
  readonly downloadLocation?: string;
}

const registry: Provenance = { origin: 'registry' };
const local: Provenance = { origin: 'path' };

/**
 * Of the address under which a lockfile says a package was fetched. A plain web address is that of a registry, unless somebody asked for the package by
 * that address (`isAskedFor`): which hosts are registries cannot be known.
 */
export function provenanceOf(resolved: string | undefined, isAskedFor: (url: string) => boolean = () => false): Provenance {
  if (resolved === undefined || resolved === '') return registry;
  if (resolved.startsWith('https://') || resolved.startsWith('http://')) {
    const hash = resolved.indexOf('#');
    const url = hash === -1 ? resolved : resolved.slice(0, hash);
    const plain = withoutSecrets(url);
    if (registryFileName(url) !== undefined) return urlProvenance(plain);
    const git = parseForgeArchive(resolved) ?? (url.endsWith('.git') ? parseGitReference(resolved) : undefined);
    if (git !== undefined) return gitProvenance(git);
    return isAskedFor(url) ? urlProvenance(plain) : { origin: 'registry', downloadLocation: plain };
  }
  if (/^(?:file|link|portal|exec):|^\.{0,2}\//.test(resolved)) return local;
  const git = parseGitReference(resolved);
  return git === undefined ? registry : gitProvenance(git);
}

export function gitProvenance(git: GitReference): Provenance {
  const location = vcsUrlOf(git);
  return { origin: 'git', qualifiers: { vcs_url: location }, downloadLocation: location };
}

/** Of a package that somebody asks for by a web address. */
export const urlProvenance = (url: string): Provenance =>
  (registryFileName(url) === undefined ? { origin: 'url', qualifiers: { download_url: url }, downloadLocation: url } : { origin: 'registry', downloadLocation: url });

/**
 * The package whose file it is, where the address is one under which a registry keeps the files of its packages (`…/@acme/name/-/name-1.0.0.tgz`). Whoever asks
 * by that address gets the package of the registry: lockfiles of npm and pnpm write the same for it as for a version.
 */
export function registryFileName(url: string): string | undefined {
  const match = url.length > 2000 ? null : /\/(@[^/]+(?:\/|%2f))?([^/]+)\/-\/(?:@[^/]+\/)?[^/?#]+\.tgz(?:[?#]|$)/i.exec(url);
  return match === null ? undefined : `${match[1]?.replace(/%2f$/i, '/') ?? ''}${match[2]}`;
}
