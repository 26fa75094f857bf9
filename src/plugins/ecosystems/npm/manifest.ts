import type { PackageMetadata } from '#core/model/component.ts';
import type { Scope } from '#core/model/scope.ts';
import { entries, get, isRecord, list, record, strings, text, type Value, type ValueRecord } from '#core/text/value.ts';
import { exactVersion } from './dependency-spec.ts';
import { licensesOf, metadataOf, ownersOf } from './manifest-facts.ts';
import { isPackageName } from './package-name.ts';

/** One line of a dependency section. */
export interface Requested {
  readonly name: string;
  readonly spec: string;
  readonly scope: Scope;
  /** The section it stands in, for its line. */
  readonly section: string;
}

export interface WrongRequest {
  readonly section: string;
  readonly name?: string;
  readonly value: Value;
}

/** A package.json (or a manifest of its shape). */
export interface Manifest {
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly licenses: readonly string[];
  readonly metadata: PackageMetadata;
  readonly owners: readonly string[];
  /** By name; of several sections that name one package the strongest reason to install it counts. */
  readonly requested: ReadonlyMap<string, Requested>;
  /** What stands in a dependency section and is no text; a section that is none as a whole has no name. */
  readonly wrong: readonly WrongRequest[];
  /** Patterns of the workspaces, or nothing. */
  readonly workspaces: readonly string[];
  /** Names of packages for which an override, resolution or patch decides. */
  readonly overridden: ReadonlyMap<string, string>;
  /** Versions named centrally (Bun), by catalog and package. */
  readonly catalogs: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** `undefined` when the value is no object. */
export function readManifest(value: Value): Manifest | undefined {
  if (!isRecord(value)) return undefined;
  const name = text(value, 'name');
  const version = text(value, 'version')?.trim();
  return {
    name: name !== undefined && isPackageName(name) ? name : undefined,
    version: version === '' ? undefined : version,
    licenses: licensesOf(value),
    metadata: metadataOf(value),
    owners: ownersOf(value),
    requested: requestedBy(value),
    wrong: wrongRequestsOf(value),
    workspaces: workspacePatterns(value['workspaces']),
    overridden: overriddenBy(value),
    catalogs: catalogsOf(value),
  };
}

/** Later sections win: who asks for a package for development and as a peer installs it for development. */
const sections = [['peerDependencies', 'peer'], ['devDependencies', 'development'], ['dependencies', 'runtime'], ['optionalDependencies', 'optional']] as const;

/** What a manifest (or an entry of a lockfile in its shape) requests. */
export function requestedBy(value: ValueRecord): Map<string, Requested> {
  const found = new Map<string, Requested>();
  for (const [section, scope] of sections) add(found, value, section, scope);
  return found;
}

/** What an installed package requests: what it needs for its own development is never installed for others, and hides nothing that they install for it. */
export function requestedByInstalled(value: ValueRecord): Map<string, Requested> {
  const found = new Map<string, Requested>();
  for (const [section, scope] of sections) if (scope !== 'development') add(found, value, section, scope);
  return found;
}

/** As npm installs what a project asks for: what stands in `devDependencies` is for development, also when another section names it too. */
export function requestedOfNpm(value: ValueRecord): Map<string, Requested> {
  const found = requestedBy(value);
  for (const [name] of entries(value, 'devDependencies')) {
    const request = found.get(name);
    if (request !== undefined) found.set(name, { ...request, scope: 'development' });
  }
  return found;
}

/** An absent or empty section is none that is wrong: PHP and Lua write an empty object as a list. */
export function wrongRequestsOf(value: ValueRecord): WrongRequest[] {
  return sections.flatMap(([section]): WrongRequest[] => {
    const dependencies = value[section];
    if (isRecord(dependencies)) return Object.entries(dependencies).flatMap(([name, spec]) => (typeof spec === 'string' ? [] : [{ section, name, value: spec }]));
    return dependencies === undefined || dependencies === null || (Array.isArray(dependencies) && dependencies.length === 0) ? [] : [{ section, value: dependencies }];
  });
}

function add(found: Map<string, Requested>, value: ValueRecord, section: string, scope: Scope): void {
  const dependencies = value[section];
  if (!isRecord(dependencies)) return;
  for (const name of Object.keys(dependencies)) {
    const spec = dependencies[name];
    if (typeof spec !== 'string') continue;
    const optional = scope === 'peer' && get(value, 'peerDependenciesMeta', name, 'optional') === true;
    found.set(name, { name, spec, scope: optional ? 'optional' : scope, section });
  }
}

/** `["packages/*"]` or `{ "packages": ["packages/*"] }`. */
export const workspacePatterns = (value: Value): string[] => (Array.isArray(value) ? strings(value) : strings(value, 'packages'));

function overriddenBy(value: ValueRecord): Map<string, string> {
  const found = new Map<string, string>();
  for (const [selector, spec] of [...entries(value, 'resolutions'), ...entries(value, 'pnpm', 'overrides')]) {
    const name = selectedName(selector);
    if (name !== undefined && typeof spec === 'string') found.set(name, spec);
  }
  addOverrides(found, value['overrides']);
  return found;
}

/** npm nests: `{ "foo": { ".": "1.0.0", "bar": "2.0.0" } }`. */
function addOverrides(found: Map<string, string>, overrides: Value): void {
  const pending: [selector: string | undefined, value: Value][] = [[undefined, overrides]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [selector, value] = next;
    if (typeof value === 'string') {
      const name = selector === undefined ? undefined : selectedName(selector);
      if (name !== undefined) found.set(name, value);
    } else if (isRecord(value)) {
      for (const [key, inner] of Object.entries(value)) pending.push([key === '.' ? selector : key, inner]);
    }
  }
}

/** Did an override choose this version? One that names another version is for other places of the tree. */
export function isChosen(overrides: ReadonlyMap<string, string>, name: string, version: string | undefined): boolean {
  const override = overrides.get(name);
  return override !== undefined && (exactVersion(override) ?? version) === version;
}

/** The package that a selector such as `a/b`, `** /b`, `a>b@^1` or `@acme/a@npm:1` is about. */
export function selectedName(selector: string): string | undefined {
  const afterParent = selector.slice(selector.lastIndexOf('>') + 1).trim();
  const segments = withoutVersion(afterParent).split('/');
  const last = segments.at(-1)!;
  const before = segments.at(-2);
  const name = before?.startsWith('@') ? `${before}/${last}` : last;
  return isPackageName(name) ? name : undefined;
}

/** A version may hold slashes (`foo@npm:@acme/bar@1`), so it is cut off before the path is split. */
function withoutVersion(selector: string): string {
  for (let at = selector.indexOf('@', 1); at !== -1; at = selector.indexOf('@', at + 1)) {
    if (selector[at - 1] !== '/') return selector.slice(0, at);
  }
  return selector;
}

function catalogsOf(value: ValueRecord): Map<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>();
  for (const holder of [record(value, 'workspaces'), value]) {
    addCatalog(found, 'default', holder['catalog']);
    for (const [name, catalog] of entries(holder, 'catalogs')) addCatalog(found, name, catalog);
  }
  return found;
}

export function addCatalog(catalogs: Map<string, Map<string, string>>, name: string, value: Value): void {
  if (!isRecord(value)) return;
  const catalog = catalogs.get(name) ?? new Map<string, string>();
  catalogs.set(name, catalog);
  for (const [dependency, spec] of Object.entries(value)) if (typeof spec === 'string') catalog.set(dependency, spec);
}

const nothing: ReadonlySet<string> = new Set();

/** Names of `bundleDependencies`; `true` bundles all. */
export function bundledBy(value: ValueRecord): ReadonlySet<string> | true {
  const bundled = value['bundleDependencies'] ?? value['bundledDependencies'];
  if (bundled === undefined) return nothing;
  return bundled === true ? true : new Set(list(bundled).filter((name): name is string => typeof name === 'string'));
}
