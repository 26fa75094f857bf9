import { TextMap } from '../inventory/text-map.ts';
import type { Sbom, SbomComponent } from '../model/sbom.ts';
import { isIndividual } from './individuals.ts';
import { eachRelationship } from './relationship-list.ts';

/** What a component of a document is to an inventory: `none` is no software of its own (a file, a key, the sources of a package that is there). */
export type ComponentRole = 'project' | 'package' | 'none';

/** Kinds of things that tools list to group packages: a lockfile, a layer, the system of an image. */
const places: ReadonlySet<string> = new Set(['application', 'container', 'platform', 'operating-system']);

/** Only a package URL makes packages of them. */
const noSoftware: ReadonlySet<string> = new Set(['data', 'cryptographic-asset']);

/** `undefined` where the relationships of the document decide. `built`: subjects and their parts. */
export function plainRole({ ref, type, purl, properties }: SbomComponent, built: ReadonlySet<string>): ComponentRole | undefined {
  if (built.has(ref) || properties.some(({ name }) => name === 'muster:path')) return 'project';
  if (type === 'file' || type === 'snippet') return 'none';
  if (purl !== undefined) return 'package';
  if (noSoftware.has(type)) return 'none';
  return type === 'operating-system' ? 'project' : undefined;
}

/** Tells the roles of components of which `plainRole` did not. */
export function rolesByRelationships(refs: Iterable<string>, relationships: Sbom['relationships']): (component: SbomComponent) => ComponentRole {
  const open = new TextMap();
  for (const ref of refs) open.set(ref, open.size + 1);
  const holds = new Set<number>();
  const sources = new Set<number>();
  if (open.size > 0) {
    const numberOf = (ref: string): number | undefined => open.get(ref) ?? otherThanNone(ref);
    for (const type of ['depends-on', 'contains']) eachRelationship(relationships, type, numberOf)((from, to) => void (from !== to && holds.add(from)));
    eachRelationship(relationships, 'generates', numberOf)((from, to) => void (from !== to && sources.add(from)));
  }
  return ({ ref, type, version }) => {
    const number = open.get(ref) ?? other;
    if (sources.has(number) && number !== other) return 'none';
    // SPDX 2.2 cannot say what a package is: one without version that holds others is a place
    return number !== other && holds.has(number) && (places.has(type) || version === undefined) ? 'project' : 'package';
  };
}

/** The component that a document is about, where it is one. */
export function mainComponent(sbom: Pick<Sbom, 'subjects' | 'components' | 'relationships'>): SbomComponent | undefined {
  const [first] = builtSubjects(sbom);
  return first === undefined ? undefined : sbom.components.find(({ ref }) => ref === first);
}

/** Applications that CycloneDX nests in the application it describes: the projects of a repository, built here too. */
export function partsOfSubjects({ format, components, relationships }: Pick<Sbom, 'format' | 'components' | 'relationships'>, subjects: ReadonlySet<string>): ReadonlySet<string> {
  if (format !== 'cyclonedx' || !containsAny(relationships, subjects)) return none;
  const nested = new TextMap();
  const around = new Set<string>();
  for (const { ref, type, foreign } of components) {
    if (type !== 'application') continue;
    if (subjects.has(ref)) around.add(ref);
    else if (foreign['cyclonedx']?.['$nested'] === true) nested.set(ref, nested.size + 2);
  }
  const parts = new Set<string>();
  for (const { from, to, type } of nested.size === 0 ? [] : relationships) if (type === 'contains' && around.has(from) && nested.get(to) !== undefined) parts.add(to);
  return parts;
}

/** Without looking at the components, of which a document may have very many. */
function containsAny(relationships: Sbom['relationships'], subjects: ReadonlySet<string>): boolean {
  let isFound = false;
  eachRelationship(relationships, 'contains', (ref) => (subjects.has(ref) ? subjectNumber : other))((from) => void (isFound ||= from === subjectNumber));
  return isFound;
}

const subjectNumber = 1;
const none: ReadonlySet<string> = new Set();

/** Number of what is not asked about. */
const other = 0;

/** What needs or contains nothing holds nothing. */
const otherThanNone = (ref: string): number | undefined => (isIndividual(ref) ? undefined : other);

/**
 * Subjects that are what was built. Some tools let a document describe each of its packages: then what another one needs or contains is a package like others,
 * and so is what stands alone where nothing but subjects is listed.
 */
export function builtSubjects({ subjects, components, relationships }: Pick<Sbom, 'subjects' | 'components' | 'relationships'>): ReadonlySet<string> {
  if (subjects.length < 2) return new Set(subjects);
  const numbers = new TextMap();
  for (const ref of subjects) numbers.set(ref, numbers.size + 1);
  const needed = new Set<number>();
  const holders = new Set<number>();
  for (const type of ['depends-on', 'contains']) {
    eachRelationship(relationships, type, (ref) => numbers.get(ref) ?? otherThanNone(ref))((from, to) => {
      if (from === to) return;
      holders.add(from);
      needed.add(to);
    });
  }
  const isAlone = !components.some(({ ref, type }) => !numbers.has(ref) && type !== 'file' && type !== 'snippet');
  const built = subjects.filter((ref) => !needed.has(numbers.get(ref)!) && (!isAlone || holders.has(numbers.get(ref)!)));
  // all in a circle
  return new Set(built.length === 0 && !isAlone ? subjects : built);
}
