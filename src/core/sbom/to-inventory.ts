import { IntList } from '../inventory/int-list.ts';
import { scopesOf, type DerivedScopes } from '../inventory/scopes-of.ts';
import { TextMap } from '../inventory/text-map.ts';
import { origins, type Component, type DeclaredLicense, type LicenseStatement } from '../model/component.ts';
import { untoldFacts, type Inventory, type Subject, type UntoldFact } from '../model/inventory.ts';
import type { StoredLicenses } from '../model/license-facts.ts';
import type { Issue } from '../model/issue.ts';
import type { Project } from '../model/project.ts';
import type { Sbom, SbomComponent } from '../model/sbom.ts';
import { scopeRank, scopes, type Scope } from '../model/scope.ts';
import { canonicalPurl, makePurl, purlPartsOf, PurlError, type Purl } from '../purl/purl.ts';
import { issuesOfProperties } from './issue-properties.ts';
import { declaredLicenseProperty, licenseStatement, licenseWords } from './license-statement.ts';
import { DocumentComponents, type ReadComponent } from './document-components.ts';
import { builtSubjects, partsOfSubjects, plainRole, rolesByRelationships, type ComponentRole } from './component-roles.ts';
import { Contradictions, contradictsVersion } from './contradicted-version.ts';
import { withoutSecrets } from '../purl/vcs-url.ts';
import { DocumentTexts, type DocumentText } from './document-texts.ts';
import { documentGraph } from './document-graph.ts';
import { graphIssues, issuesElsewhere } from './graph-issues.ts';
import { isForDevelopment } from './stated-use.ts';
import { packageNames } from './package-names.ts';
import { addressInProperties, placesInProperties } from './places-in-properties.ts';
import { statedLicenses } from './stated-licenses.ts';
import { verbatimLicenses, wordsOfReferences } from './verbatim-licenses.ts';

/** A bill of materials as an inventory: subjects and applications without package type of their own become projects, all else components. */
export function inventoryOf(sbom: Sbom, subject: Subject, path: string): Inventory {
  return readInventory(sbom, subject, path).inventory;
}

export interface ReadInventory {
  readonly inventory: Inventory;
  /** Texts of licences that the document holds. */
  readonly texts: readonly DocumentText[];
}

