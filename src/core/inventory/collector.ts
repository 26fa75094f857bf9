import { scopeRank, strongest, type Scope } from '../model/scope.ts';
import type { DeclaredLicense, LicenseStatement, PackageMetadata } from '../model/component.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import { purlPartsOf, type Purl } from '../purl/purl.ts';
import { IntList } from './int-list.ts';
import { AskList } from './ask-list.ts';
import { FoundList } from './found-list.ts';
import type {
  ComponentFound, ComponentInput, Extraction, IssueFound, IssueInput, NodeId, ProjectInput, ResolutionFound,
} from './extraction.ts';

export interface CollectorOptions {
  /** `<ecosystem>/<source>`. */
  readonly source: string;
  readonly ecosystem: string;
  readonly kind: EvidenceKind;
  /** Path of the primary file; default place of evidence and issues. */
  readonly file: string;
  /** As `Source.furtherNeeds` says it. */
  readonly furtherNeeds?: string | undefined;
}

/** Gathers what an extractor finds into one `Extraction`; components are unique by purl and merged on repetition. */
export class Collector {
  readonly #options: CollectorOptions;
  readonly #nodes = new FoundList();
  readonly #byProject = new Map<string, NodeId>();
  readonly #edges = new IntList();
  readonly #claims = new Set<string>();
  readonly #issues: IssueFound[] = [];
  readonly #asks = new AskList();
  readonly #resolutions: ResolutionFound[] = [];

  constructor(options: CollectorOptions) {
    this.#options = options;
  }

