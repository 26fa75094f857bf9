import type { Ask, ComponentFound, Extraction, NodeId, ProjectFound } from '#core/inventory/extraction.ts';
import { resolveByName } from '#core/inventory/resolve-by-name.ts';
import { isInside, parentOf } from '#core/plugin/path.ts';
import { makePurl, purlPartsOf, type Purl, type PurlParts } from '#core/purl/purl.ts';
import { rulesOf } from '#core/resolution/client-rules.ts';

/** What one project asks of one kind of package: resolved together, as its client would. */
export interface ResolutionUnit {
  readonly extraction: Extraction;
  readonly purlType: string;
  readonly project: ProjectFound;
  readonly requests: readonly UnitRequest[];
  /** Lockfile or installed packages settle what else is there; only what they leave open is chosen. */
  readonly isSettled: boolean;
}

export interface UnitRequest {
  readonly node: NodeId;
  /** Position in the edges of the extraction. */
  readonly edge: number;
  /** Without version. */
  readonly purl: Purl;
  /** When the manifest names one. */
  readonly version: string | undefined;
  readonly asks: readonly Ask[];
}

/** The units of all manifests, except those that ask for nothing of a registry. */
export function resolutionUnits(extractions: readonly Extraction[]): ResolutionUnit[] {
  const closed = resolveByName(extractions);
  const surroundings = new Surroundings(extractions);
  return extractions.flatMap((extraction) => (extraction.asks === undefined ? [] : unitsOf(extraction, closed.get(extraction), surroundings)));
}

function unitsOf(extraction: Extraction, closed: ReadonlyMap<NodeId, Purl> | undefined, surroundings: Surroundings): ResolutionUnit[] {
  const { nodes, edges } = extraction;
  const asks = Map.groupBy(extraction.asks ?? [], ({ node }) => node);
  const askers = askersOf(extraction);
  const units = new Map<string, { unit: ResolutionUnit; requests: UnitRequest[]; names: string[] }>();
  for (let edge = 0; edge < edges.length; edge += 3) {
    const project = nodes[edges.at(edge)!]!;
    const node = edges.at(edge + 1)!;
    const component = nodes[node]!;
    if (project.kind !== 'project' || component.kind !== 'component' || component.origin !== 'registry' || !asks.has(node)) continue;
    const parts = purlPartsOf(component.purl);
    const name = nameOf(parts);
    if (rulesOf(parts.type) === undefined || parts.qualifiers?.['vcs_url'] !== undefined || closed?.has(node) === true || surroundings.isProject(name)) continue;
    const key = `${edges.at(edge)!} ${parts.type}`;
    let entry = units.get(key);
    if (entry === undefined) {
      const requests: UnitRequest[] = [];
      entry = { unit: { extraction, purlType: parts.type, project, requests, isSettled: false }, requests, names: [] };
      units.set(key, entry);
    }
    entry.names.push(name);
    const { version, ...unversioned } = parts;
    entry.requests.push({ node, edge, purl: makePurl(unversioned, 'tolerant'), version, asks: asksOf(project, asks.get(node)!, askers.get(node)!) });
  }
  return Array.from(units.values(), ({ unit, requests, names }) => {
    const isSettled = names.some((name) => surroundings.settles(unit.project.path, name));
    return { ...unit, isSettled, requests: isSettled ? requests.filter(({ version }) => version === undefined) : requests };
  }).filter(({ requests }) => requests.length > 0);
}

/** Projects by the component that they ask for. */
function askersOf({ nodes, edges }: Extraction): Map<NodeId, ProjectFound[]> {
  const askers = new Map<NodeId, ProjectFound[]>();
  for (let edge = 0; edge < edges.length; edge += 3) {
    const project = nodes[edges.at(edge)!]!;
    if (project.kind !== 'project') continue;
    const known = askers.get(edges.at(edge + 1)!);
    if (known === undefined) askers.set(edges.at(edge + 1)!, [project]);
    else known.push(project);
  }
  return askers;
}

/** Of the ways in which a component is asked for, those in files of this project; all where that cannot be told. */
function asksOf(project: ProjectFound, asks: readonly Ask[], askers: readonly ProjectFound[]): readonly Ask[] {
  if (askers.length < 2 || asks.length < 2) return asks;
  const ownerOf = ({ file }: Ask) => askers.filter(({ path, evidence }) => evidence.path === file || isInside(file, path))
    .reduce<ProjectFound | undefined>((best, candidate) => (best === undefined || rank(candidate, file) > rank(best, file) ? candidate : best), undefined);
  const own = asks.filter((ask) => ownerOf(ask) === project);
  return own.length > 0 ? own : asks;
}

const rank = ({ path, evidence }: ProjectFound, file: string): number => (evidence.path === file ? 1_000_000 : path === '.' ? 0 : path.length);

const nameOf = ({ type, namespace, name }: PurlParts): string => `${type}/${namespace ?? ''}/${name}`;

/** What else the scanned files hold: projects, and packages that are settled where they stand. */
class Surroundings {
  readonly #projects = new Set<string>();
  readonly #places = new Set<string>();
  readonly #settled = new Map<string, Set<string>>();

  constructor(extractions: readonly Extraction[]) {
    for (const { nodes } of extractions) {
      for (const node of nodes) {
        if (node.kind !== 'project') continue;
        this.#places.add(node.path);
        if (node.purl !== undefined) this.#projects.add(nameOf(purlPartsOf(node.purl)));
      }
    }
    for (const { nodes } of extractions) {
      for (const node of nodes) {
        if (node.kind === 'component' && node.evidence[0]?.kind !== 'manifest' && node.purl.includes('@')) this.#settle(node);
      }
    }
  }

  /** A name of the tree itself must not be asked for at a registry. */
  isProject(name: string): boolean {
    return this.#projects.has(name);
  }

  settles(directory: string, name: string): boolean {
    return this.#settled.get(directory)?.has(name) === true;
  }

  #settle(component: ComponentFound): void {
    const parts = purlPartsOf(component.purl);
    if (rulesOf(parts.type) === undefined) return;
    for (const { path } of component.evidence) {
      // that of the nearest project around it
      for (let at = parentOf(path); at !== undefined; at = parentOf(at)) {
        if (!this.#places.has(at)) continue;
        const names = this.#settled.get(at);
        if (names === undefined) this.#settled.set(at, new Set([nameOf(parts)]));
        else names.add(nameOf(parts));
        break;
      }
    }
  }
}
