import type { ComponentInput } from '#core/inventory/extraction.ts';
import { makePurl, type Purl } from '#core/purl/purl.ts';
import { vcsUrl, withoutSecrets } from '#core/purl/vcs-url.ts';
import type { PodSource } from './podfile-lock-text.ts';

/** Pods like `UIView+Blink` exist, whatever the definition of the type says: a pod that has a name is listed by it. */
export const podPurl = (name: string, version?: string, qualifiers?: Readonly<Record<string, string>>): Purl =>
  makePurl({ type: 'cocoapods', name, version, qualifiers }, 'tolerant');

/** Identity, origin and download location of a pod from where it is taken. */
export function podComponent(
  name: string,
  version: string | undefined,
  { git, revision, path, podspec, url }: PodSource,
): Pick<ComponentInput, 'purl' | 'origin' | 'downloadLocation'> {
  if (git !== undefined) {
    const location = vcsUrl(git, revision);
    return { purl: podPurl(name, version, { vcs_url: location }), origin: 'git', downloadLocation: location };
  }
  if (url !== undefined) {
    const location = withoutSecrets(url);
    return { purl: podPurl(name, version, { download_url: location }), origin: 'url', downloadLocation: location };
  }
  const place = path ?? podspec;
  if (place === undefined) return { purl: podPurl(name, version) };
  return { purl: podPurl(name, version), origin: place.includes('://') ? 'url' : 'path' };
}

/** Is a pod taken from elsewhere than a repository of podspecs? */
export const isElsewhere = ({ git, path, podspec, url }: PodSource): boolean => [git, path, podspec, url].some((place) => place !== undefined);

/** The version that a requirement allows only. */
export function exactVersion(requirement: string): string | undefined {
  const text = requirement.startsWith('=') ? requirement.slice(1).trim() : requirement.trim();
  return /^\d[\w.-]*$/.test(text) ? text : undefined;
}
