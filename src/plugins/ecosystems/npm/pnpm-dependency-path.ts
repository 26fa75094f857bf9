import { exactVersion } from './dependency-spec.ts';
import { isPackageName, splitAtVersion } from './package-name.ts';

/** What a key of `packages` or `snapshots` of pnpm-lock.yaml names. */
export interface DependencyPath {
  /** `undefined` where only the entry itself says the name. */
  readonly name: string | undefined;
  /** A version of a registry, or `undefined` for everything that was fetched from elsewhere. */
  readonly version: string | undefined;
  /** What stands in place of the version: an address, `file:…`, `runtime:…`. */
  readonly reference: string | undefined;
}

/** `major` is that of the lockfile version: 5 (and before), 6, 9. */
export function parseDependencyPath(key: string, major: number): DependencyPath {
  if (major < 6) return parsePath5(key);
  const plain = withoutPeers(key);
  if (plain.startsWith('/')) return parseAtPath(plain.slice(1));
  return major < 9 ? { name: undefined, version: undefined, reference: plain } : parseAtPath(plain);
}

/** `react-dom@18.2.0(react@18.2.0)` without what its peers are. */
export function withoutPeers(key: string): string {
  const at = key.indexOf('(');
  return at === -1 ? key : key.slice(0, at);
}

/** `/react-dom/18.2.0_react@18.2.0`, `/@acme/a/1.0.0/react@18.2.0`, `registry.host/a/1.0.0`, `github.com/owner/name/commit`, `file:…`. */
function parsePath5(key: string): DependencyPath {
  const reference = { name: undefined, version: undefined, reference: key };
  if (/^(?:file|link|workspace):/.test(key)) return reference;
  const segments = key.split('/');
  // of the default registry the host is left out
  const start = 1;
  if (segments[0] !== '' && !/[.:]/.test(segments[0]!)) return reference;
  const isScoped = segments[start]?.startsWith('@') === true;
  const name = isScoped ? `${segments[start]}/${segments[start + 1] ?? ''}` : (segments[start] ?? '');
  const version = exactVersion((segments[start + (isScoped ? 2 : 1)] ?? '').split('_')[0]!);
  return version === undefined || !isPackageName(name) ? reference : { name, version, reference: undefined };
}

/** `react@18.2.0`, `left-pad@https://host/left-pad.tgz`, `node@runtime:24.4.1`. */
function parseAtPath(plain: string): DependencyPath {
  const { name, rest } = splitAtVersion(plain);
  if (rest === undefined || !isPackageName(name)) return { name: undefined, version: undefined, reference: plain };
  const version = exactVersion(rest);
  return version === undefined ? { name, version: undefined, reference: rest } : { name, version, reference: undefined };
}

/** The key of a dependency on a version; anything else is a key itself. */
export function keyOfReference(name: string, reference: string, major: number): string {
  if (major >= 9) return `${name}@${reference}`;
  return major >= 6 ? `/${name}@${reference}` : `/${name}/${reference}`;
}
