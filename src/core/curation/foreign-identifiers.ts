import { makePurl, PurlError, type Purl } from '../purl/purl.ts';
import { parseVers, type VersRange } from '../versions/vers.ts';
import { VersionError } from '../versions/version-order.ts';
import { CurationFault } from './curation-values.ts';

export interface PackageRange {
  readonly purl: Purl;
  readonly versions?: VersRange;
}

/** Package managers as ORT names them → purl types. */
const ortTypes: Readonly<Record<string, string>> = {
  bower: 'bower', bazel: 'bazel', cargo: 'cargo', crate: 'cargo', carthage: 'carthage', cocoapods: 'cocoapods', pod: 'cocoapods', composer: 'composer', phpcomposer: 'composer', packagist: 'composer', conan: 'conan',
  cran: 'cran', debian: 'deb', drupal: 'drupal', gem: 'gem', bundler: 'gem', go: 'golang', gomod: 'golang', godep: 'golang', golang: 'golang', hackage: 'hackage', stack: 'hackage', hex: 'hex', gleam: 'hex',
  maven: 'maven', gradle: 'maven', sbt: 'maven', npm: 'npm', yarn: 'npm', pnpm: 'npm', nuget: 'nuget', pub: 'pub', pypi: 'pypi', pip: 'pypi', rpm: 'rpm', swift: 'swift', swiftpm: 'swift', opam: 'opam', alpine: 'apk', conda: 'conda',
};

/** `Maven:org.example:thing:1.0`; without version it is for all, and a version may be an Ivy range such as `[1.0,2.0[`. Throws CurationFault. */
export function fromOrtIdentifier(id: string): PackageRange {
  const parts = id.split(':').map(decoded);
  const [manager = '', namespace = '', name = '', ...rest] = parts;
  const type = Object.hasOwn(ortTypes, manager.toLowerCase()) ? ortTypes[manager.toLowerCase()]! : undefined;
  if (type === undefined) throw new CurationFault(`${JSON.stringify(manager)} is no package manager that we know (in ${JSON.stringify(id)})`);
  if (name === '') throw new CurationFault(`${JSON.stringify(id)} names no package; an id is Type:Namespace:Name:Version`);
  return rangeOf(type, namespace, name, rest.join(':').trim());
}

function rangeOf(type: string, namespace: string, name: string, version: string): PackageRange {
  const slash = namespace === '' && type === 'golang' ? name.lastIndexOf('/') : -1;
  const parts = slash === -1 ? { type, namespace, name } : { type, namespace: name.slice(0, slash), name: name.slice(slash + 1) };
  try {
    const constraints = ivyConstraints(version);
    if (constraints === undefined) return { purl: makePurl({ ...parts, version }, 'tolerant') };
    return { purl: makePurl(parts, 'tolerant'), ...(constraints !== '*' && { versions: parseVers(`vers:${type}/${constraints}`) }) };
  } catch (error) {
    if (error instanceof PurlError || error instanceof VersionError) throw new CurationFault(error.message);
    throw error;
  }
}

/** `[1.0,2.0[` → `>=1.0|<2.0`; `*` for all versions; `undefined` for a version. */
function ivyConstraints(version: string): string | undefined {
  if (version === '' || version === '+' || version.startsWith('latest.')) return '*';
  const interval = /^([[\](])\s*([^,[\]()]*),\s*([^,[\]()]*)([[\])])$/.exec(version);
  if (interval !== null) {
    const [, open, lower = '', upper = '', close] = interval;
    const constraints = [lower.trim() === '' ? '' : `${open === '[' ? '>=' : '>'}${encodeURIComponent(lower.trim())}`, upper.trim() === '' ? '' : `${close === ']' ? '<=' : '<'}${encodeURIComponent(upper.trim())}`];
    return constraints.filter((each) => each !== '').join('|') || '*';
  }
  const prefix = /^(.*?)(\d+)\.\+$/.exec(version);
  if (prefix !== null) return `>=${prefix[1]}${prefix[2]}|<${prefix[1]}${Number(prefix[2]) + 1}`;
  if (/[[\]()+,]/.test(version) && /^[[(\]]|\+$/.test(version)) throw new CurationFault(`the version range ${JSON.stringify(version)} is not understood`);
  return undefined;
}

/** Types and providers as ClearlyDefined names them → purl types. */
const clearlyDefinedTypes: Readonly<Record<string, string>> = {
  composer: 'composer', conda: 'conda', condasrc: 'conda', crate: 'cargo', deb: 'deb', debsrc: 'deb', gem: 'gem', go: 'golang', maven: 'maven', npm: 'npm', nuget: 'nuget', pod: 'cocoapods', pypi: 'pypi', sourcearchive: 'maven',
};

export interface ClearlyDefinedCoordinates {
  readonly type: string;
  readonly provider: string;
  readonly namespace?: string | undefined;
  readonly name: string;
  readonly revision?: string | undefined;
}

/** Throws CurationFault. */
export function fromClearlyDefined({ type, provider, namespace, name, revision }: ClearlyDefinedCoordinates): PackageRange {
  const own = type === 'git' ? (provider === 'github' || provider === 'gitlab' ? provider : undefined) : Object.hasOwn(clearlyDefinedTypes, type) ? clearlyDefinedTypes[type]! : undefined;
  if (own === undefined) throw new CurationFault(`coordinates of type ${JSON.stringify(type)} and provider ${JSON.stringify(provider)} have no package URL`);
  const space = namespace === undefined || namespace === '-' ? '' : decoded(namespace);
  try {
    return { purl: makePurl({ type: own, namespace: own === 'deb' && space === '' ? 'debian' : space, name: decoded(name), ...(revision !== undefined && revision !== '' && { version: revision }) }, 'tolerant') };
  } catch (error) {
    if (error instanceof PurlError) throw new CurationFault(error.message);
    throw error;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // a percent sign that encodes nothing
    return text;
  }
}