  /** A first-party unit; the same path and name give the same node. */
  project(input: ProjectInput): NodeId {
    const key = `${input.path}\0${input.name}`;
    const known = this.#byProject.get(key);
    if (known !== undefined) return known;
    const evidence = this.#evidence('manifest', input.file, input.line);
    const id = this.#nodes.addProject({
      kind: 'project',
      ecosystem: this.#options.ecosystem,
      path: input.path,
      name: input.name,
      ...(input.version === undefined ? {} : { version: input.version }),
      ...(input.purl === undefined ? {} : { purl: input.purl }),
      declaredLicenses: licensesOf(input, input.file),
      metadata: input.metadata ?? {},
      owners: input.owners ?? [],
      evidence,
    });
    this.#byProject.set(key, id);
    return id;
  }

  /** A third-party component; the same purl gives the same node and adds what is new. */
  component(input: ComponentInput): NodeId {
    const node = this.#component(input);
    if (this.#options.kind === 'manifest' && input.needsNothing !== true) {
      const line = input.line === undefined ? {} : { line: input.line };
      this.#asks.push({ node, file: input.file ?? this.#options.file, ...line, requirement: input.requirement ?? '', features: input.features ?? none });
    }
    return node;
  }

  #component(input: ComponentInput): NodeId {
    const file = input.file ?? this.#options.file;
    const evidence = this.#evidence(input.evidence ?? this.#options.kind, file, input.line);
    const known = this.find(input.purl);
    if (known !== undefined) {
      this.#nodes.change(known, (found) => this.#merge(found, input, file, evidence));
      return known;
    }
    const found: ComponentFound = {
      kind: 'component',
      purl: input.purl,
      requirements: input.requirement ? [input.requirement] : none,
      origin: input.origin ?? 'registry',
      declaredLicenses: licensesOf(input, file),
      hashes: input.hashes === undefined || input.hashes.length === 0 ? none : input.hashes,
      aliases: input.alias ? [input.alias] : none,
      platforms: input.platform ? [input.platform] : none,
      overridden: input.overridden ?? false,
      metadata: input.metadata ?? noMetadata,
      evidence: [evidence],
    };
    if (input.scope !== undefined) found.scope = input.scope;
    if (input.direct !== undefined) found.direct = input.direct;
    const downloadLocation = input.downloadLocation || (input.origin === 'git' ? repositoryOf(input.purl) : undefined);
    if (downloadLocation) found.downloadLocation = downloadLocation;
    return this.#nodes.addComponent(found);
  }

  /** The node of a purl that was already added. */
  find(purl: Purl): NodeId | undefined {
    return this.#nodes.find(purl);
  }

  /** The purl of a component. */
  purlOf(node: NodeId): Purl | undefined {
    return node < this.#nodes.length ? this.#nodes.at(node).purl : undefined;
  }

  /** Where the primary file first tells of a node, for issues about what it asks for; `undefined` where another file does, or none. */
  lineOf(node: NodeId): number | undefined {
    return node < this.#nodes.length ? [this.#nodes.at(node).evidence].flat().find(({ path }) => path === this.#options.file)?.line : undefined;
  }

  /** Has the component a purl that begins so? As `purlOf`, without making its text. */
  hasPurlPrefix(node: NodeId, beginning: string): boolean {
    return this.#nodes.hasPurlPrefix(node, beginning);
  }

  /** `from` needs `to`. From a project, `scope` says in which part of the project; between components it is runtime unless the file says otherwise. */
  depends(from: NodeId, to: NodeId, scope: Scope = 'runtime'): void {
    if (from === to) return;
    this.#edges.push(from);
    this.#edges.push(to);
    this.#edges.push(scopeRank[scope]);
  }

  /** What `add` says of who needs whom, from a project on, holds for what this file asks for, and not for others that get the same components. */
  resolution<T>(file: string, add: () => T): T {
    const from = this.#edges.length;
    const result = add();
    if (this.#edges.length > from) this.#resolutions.push({ path: file, from, to: this.#edges.length });
    return result;
  }

  /** How a manifest asks for a component that a lockfile settled; of a project nothing is noted. */
  requires(node: NodeId, requirement: string | undefined): void {
    const purl = requirement ? this.purlOf(node) : undefined;
    if (purl === undefined || this.find(purl) !== node) return;
    this.#nodes.change(node, (found) => {
      found.requirements = withText(found.requirements, requirement!);
    });
  }

  issue(input: IssueInput): void {
    this.#issues.push({
      code: input.code,
      path: input.file ?? this.#options.file,
      ...(input.line === undefined ? {} : { line: input.line }),
      message: input.message,
      remedy: input.remedy,
      source: this.#options.source,
      ...(input.openVersions === undefined ? {} : { openVersions: input.openVersions }),
    });
  }

  /** This file is accounted for here; it will not be read on its own. */
  claim(path: string): void {
    this.#claims.add(path);
  }

  extraction(): Extraction {
    const { packed } = this.#nodes;
    return {
      source: this.#options.source,
      nodes: this.#nodes.nodes(),
      edges: this.#edges,
      ...(this.#resolutions.length === 0 ? {} : { resolutions: this.#resolutions }),
      claims: [...this.#claims],
      issues: this.#issues,
      ...(packed === undefined ? {} : { packed }),
      ...(this.#asks.length === 0 ? {} : { asks: this.#asks.list(), ...(this.#options.furtherNeeds === undefined ? {} : { furtherNeeds: this.#options.furtherNeeds }) }),
    };
  }

  #evidence(kind: EvidenceKind, path: string, line: number | undefined) {
    return line === undefined
      ? { kind, path, source: this.#options.source }
      : { kind, path, line, source: this.#options.source };
  }

  #merge(found: ComponentFound, input: ComponentInput, file: string, evidence: ComponentFound['evidence'][number]): void {
    if (input.requirement) found.requirements = withText(found.requirements, input.requirement);
    if (input.alias) found.aliases = withText(found.aliases, input.alias);
    // one unconditional use makes the component unconditional
    if (found.platforms.length > 0) found.platforms = input.platform ? withText(found.platforms, input.platform) : none;
    if (input.scope !== undefined) found.scope = found.scope === undefined ? input.scope : strongest(found.scope, input.scope);
    if (input.direct) found.direct = true;
    if (input.overridden) found.overridden = true;
    if (input.downloadLocation && found.downloadLocation === undefined) found.downloadLocation = input.downloadLocation;
    if (input.metadata) found.metadata = { ...input.metadata, ...found.metadata };
    for (const license of licensesOf(input, file)) {
      if (!found.declaredLicenses.some((known) => known.value === license.value && known.url === license.url && known.path === license.path)) found.declaredLicenses = [...found.declaredLicenses, license];
    }
    for (const hash of input.hashes ?? []) {
      if (!found.hashes.some((known) => known.algorithm === hash.algorithm && known.value === hash.value)) found.hashes = [...found.hashes, hash];
    }
    // a hundred thousand sightings of one component must not cost their square; equal ones that stand apart are joined when the inventory is assembled
    const last = found.evidence.at(-1);
    if (last?.path !== evidence.path || last.line !== evidence.line) found.evidence.push(evidence);
  }
}

function declared(said: string | LicenseStatement, path: string, line: number | undefined): DeclaredLicense {
  const { value, url } = typeof said === 'string' ? { value: said, url: undefined } : said;
  return { value, ...(url === undefined ? {} : { url }), path, ...(line === undefined ? {} : { line }) };
}

function licensesOf(input: Pick<ComponentInput, 'licenses' | 'licenseSource' | 'line'>, file: string): readonly DeclaredLicense[] {
  if (input.licenses === undefined || input.licenses.length === 0) return none;
  const place = input.licenseSource ?? { file, line: input.line };
  return input.licenses.map((said) => declared(said, place.file, place.line)).filter(({ value }) => value.trim() !== '');
}

/** Shared by the many components that have nothing to say; never written to. */
const none: readonly never[] = Object.freeze([]);

const noMetadata: PackageMetadata = Object.freeze({});

const withText = (list: readonly string[], value: string): readonly string[] => (list.includes(value) ? list : [...list, value]);

/** The repository and commit that a purl names: what comes from git is fetched there. */
function repositoryOf(purl: Purl): string | undefined {
  const location = purl.includes('vcs_url=') ? purlPartsOf(purl).qualifiers?.['vcs_url'] : undefined;
  return location?.split('#', 1)[0];
}
