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
    if (url.includes('/-/')) return { origin: 'registry', downloadLocation: plain };
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

export const urlProvenance = (url: string): Provenance => ({ origin: 'url', qualifiers: { download_url: url }, downloadLocation: url });