/** As `inventoryOf`, with what an inventory has no place for. */
export function readInventory(sbom: Sbom, subject: Subject, path: string): ReadInventory {
  const told = issuesOfProperties(sbom.properties);
  const issues: Issue[] = [...sbom.issues, ...told];
  if (told.length === 0 && sbom.completeness.some(({ state }) => state === 'incomplete')) {
    issues.push({ code: 'partial', path, message: 'the SBOM says of itself that it is not complete', remedy: 'Ask who made it what is missing, or scan the software itself.', source: 'sbom' });
  }
  const subjects = builtSubjects(sbom);
  const built = subjects.union(partsOfSubjects(sbom, subjects));
  const inDocument: Component['evidence'] = [{ kind: 'sbom', path, source: 'sbom' }];
  const projects = new Map<string, Project>();
  const components = new DocumentComponents();
  /** Numbers of the purls of components by ref. */
  const numbers = new TextMap();
  /** Numbers of the purls of components of which our own properties tell all. */
  const ours = new IntList();
  let tellsScopes = false;
  const contradictions = new Contradictions();
  const words = wordsOfReferences(sbom.licenseTexts);
  const texts = new DocumentTexts(sbom.licenseTexts);
  const licensesOf = (component: SbomComponent): readonly DeclaredLicense[] => {
    const spelled = new Map(allProperties(component, declaredLicenseProperty).map((value) => [licenseWords(licenseStatement(value)), value]));
    const verbatim = verbatimLicenses(component, words, spelled);
    return verbatim.length === 0 ? none : verbatim.map((statement) => ({ ...statement, path }));
  };
  const take = (component: SbomComponent, role: ComponentRole): void => {
    if (role === 'project') {
      const project = projectOf(component, path, { declaredLicenses: licensesOf(component), words, isSubject: subjects.has(component.ref) });
      projects.set(component.ref, project);
      texts.add(component, project.id);
    }
    if (role !== 'package') return;
    const purl = identity(component, path, issues);
    const isContradicted = component.version !== undefined && contradictsVersion(purl, component.version);
    if (isContradicted) contradictions.add(component.name, component.version!, purl);
    const read = componentOf(isContradicted ? { ...component, version: purlPartsOf(purl).version! } : component, purl, inDocument, { declaredLicenses: licensesOf(component), words });
    tellsScopes ||= read.scope !== undefined || component.scope !== undefined;
    const number = components.add(read);
    texts.add(component, purl);
    numbers.set(component.ref, number);
    if (property(component, 'muster:scope') !== undefined) ours.set(number, 1);
  };
  /** Places of those of which relationships tell what they are. */
  const open = new IntList();
  let at = 0;
  for (const component of sbom.components) {
    const role = plainRole(component, built);
    if (role === undefined) open.push(at);
    else take(component, role);
    at++;
  }
  const roleOf = rolesByRelationships(open.length === 0 ? [] : refsAt(sbom.components, open), sbom.relationships);
  for (const place of open) take(sbom.components[place]!, roleOf(sbom.components[place]!));
  if (projects.size > 0 && numbers.size === 0 && !sbom.components.some(isProject)) {
    issues.push({ code: 'partial', path, message: 'the SBOM lists nothing besides what it describes', remedy: 'Ask who made it for one that lists the components, or scan the software itself.', source: 'sbom' });
  }
  if (projects.size === 0 && numbers.size === 0 && issues.length === 0) {
    issues.push({ code: 'empty', path, message: 'the SBOM lists no components', remedy: 'Check that it is the one you mean, or scan the software itself.', source: 'sbom' });
  }
  const contradiction = contradictions.message();
  if (contradiction !== undefined) issues.push({ code: 'malformed', path, message: contradiction, remedy: 'Correct it in the tool that wrote the SBOM.', source: 'sbom' });
  const sortedProjects = [...projects].sort(([a], [b]) => (a < b ? -1 : 1));
  const order = components.inOrder();
  /** By number of the purl. */
  const nodes = new Uint32Array(order.length);
  for (const [at, number] of order.entries()) nodes[number] = sortedProjects.length + at;
  const projectIndex = new Map(sortedProjects.map(([ref], index) => [ref, index]));
  const described = [...subjects].flatMap((ref) => projectIndex.get(ref) ?? []);
  const { graph, assumed, unconnected } = documentGraph(sbom.relationships, {
    projectCount: sortedProjects.length,
    count: sortedProjects.length + order.length,
    subject: described.length === 1 ? described[0] : undefined,
    of: (ref) => {
      const number = numbers.get(ref);
      return number === undefined ? projectIndex.get(ref) : nodes[number];
    },
    isOurs: (node) => node >= sortedProjects.length && ours.at(order[node - sortedProjects.length]!) === 1,
  });
  issues.push(...graphIssues({ path, assumed: assumed.length, unconnected: unconnected.map((node) => components.purlOf(order[node - sortedProjects.length]!)), count: order.length }), ...issuesElsewhere(sbom, path));
  const untold = untoldOf({ scope: tellsScopes || graph.scopes.some((rank) => rank !== scopeRank.runtime), relation: assumed.length === 0, qualifiers: ours.length > 0 });
  const derived = withDirect(scopesOf(graph, sortedProjects.length), assumed);
  const inventory: Inventory = {
    subject,
    projects: sortedProjects.map(([, project]) => project),
    components: components.finish(order, derived, sortedProjects.length),
    graph,
    issues,
    coverage: { files: 1, directories: 0, recognized: 1, ignored: 0 },
    ...(untold.length > 0 && components.length > 0 && { untold }),
  };
  return { inventory, texts: texts.all() };
}

const untoldOf = (told: Readonly<Record<UntoldFact, boolean>>): UntoldFact[] => untoldFacts.filter((fact) => !told[fact]);

function* refsAt(components: readonly SbomComponent[], places: Iterable<number>): Generator<string> {
  for (const place of places) yield components[place]!.ref;
}

/** What is taken to be direct is, whether or not a project is there to need it. */
function withDirect(derived: DerivedScopes, assumed: readonly number[]): DerivedScopes {
  if (assumed.length === 0) return derived;
  const direct = new Set(assumed);
  return { scopeOf: derived.scopeOf, isDirect: (node) => direct.has(node) || derived.isDirect(node) };
}

const isProject = (component: SbomComponent): boolean => property(component, 'muster:path') !== undefined;

const property = (component: SbomComponent, name: string): string | undefined => component.properties.find((candidate) => candidate.name === name)?.value;

function allProperties({ properties }: SbomComponent, name: string): readonly string[] {
  const values = properties.filter((candidate) => candidate.name === name).map(({ value }) => value);
  return values.length === 0 ? none : values.sort();
}

/** Shared by the many components that have nothing to say. */
const none: readonly never[] = Object.freeze([]);
const noMetadata: Component['metadata'] = Object.freeze({});

/** A component without a usable purl still is one: it gets a generic one, and the reader is told. */
function identity(component: SbomComponent, path: string, issues: Issue[]): Purl {
  const { purl, group, name, version, ref } = component;
  const generic = (): Purl => makePurl({ type: 'generic', namespace: group, name: name === '' ? ref : name, version });
  if (purl === undefined) return generic();
  try {
    return canonicalPurl(purl);
  } catch (error) {
    if (!(error instanceof PurlError)) throw error;
    issues.push({ code: 'malformed', path, message: `the package URL ${JSON.stringify(purl)} of ${ref} is not valid: ${error.message}`, remedy: 'Correct it in the tool that wrote the SBOM.', source: 'sbom' });
    return generic();
  }
}

