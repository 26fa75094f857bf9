import { IntList } from '#core/inventory/int-list.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import { virtualList } from '#core/inventory/virtual-list.ts';
import type { Sbom, SbomComponent } from '#core/model/sbom.ts';
import { emptyComponent, emptySbom } from '#core/sbom/empty-component.ts';
import { isSaid } from '#core/sbom/is-said.ts';
import { long } from '#core/sbom/long-document.ts';
import type { PlacedProblem } from '#core/sbom/read-only-json-codec.ts';
import { RelationshipList } from '#core/sbom/relationship-list.ts';
import { isRecord, list, record, scalar, text, type Value } from '#core/text/value.ts';
import { foreignOf, leftOver, wordsOf } from './left-over.ts';
import { artifactOf, digestsOf, fileOf, isDigestName } from './read-artifact.ts';

/** A document of any version of Syft's own schema; what changed over the years is read in all its forms. Of a long one a component is made when it is asked for. */
export function readSyft(document: Value): { readonly sbom: Sbom; readonly faults: readonly PlacedProblem[] } {
  const faults: PlacedProblem[] = [];
  const components = new SyftComponents(document, faults);
  const relationships = relationshipsOf(document, components, faults);
  const distribution = distributionOf(isRecord(document) ? document['distro'] : undefined);
  if (distribution !== undefined && components.find(distribution.ref) === undefined) {
    components.addDistribution(distribution);
    relationships.add({ from: components.source.ref, to: distribution.ref, type: 'contains' });
  }
  const tool = text(document, 'descriptor', 'name');
  const version = scalar(document, 'descriptor', 'version');
  const timestamp = text(document, 'descriptor', 'timestamp');
  const { source } = components;
  return {
    sbom: {
      ...emptySbom('syft', text(document, 'schema', 'version') ?? ''),
      ...(timestamp !== undefined && { timestamp }),
      ...(source.name !== '' && { name: source.name }),
      tools: tool === undefined ? [] : [{ name: tool, ...(version !== undefined && { version }) }],
      subjects: [source.ref],
      components: components.all(),
      relationships: relationships.all(),
      foreign: foreignOf(leftOfDocument(document, { tool, version, timestamp })),
    },
    faults,
  };
}

/** The source, packages, files and the distribution of a document, in this order, by number. */
class SyftComponents {
  readonly source: SbomComponent;
  readonly #artifacts: readonly Value[];
  readonly #files: readonly Value[];
  #distribution: SbomComponent | undefined;
  readonly #numbers = new TextMap();
  /** By number of the component: its place, 0 for the source, then those of packages and of files. */
  readonly #places = new IntList();
  /** By number of a component: those of the files that are evidence of it. */
  readonly #evidence = new Map<number, IntList>();

