import type { Sbom, SbomComponent, SbomRelationship } from '#core/model/sbom.ts';
import { emptyComponent, emptySbom } from '#core/sbom/empty-component.ts';
import { isSaid } from '#core/sbom/is-said.ts';
import type { PlacedProblem } from '#core/sbom/read-only-json-codec.ts';
import { isRecord, list, record, scalar, text, type Value } from '#core/text/value.ts';
import { foreignOf, leftOver, wordsOf } from './left-over.ts';
import { artifactOf, digestsOf, fileOf, isDigestName } from './read-artifact.ts';

/** A document of any version of Syft's own schema; what changed over the years is read in all its forms. */
export function readSyft(document: Value): { readonly sbom: Sbom; readonly faults: readonly PlacedProblem[] } {
  const faults: PlacedProblem[] = [];
  const components = new Map<string, SbomComponent>();
  const add = (component: SbomComponent | undefined, place: readonly (string | number)[]): void => {
    if (component === undefined) faults.push({ place, message: 'it has no id or name and is left out' });
    else if (components.has(component.ref)) faults.push({ place, message: `its id ${JSON.stringify(component.ref)} is that of an earlier one; it is left out` });
    else components.set(component.ref, component);
  };
  const source = sourceOf(isRecord(document) ? document['source'] : undefined);
  components.set(source.ref, source);
  list(document, 'artifacts').forEach((artifact, index) => add(artifactOf(artifact), ['artifacts', index]));
  list(document, 'files').forEach((file, index) => add(fileOf(file), ['files', index]));
  const distribution = distributionOf(isRecord(document) ? document['distro'] : undefined);
  const relationships = relationshipsOf(document, components, faults);
  if (distribution !== undefined && !components.has(distribution.ref)) {
    components.set(distribution.ref, distribution);
    relationships.push({ from: source.ref, to: distribution.ref, type: 'contains' });
  }
  const tool = text(document, 'descriptor', 'name');
  const version = scalar(document, 'descriptor', 'version');
  const timestamp = text(document, 'descriptor', 'timestamp');
  return {
    sbom: {
      ...emptySbom('syft', text(document, 'schema', 'version') ?? ''),
      ...(timestamp !== undefined && { timestamp }),
      ...(source.name !== '' && { name: source.name }),
      tools: tool === undefined ? [] : [{ name: tool, ...(version !== undefined && { version }) }],
      subjects: [source.ref],
      components: [...components.values()],
      relationships,
      foreign: foreignOf(leftOfDocument(document, { tool, version, timestamp })),
    },
    faults,
  };
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
function relationshipsOf(document: Value, components: Map<string, SbomComponent>, faults: PlacedProblem[]): SbomRelationship[] {
  const relationships: SbomRelationship[] = [];
  const evidence = new Map<string, Set<string>>();
  list(document, 'artifactRelationships').forEach((item, index) => {
    const [parent, child, type] = [text(item, 'parent'), text(item, 'child'), text(item, 'type')];
    const [from, to] = [components.get(parent ?? ''), components.get(child ?? '')];
    if (from === undefined || to === undefined || type === undefined) {
      faults.push({ place: ['artifactRelationships', index], message: `the relationship from ${JSON.stringify(parent)} to ${JSON.stringify(child)} names what the document does not describe` });
    } else if (type === 'evident-by') {
      const locations = evidence.get(from.ref);
      if (locations === undefined) evidence.set(from.ref, new Set([...from.occurrences.map(({ location }) => location), to.name]));
      else locations.add(to.name);
    } else if (type === 'dependency-of') relationships.push({ from: to.ref, to: from.ref, type: 'depends-on' });
    else if (type === 'described-by') relationships.push({ from: to.ref, to: from.ref, type: 'describes' });
    else relationships.push({ from: from.ref, to: to.ref, type });
  });
  for (const [ref, locations] of evidence) components.set(ref, { ...components.get(ref)!, occurrences: [...locations].map((location) => ({ location })) });
  return relationships;
}
