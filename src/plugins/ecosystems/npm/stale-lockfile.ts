import type { NodeId } from '#core/inventory/extraction.ts';
import { askedOtherwise, lockedOutside, notLocked, onlyLocked, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import { firstLine } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { purlPartsOf, type Purl } from '#core/purl/purl.ts';
import { admits } from '#core/versions/satisfies.ts';
import { askedPackage } from './asked-package.ts';
import { parseDependencySpec, publicRequirement } from './dependency-spec.ts';
import type { FirstPartyPackage } from './first-party.ts';
import type { Requested } from './manifest.ts';
import { npmPurl } from './package-name.ts';

const remedy = 'Run the install command of the package manager and commit the lockfile.';

type StaleInput = Pick<ExtractInput, 'found' | 'file' | 'tree'>;

/** What there is by the name, though the lockfile does not say that the package asks for it. */
type Find = (name: string) => NodeId | undefined;

export interface Differences {
  /** What the lockfile does not say that the manifest asks for. */
  readonly missing: readonly Requested[];
  /** The lockfile has entries by requirement: the name may be there for another one. */
  readonly isByRequirement?: boolean;
  readonly changed?: readonly { readonly request: Requested; readonly known: string }[];
  /** What is locked, where that is not what is asked for. */
  readonly outside?: readonly { readonly request: Requested; readonly version: string }[];
  /** Names that the manifest does not have. */
  readonly surplus?: readonly string[];
}

/** The version of a package from a registry that a request does not admit; `undefined` also where nobody can tell. Peers are asked for, not chosen. */
export function versionOutside({ name, spec, section }: Requested, locked: Purl | undefined): string | undefined {
  const parsed = parseDependencySpec(spec);
  const [asked, range] = parsed.kind === 'alias' ? [parsed.name, parsed.text] : parsed.kind === 'exact' || parsed.kind === 'range' ? [name, spec] : [];
  if (section === 'peerDependencies' || asked === undefined || range === undefined || locked === undefined) return undefined;
  const { namespace, name: plain, version, qualifiers } = purlPartsOf(locked);
  const isOther = (namespace === undefined ? plain : `${namespace}/${plain}`) !== asked || Object.keys(qualifiers ?? {}).length > 0;
  // a pre-release may have been all that there was
  return isOther || version === undefined || admits('npm', range, version) || admits('npm', range, version.split('-', 1)[0]!) ? undefined : version;
}

/** Compares what a manifest asks for with what the lockfile says it asks for. */
export function reportStale(input: StaleInput, member: FirstPartyPackage, locked: ReadonlyMap<string, { readonly spec: string }>, find?: Find, outsideOf: (request: Requested) => string | undefined = () => undefined): void {
  const requested: ReadonlyMap<string, Requested> | undefined = member.manifest?.requested;
  if (requested === undefined) return;
  const missing = [...requested.values()].filter(({ name }) => !locked.has(name));
  const changed = [...requested.values()].flatMap((request) => {
    const known = locked.get(request.name)?.spec;
    return known === undefined || known.trim() === request.spec.trim() ? [] : [{ request, known }];
  });
  const told = new Set(changed.map(({ request }) => request));
  const outside = [...requested.values()].flatMap((request) => {
    const version = told.has(request) ? undefined : outsideOf(request);
    return version === undefined ? [] : [{ request, version }];
  });
  reportDifferences(input, member, { missing, changed, outside, surplus: [...locked.keys()].filter((name) => !requested.has(name)) }, find);
}

/** Says where manifest and lockfile do not agree, and lists what is not locked as where there is no lockfile. */
export function reportDifferences(input: StaleInput, member: FirstPartyPackage, { missing, isByRequirement = false, changed = [], outside = [], surplus = [] }: Differences, find: Find = () => undefined): void {
  const file = member.manifestPath ?? input.file.path;
  const at = ({ section, name }: Requested, what: string): LockDifference => ({ file, line: member.lineOf(section, name), what });
  for (const request of missing) addUnlocked(input, member, request, find(request.name));
  reportLockDifferences(input.found, { name: input.file.name, remedy }, [
    ...missing.map((request) => at(request, notLocked(isByRequirement ? `${request.name}@${publicRequirement(request.spec)}` : request.name))),
    ...changed.map(({ request, known }) => at(request, askedOtherwise(request.name, publicRequirement(request.spec), publicRequirement(known)))),
    ...outside.map(({ request, version }) => at(request, lockedOutside(request.name, publicRequirement(request.spec), [version]))),
    ...surplus.map((name) => ({ file, what: onlyLocked(name) })),
  ]);
}

function addUnlocked({ found, tree }: StaleInput, member: FirstPartyPackage, { name, spec, section, scope }: Requested, known: NodeId | undefined): void {
  // a host that need not be there, and is not
  if (section === 'peerDependencies' && scope === 'optional') return;
  const parsed = parseDependencySpec(spec);
  const directory = parsed.kind === 'path' ? joinPath(member.directory, parsed.path) : undefined;
  const isOwn = parsed.kind === 'workspace' || (directory !== undefined && tree.get(`${directory}/package.json`) !== undefined);
  const asked = isOwn ? undefined : askedPackage(name, parsed);
  const purl = asked === undefined ? undefined : npmPurl(asked.name, asked.version, asked.provenance.qualifiers);
  if (known !== undefined) found.depends(member.node, known, scope);
  else if (asked !== undefined && purl !== undefined) {
    found.depends(member.node, found.component({
      purl, origin: asked.provenance.origin, downloadLocation: asked.provenance.downloadLocation, requirement: publicRequirement(spec),
      alias: asked.name === name ? undefined : name, file: member.manifestPath, line: member.lineOf(section, name), evidence: 'manifest',
    }), scope);
  }
}

/** Dependencies that a lockfile names and has no entry for, each with the line of what asks for it. */
export function reportMissingEntries({ found }: Pick<ExtractInput, 'found'>, missing: ReadonlyMap<string, number | undefined>): void {
  if (missing.size === 0) return;
  const names = [...missing.keys()].map(publicRequirement).sort();
  const shown = `${names.slice(0, 8).join(', ')}${names.length > 8 ? ', …' : ''}`;
  found.issue({
    code: 'stale-lockfile',
    line: firstLine([...missing].map(([name, line]) => ({ name, line }))),
    message: names.length === 1 ? `1 dependency has no entry in the lockfile: ${shown}` : `${names.length} dependencies have no entry in the lockfile: ${shown}`,
    remedy,
  });
}

/** Some lockfiles do not say what the project itself asks for. */
export function reportMissingManifest({ found, file }: Pick<ExtractInput, 'found' | 'file'>): void {
  found.issue({
    code: 'missing-file',
    message: `there is no package.json beside ${file.name}: which packages are direct, and which are only for development, is not known`,
    remedy: 'Scan the directory with its package.json.',
  });
}
