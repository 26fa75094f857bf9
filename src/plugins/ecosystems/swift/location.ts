import { makePurl, type Purl } from '#core/purl/purl.ts';
import { vcsUrl } from '#core/purl/vcs-url.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';

/** Where a pinned package stands, and in which state. */
export interface Pin {
  readonly location: string;
  readonly version?: string | undefined;
  readonly branch?: string | undefined;
  readonly revision?: string | undefined;
}

/**
 * Host, path and name of a repository URL: scheme, user and `.git` do not count. A port stays, as a segment of its own, because another port is another server.
 * `undefined` for a path on this machine.
 */
export function repositorySegments(location: string): string[] | undefined {
  const scheme = location.indexOf('://');
  if (scheme === -1 && (/^[./~]/.test(location) || !/[:/]/.test(location))) return undefined;
  if (location.startsWith('file:')) return undefined;
  const rest = scheme === -1 ? location : location.slice(scheme + 3);
  const segments = rest.split(/[/:]/).filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  const at = segments[0]?.lastIndexOf('@') ?? -1;
  if (at !== -1) segments[0] = segments[0]!.slice(at + 1);
  // a password with a colon leaves its user in front
  const host = segments.findIndex((segment) => segment.includes('@'));
  const clean = host === -1 ? segments : [segments[host]!.slice(segments[host]!.lastIndexOf('@') + 1), ...segments.slice(host + 1)];
  const name = clean.at(-1)?.replace(/\.git$/, '');
  return name === undefined || name === '' || clean.length < 2 ? undefined : [clean[0]!.toLowerCase(), ...clean.slice(1, -1), name];
}

/** A package from a repository; one that is not at a released version carries its commit. */
export function repositoryPurl({ location, version, branch, revision }: Pin): Purl | undefined {
  const segments = repositorySegments(location);
  if (segments === undefined) return undefined;
  const qualifiers = version === undefined && (revision ?? branch) !== undefined ? { vcs_url: vcsUrl(location, revision ?? branch) } : undefined;
  return makePurl({ type: 'swift', namespace: segments.slice(0, -1).join('/'), name: segments.at(-1)!, version: version ?? branch ?? revision, ...(qualifiers === undefined ? {} : { qualifiers }) });
}

/** A package of a package registry is known as `scope.name`, in letters of any case. */
export function registryPurl(written: string, version: string | undefined): Purl | undefined {
  const identity = written.toLowerCase();
  const dot = identity.indexOf('.');
  if (dot <= 0 || dot === identity.length - 1) return undefined;
  return makePurl({ type: 'swift', namespace: identity.slice(0, dot), name: identity.slice(dot + 1), version });
}

/** How SwiftPM tells packages apart: the last part of the location, in small letters. */
export function identityOf(location: string): string {
  const last = withoutTrailingSlashes(location).split(/[/:]/).at(-1) ?? '';
  return last.replace(/\.git$/, '').toLowerCase();
}