function readablePurl(text: string): Purl | undefined {
  try {
    return canonicalPurl(text);
  } catch (error) {
    if (error instanceof PurlError) return undefined;
    throw error;
  }
}

/** Tools write addresses as they stand in lockfiles, with whatever lets somebody in. */
function addressOf(references: SbomComponent['references'], type: string): string | undefined {
  const url = references.find((reference) => reference.type === type)?.url;
  return url === undefined ? undefined : withoutSecrets(url);
}

function metadataOf({ description, supplier, authors, copyright, references, cpes }: SbomComponent): Component['metadata'] {
  const homepage = addressOf(references, 'website');
  const repository = addressOf(references, 'vcs');
  const metadata: Component['metadata'] = {
    ...(description === undefined ? {} : { description }),
    ...(homepage === undefined ? {} : { homepage }),
    ...(repository === undefined ? {} : { repository }),
    ...(supplier === undefined ? {} : { supplier: supplier.name }),
    ...(authors.length === 0 ? {} : { authors: authors.map(({ name, email }) => (email === undefined ? name : `${name} <${email}>`)) }),
    ...(copyright === undefined ? {} : { copyright }),
    ...(cpes[0] === undefined ? {} : { cpe: cpes[0] }),
  };
  return Object.keys(metadata).length === 0 ? noMetadata : metadata;
}

interface ReadDeclarations {
  readonly declaredLicenses: readonly DeclaredLicense[];
  /** What references of the document stand for. */
  readonly words: ReadonlyMap<string, LicenseStatement>;
}

function projectOf(component: SbomComponent, path: string, { declaredLicenses, words, isSubject }: ReadDeclarations & { readonly isSubject: boolean }): Project & StoredLicenses {
  const { ref, name, version } = component;
  const purl = component.purl === undefined ? undefined : readablePurl(component.purl);
  return {
    id: `sbom:${ref}`,
    ecosystem: 'sbom',
    path: property(component, 'muster:path') ?? (isSubject ? '.' : name === '' ? ref : name),
    name,
    ...(version === undefined ? {} : { version }),
    ...(purl === undefined ? {} : { purl }),
    declaredLicenses,
    ...statedLicenses(component, words),
    metadata: metadataOf(component),
    owners: allProperties(component, 'muster:owner').map((owner) => ({ name: owner, path, kind: 'package' })),
    evidence: [{ kind: 'sbom', path, source: 'sbom' }],
  };
}

function componentOf(sbomComponent: SbomComponent, purl: Purl, inDocument: Component['evidence'], { declaredLicenses, words }: ReadDeclarations): ReadComponent {
  const { version, hashes, references, occurrences } = sbomComponent;
  const noted = addressInProperties(sbomComponent);
  const download = addressOf(references, 'distribution') ?? (noted === undefined ? undefined : withoutSecrets(noted));
  const seen: SbomComponent['occurrences'] = occurrences.length > 0 ? occurrences : placesInProperties(sbomComponent).map((location) => ({ location }));
  const parts = purlPartsOf(purl);
  return {
    purl,
    ...packageNames(sbomComponent, purl),
    ...((version ?? parts.version) ? { version: (version ?? parts.version)! } : {}),
    requirements: allProperties(sbomComponent, 'muster:requirement'),
    scope: statedScope(sbomComponent),
    direct: property(sbomComponent, 'muster:direct') === 'true',
    origin: origins.find((origin) => origin === property(sbomComponent, 'muster:origin')) ?? 'registry',
    declaredLicenses,
    ...statedLicenses(sbomComponent, words),
    hashes,
    ...(download === undefined ? {} : { downloadLocation: download }),
    aliases: allProperties(sbomComponent, 'muster:alias'),
    platforms: allProperties(sbomComponent, 'muster:platform'),
    overridden: property(sbomComponent, 'muster:overridden') === 'true',
    metadata: metadataOf(sbomComponent),
    evidence: seen.length === 0
      ? inDocument
      : seen.map(({ location, line }) => (line === undefined ? { kind: 'sbom', path: location, source: 'sbom' } : { kind: 'sbom', path: location, line, source: 'sbom' })),
  };
}

/** Ours by property; else what the document's own scope can tell (a plain `required` says nothing against a path). */
function statedScope(component: SbomComponent): Scope | undefined {
  const own = scopes.find((scope) => scope === property(component, 'muster:scope'));
  if (own !== undefined) return own;
  if (isForDevelopment(component)) return 'development';
  if (component.scope === 'optional') return 'optional';
  return component.scope === 'excluded' ? 'development' : undefined;
}