  constructor(document: Value, faults: PlacedProblem[]) {
    this.source = sourceOf(isRecord(document) ? document['source'] : undefined);
    this.#artifacts = list(document, 'artifacts');
    this.#files = list(document, 'files');
    this.#add(this.source, 0);
    const add = (component: SbomComponent | undefined, at: number, place: readonly (string | number)[]): void => {
      if (component === undefined) faults.push({ place, message: 'it has no id or name and is left out' });
      else if (this.find(component.ref) !== undefined) faults.push({ place, message: `its id ${JSON.stringify(component.ref)} is that of an earlier one; it is left out` });
      else this.#add(component, at);
    };
    for (const [index, artifact] of this.#artifacts.entries()) add(artifactOf(artifact), 1 + index, ['artifacts', index]);
    for (const [index, file] of this.#files.entries()) add(fileOf(file), 1 + this.#artifacts.length + index, ['files', index]);
  }

  find(ref: string): number | undefined {
    return this.#numbers.get(ref);
  }

  addDistribution(distribution: SbomComponent): void {
    this.#distribution = distribution;
    this.#add(distribution, 1 + this.#artifacts.length + this.#files.length);
  }

  addEvidence(of: number, by: number): void {
    const known = this.#evidence.get(of);
    if (known !== undefined) known.push(by);
    else {
      const evidence = new IntList();
      evidence.push(by);
      this.#evidence.set(of, evidence);
    }
  }

  all(): readonly SbomComponent[] {
    const one = (number: number): SbomComponent => this.#at(number);
    return this.#places.length <= long ? Array.from({ length: this.#places.length }, (_, number) => one(number)) : virtualList(this.#places.length, one);
  }

  #add({ ref }: SbomComponent, place: number): void {
    this.#numbers.set(ref, this.#places.length);
    this.#places.push(place);
  }

  #at(number: number): SbomComponent {
    const component = this.#read(number);
    const evidence = this.#evidence.get(number);
    if (evidence === undefined) return component;
    const locations = new Set(component.occurrences.map(({ location }) => location));
    for (const by of evidence) locations.add(this.#read(by).name);
    return { ...component, occurrences: [...locations].map((location) => ({ location })) };
  }

  #read(number: number): SbomComponent {
    const place = this.#places.at(number);
    if (place === 0) return this.source;
    if (place <= this.#artifacts.length) return artifactOf(this.#artifacts[place - 1])!;
    const file = place - 1 - this.#artifacts.length;
    return file < this.#files.length ? fileOf(this.#files[file])! : this.#distribution!;
  }
}

/** Of how it was made, and of relationships. */
function leftOfDocument(document: Value, taken: Readonly<Record<string, string | undefined>>): string[] {
  const words = new Set(Object.values(taken).map((word) => word?.toLowerCase() ?? ''));
  const ofRelationships = list(document, 'artifactRelationships').some((item) => isRecord(item) && isSaid(item['metadata']));
  return [...leftOver({ descriptor: record(document, 'descriptor') }, words), ...(ofRelationships ? ['artifactRelationships/metadata'] : [])];
}

/** Until version 9 the metadata stood in `target`, for directories and files a mere path. */
function sourceOf(source: Value): SbomComponent {
  const kind = (text(source, 'type') ?? '').toLowerCase();
  const metadata = isRecord(source) ? source['metadata'] ?? source['target'] : undefined;
  const name = [text(source, 'name'), text(metadata, 'userInput'), text(metadata, 'path'), text(metadata)].find((found) => found !== undefined && found !== '') ?? '';
  const version = text(source, 'version');
  const supplier = text(source, 'supplier');
  const digest = text(metadata, 'manifestDigest');
  const component = {
    ...emptyComponent,
    ref: text(source, 'id') || 'source',
    type: kind === 'image' ? 'container' : kind === 'file' ? 'file' : 'application',
    name,
    ...(version !== undefined && version !== '' && { version }),
    ...(supplier !== undefined && supplier !== '' && { supplier: { kind: 'organization' as const, name: supplier } }),
    hashes: digest?.startsWith('sha256:') === true ? [{ algorithm: 'SHA-256' as const, value: digest.slice(7) }] : digestsOf(isRecord(metadata) ? metadata['digests'] : undefined),
  };
  const words = wordsOf({ ...component, ref: kind });
  return { ...component, foreign: foreignOf(leftOver(record(source), words, (path, value) => path.join('/') === 'id' || isDigestName(path) || (value === digest && digest !== undefined && words.has(digest.slice(7))))) };
}

function distributionOf(distribution: Value): SbomComponent | undefined {
  const id = text(distribution, 'id') || text(distribution, 'name');
  if (id === undefined || id === '') return undefined;
  const version = text(distribution, 'versionID') || text(distribution, 'version');
  const description = text(distribution, 'prettyName');
  const component = {
    ...emptyComponent,
    ref: `os:${id}${version === undefined || version === '' ? '' : `@${version}`}`,
    type: 'operating-system',
    name: id,
    ...(version !== undefined && version !== '' && { version }),
    ...(description !== undefined && description !== '' && { description }),
  };
  return { ...component, foreign: foreignOf(leftOver(record(distribution), wordsOf(component))) };
}

/** Evidence by a file is an occurrence of the component; all else is a relationship. */
function relationshipsOf(document: Value, components: SyftComponents, faults: PlacedProblem[]): RelationshipList {
  const relationships = new RelationshipList();
  for (const [index, item] of list(document, 'artifactRelationships').entries()) {
    const [parent, child, type] = [text(item, 'parent'), text(item, 'child'), text(item, 'type')];
    const [from, to] = [components.find(parent ?? ''), components.find(child ?? '')];
    if (parent === undefined || child === undefined || from === undefined || to === undefined || type === undefined) {
      faults.push({ place: ['artifactRelationships', index], message: `the relationship from ${JSON.stringify(parent)} to ${JSON.stringify(child)} names what the document does not describe` });
    } else if (type === 'evident-by') components.addEvidence(from, to);
    else if (type === 'dependency-of') relationships.add({ from: child, to: parent, type: 'depends-on' });
    else if (type === 'described-by') relationships.add({ from: child, to: parent, type: 'describes' });
    else relationships.add({ from: parent, to: child, type });
  }
  return relationships;
}
