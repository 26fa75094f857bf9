import { joinPath } from '#core/plugin/path.ts';
import { makePurl, type Purl } from '#core/purl/purl.ts';
import { repositoryPurl } from '#core/purl/repository-purl.ts';
import type { ComponentInput } from '#core/inventory/extraction.ts';

/** `[host/]namespace/type`, the namespace being `hashicorp` where only the type is written. */
export interface ProviderAddress {
  readonly host: string | undefined;
  readonly namespace: string;
  readonly type: string;
}

export function readProvider(source: string): ProviderAddress | undefined {
  const segments = source.trim().toLowerCase().split('/');
  if (segments.some((segment) => !/^[a-z0-9][a-z0-9._-]*(?::\d+)?$/.test(segment))) return undefined;
  const [type, namespace = 'hashicorp', host] = segments.toReversed() as [string, string?, string?];
  return segments.length > 3 ? undefined : { host, namespace, type };
}

/** Providers that are part of the program itself. */
export const isBuiltIn = ({ namespace, type }: ProviderAddress): boolean => namespace === 'builtin' || (namespace === 'hashicorp' && type === 'terraform');

export const providerPurl = ({ host, namespace, type }: ProviderAddress, version: string | undefined): Purl =>
  makePurl({ type: 'terraform', namespace, name: type, version, qualifiers: { repository_url: host === undefined ? undefined : `https://${host}` } });

/** A version constraint that one version only meets: `1.2.3`, `= 1.2.3`. */
export function exactVersion(constraint: string | undefined): string | undefined {
  const match = /^=?\s*v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?)$/.exec(constraint?.trim() ?? '');
  return match?.[1];
}

export interface LocalSource {
  readonly kind: 'local';
  readonly path: string;
  /** A directory of the machine that Terraform runs on. */
  readonly isAbsolute: boolean;
}

/** The directory in the tree; `undefined` outside of it. */
export const directoryOf = ({ path, isAbsolute }: LocalSource, caller: string): string | undefined => (isAbsolute ? undefined : joinPath(caller, path));

export type ModuleSource =
  | LocalSource
  | { readonly kind: 'registry'; readonly host: string | undefined; readonly path: string; readonly subpath: string | undefined }
  /** `isOpen`: a repository without revision. */
  | { readonly kind: 'remote'; readonly component: Pick<ComponentInput, 'purl' | 'origin' | 'downloadLocation'>; readonly isOpen: boolean };

/** A module of a registry. */
export function registryModulePurl({ host, path, subpath }: { readonly host: string | undefined; readonly path: string; readonly subpath: string | undefined }, version: string | undefined): Purl {
  const slash = path.lastIndexOf('/');
  return makePurl({ type: 'terraform', namespace: path.slice(0, slash), name: path.slice(slash + 1), version, subpath, qualifiers: { repository_url: host === undefined ? undefined : `https://${host}` } });
}

/** What the `source` of a module call means; forms as in the documentation of Terraform, "Module sources". */
export function readModuleSource(source: string): ModuleSource {
  if (source.startsWith('./') || source.startsWith('../') || source === '.' || source === '..') return { kind: 'local', path: source.split('//', 1)[0]!, isAbsolute: false };
  // of the machine that runs it: no component, and nothing that a scan could look at
  if (/^(?:[/\\]|[A-Za-z]:[/\\]|file:\/\/)/.test(source)) return { kind: 'local', path: source, isAbsolute: true };
  const { address, subpath, query } = splitSource(source);
  const registry = address.split('/');
  const isRegistryPath = registry.slice(-3).every((segment) => /^[0-9A-Za-z][0-9A-Za-z_-]*$/.test(segment));
  const isForge = /^(?:github\.com|bitbucket\.org|gitlab\.com)$/.test(registry[0] ?? '');
  const isRegistry = (registry.length === 3 && isRegistryPath) || (registry.length === 4 && isRegistryPath && /[.:]/.test(registry[0]!));
  if (isRegistry && !isForge) return { kind: 'registry', host: registry.length === 4 ? registry[0] : undefined, path: registry.slice(-3).join('/'), subpath };
  const component = remoteComponent(address, subpath, query);
  return { kind: 'remote', component, isOpen: component.origin === 'git' && !query.get('ref') };
}

function remoteComponent(address: string, subpath: string | undefined, query: ReadonlyMap<string, string>): Pick<ComponentInput, 'purl' | 'origin' | 'downloadLocation'> {
  const separator = address.indexOf('::');
  const getter = separator === -1 ? undefined : address.slice(0, separator);
  const url = separator === -1 ? address : address.slice(separator + 2);
  const isGit = getter === 'git' || url.startsWith('git@') || url.startsWith('ssh://') || url.endsWith('.git') || /^(?:github\.com|bitbucket\.org|gitlab\.com)\//.test(url);
  if (isGit) {
    const remote = url.includes('://') || url.startsWith('git@') ? url : `https://${url}`;
    return { purl: repositoryPurl(remote, query.get('ref'), subpath), origin: 'git' };
  }
  const name = url.slice(url.lastIndexOf('/') + 1).replace(/\.(?:zip|tar\.gz|tgz|tar\.bz2|tar\.xz)$/, '') || 'module';
  return { purl: makePurl({ type: 'generic', name, qualifiers: { download_url: url }, subpath }), origin: 'url', downloadLocation: url };
}

/** `address//subdirectory?key=value` */
function splitSource(source: string): { address: string; subpath: string | undefined; query: Map<string, string> } {
  const mark = source.indexOf('?');
  const path = mark === -1 ? source : source.slice(0, mark);
  const query = new Map<string, string>();
  for (const pair of mark === -1 ? [] : source.slice(mark + 1).split('&')) {
    const equals = pair.indexOf('=');
    if (equals > 0) query.set(pair.slice(0, equals), pair.slice(equals + 1));
  }
  const scheme = path.indexOf('://');
  const separator = path.indexOf('//', scheme === -1 ? 0 : scheme + 3);
  return separator === -1 ? { address: path, subpath: undefined, query } : { address: path.slice(0, separator), subpath: path.slice(separator + 2) || undefined, query };
}
