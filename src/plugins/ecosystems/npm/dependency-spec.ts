import { withoutSecrets } from '#core/purl/vcs-url.ts';
import { parseForgeArchive, parseGitReference, type GitReference } from './git-reference.ts';
import { splitAtVersion } from './package-name.ts';

/** What the right-hand side of a dependency in a manifest asks for. */
export type DependencySpec =
  | { readonly kind: 'exact'; readonly version: string }
  /** A range of versions, or a tag such as `latest`. */
  | { readonly kind: 'range' }
  | { readonly kind: 'alias'; readonly name: string; readonly spec: DependencySpec; readonly text: string }
  | { readonly kind: 'jsr'; readonly name: string | undefined; readonly spec: DependencySpec; readonly text: string }
  | { readonly kind: 'git'; readonly git: GitReference }
  | { readonly kind: 'url'; readonly url: string }
  /** A file or directory; `..` allowed, relative to the manifest. */
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'workspace'; readonly text: string }
  | { readonly kind: 'catalog'; readonly catalog: string }
  /** `patch:` of Yarn: the package inside it, changed. */
  | { readonly kind: 'patch'; readonly name: string; readonly spec: DependencySpec }
  | { readonly kind: 'unknown'; readonly protocol: string };

const range: DependencySpec = { kind: 'range' };

export function parseDependencySpec(text: string): DependencySpec {
  const spec = text.trim();
  const version = exactVersion(spec);
  if (version !== undefined) return { kind: 'exact', version };
  if (/^(?:\.{1,2}(?:\/|\\|$)|\/|~\/|[a-zA-Z]:[\\/])/.test(spec)) return { kind: 'path', path: spec.replaceAll('\\', '/') };
  const colon = spec.indexOf(':');
  if (colon === -1) {
    const git = spec.includes('/') ? parseGitReference(spec) : undefined;
    return git === undefined ? range : { kind: 'git', git };
  }
  return protocolSpec(spec.slice(0, colon), spec.slice(colon + 1), spec);
}

function protocolSpec(protocol: string, rest: string, spec: string): DependencySpec {
  switch (protocol) {
    case 'npm':
      return named(rest, (name, inner) => ({ kind: 'alias', name, spec: parseDependencySpec(inner), text: inner }));
    case 'jsr':
      return named(rest, (name, inner) => ({ kind: 'jsr', name, spec: parseDependencySpec(inner), text: inner }), (inner) => ({ kind: 'jsr', name: undefined, spec: parseDependencySpec(inner), text: inner }));
    case 'file':
    case 'link':
    case 'portal':
    case 'exec':
      return { kind: 'path', path: rest.replace(/^\/\/(?=\.|~)/, '').replaceAll('\\', '/') };
    case 'workspace':
      return { kind: 'workspace', text: rest };
    case 'catalog':
      return { kind: 'catalog', catalog: rest.trim() === '' ? 'default' : rest.trim() };
    case 'patch': {
      const { name, rest: inner } = splitAtVersion(rest);
      const end = inner === undefined ? -1 : inner.indexOf('#');
      const source = decode(end === -1 ? (inner ?? '') : inner!.slice(0, end));
      return { kind: 'patch', name, spec: parseDependencySpec(source) };
    }
    case 'https':
    case 'http': {
      const git = parseForgeArchive(spec) ?? parseGitReference(spec);
      return git === undefined ? { kind: 'url', url: withoutSecrets(spec) } : { kind: 'git', git };
    }
    default: {
      const git = parseGitReference(spec);
      return git === undefined ? { kind: 'unknown', protocol } : { kind: 'git', git };
    }
  }
}

/** `npm:real@^1`, `npm:@acme/real`; `npm:^1` names no other package. */
function named(rest: string, make: (name: string, inner: string) => DependencySpec, plain: (inner: string) => DependencySpec = parseDependencySpec): DependencySpec {
  const { name, rest: inner } = splitAtVersion(rest);
  const isName = /^@?[a-zA-Z_][^\s:]*$/.test(name) && !/^[vV]\d/.test(name) && (inner !== undefined || !/^(?:latest|next|x|X)$/.test(name));
  return isName ? make(name, inner ?? '') : plain(rest);
}

/** `1.2.3`, `=1.2.3` and `v1.2.3` allow only one version. */
export function exactVersion(spec: string): string | undefined {
  const match = /^[=v\s]*(\d+\.\d+\.\d+(?:-[\w.-]+)?(?:\+[\w.-]+)?)$/.exec(spec.length > 256 ? '' : spec);
  return match?.[1];
}

/** Registries and `npm pack` name archives `name-1.2.3.tgz`. */
export function versionInFileName(address: string, name: string): string | undefined {
  const start = `${name.slice(name.lastIndexOf('/') + 1)}-`;
  const file = address.slice(address.lastIndexOf('/') + 1);
  return file.startsWith(start) && file.endsWith('.tgz') ? exactVersion(file.slice(start.length, -4)) : undefined;
}

/** A requirement as it may be shown: addresses lose names and passwords. */
export const publicRequirement = (spec: string): string => (spec.includes('://') && spec.includes('@') ? withoutSecrets(spec) : spec);

export function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
