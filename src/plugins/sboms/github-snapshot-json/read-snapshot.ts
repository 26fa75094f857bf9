import type { Sbom, SbomComponent, SbomRelationship } from '#core/model/sbom.ts';
import { canonicalPurl, parsePurl, PurlError, type PurlParts } from '#core/purl/purl.ts';
import { emptyComponent, emptySbom } from '#core/sbom/empty-component.ts';
import { licenseStatement } from '#core/sbom/license-statement.ts';
import type { PlacedProblem } from '#core/sbom/read-only-json-codec.ts';
import { entries, scalar, strings, text, type Value } from '#core/text/value.ts';

/** What a tool submits to the dependency graph of GitHub: manifests with what each of them resolves to. Manifests become projects. */
export function readSnapshot(document: Value): { readonly sbom: Sbom; readonly faults: readonly PlacedProblem[] } {
  const faults: PlacedProblem[] = [];
  const components: SbomComponent[] = [];
  const relationships: SbomRelationship[] = [];
  for (const [key, manifest] of entries(document, 'manifests')) {
    const name = text(manifest, 'name') || key;
    const location = text(manifest, 'file', 'source_location') || name;
    const project: SbomComponent = { ...emptyComponent, ref: `manifest:${key}`, type: 'application', name, properties: [{ name: 'muster:path', value: location }] };
    components.push(project);
    readManifest(project.ref, { key, location, resolved: entries(manifest, 'resolved') }, { components, relationships, faults });
  }
  const detector = text(document, 'detector', 'name');
  const version = scalar(document, 'detector', 'version');
  const timestamp = text(document, 'scanned');
  const repository = /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\/actions\//.exec(text(document, 'job', 'html_url') ?? '')?.[1];
  const sbom: Sbom = {
    ...emptySbom('github', scalar(document, 'version') ?? ''),
    ...(repository !== undefined && { name: repository }),
    ...(timestamp !== undefined && timestamp !== '' && { timestamp }),
    tools: detector === undefined || detector === '' ? [] : [{ name: detector, ...(version !== undefined && version !== '' && { version }) }],
    properties: ['sha', 'ref'].flatMap((fact) => {
      const value = text(document, fact);
      return value === undefined || value === '' ? [] : [{ name: `github:snapshot:${fact}`, value }];
    }),
    components,
    relationships,
  };
  return { sbom, faults };
}

interface Manifest {
  readonly key: string;
  readonly location: string;
  readonly resolved: readonly (readonly [string, Value])[];
}

interface Found {
  readonly components: SbomComponent[];
  readonly relationships: SbomRelationship[];
  readonly faults: PlacedProblem[];
}

function readManifest(project: string, { key, location, resolved }: Manifest, { components, relationships, faults }: Found): void {
  const refOf = (name: string): string => `${project}/${name}`;
  /** References name the package URL, the key, or name and version. */
  const known = new Map<string, string>();
  const learn = (name: string, ref: string): void => void (known.has(name) || known.set(name, ref));
  for (const [name] of resolved) learn(name, refOf(name));
  for (const [name, entry] of resolved) {
    const component = componentOf(name, refOf(name), entry, location);
    components.push(component);
    if (component.purl === undefined) faults.push({ place: ['manifests', key, 'resolved', name], message: 'it has no package URL; its key counts as name' });
    else for (const word of wordsFor(component.purl)) learn(word, component.ref);
  }
  for (const [name, entry] of resolved) {
    const scope = text(entry, 'scope') === 'development' ? 'development' : undefined;
    const relationship = text(entry, 'relationship');
    if (relationship !== 'indirect') relationships.push({ from: project, to: refOf(name), type: relationship === 'direct' ? 'depends-on' : 'contains', ...(scope !== undefined && { scope }) });
    const unknown: string[] = [];
    for (const needed of strings(entry, 'dependencies')) {
      const to = known.get(needed) ?? wordsFor(needed).map((word) => known.get(word)).find((ref) => ref !== undefined);
      if (to === undefined) unknown.push(needed);
      else relationships.push({ from: refOf(name), to, type: 'depends-on' });
    }
    if (unknown.length > 0) faults.push({ place: ['manifests', key, 'resolved', name, 'dependencies'], message: `it needs what the manifest does not resolve: ${unknown.slice(0, 3).join(', ')}${unknown.length > 3 ? ` and ${unknown.length - 3} more` : ''}` });
  }
}

function componentOf(key: string, ref: string, entry: Value, location: string): SbomComponent {
  const purl = once(text(entry, 'package_url') ?? '');
  const parts = partsOf(purl);
  const scope = text(entry, 'scope');
  const licenses = text(entry, 'metadata', 'licenses');
  return {
    ...emptyComponent,
    ref,
    type: 'library',
    name: parts?.name ?? key,
    ...(parts?.namespace !== undefined && { group: parts.namespace }),
    ...(parts?.version !== undefined && { version: parts.version }),
    ...(purl !== '' && { purl }),
    ...(scope === 'runtime' && { scope: 'required' }),
    ...(licenses !== undefined && licenses !== '' && { declaredLicenses: [licenseStatement(licenses)] }),
    properties: scope === 'development' ? [{ name: 'github:snapshot:development', value: 'true' }] : [],
    occurrences: [{ location }],
  };
}

/** GitHub's own toolkit encodes the scope of npm packages twice. */
const once = (purl: string): string => purl.replace(/^pkg:npm\/%2540/i, 'pkg:npm/%40');

function wordsFor(purl: string): string[] {
  const parts = partsOf(once(purl));
  if (parts === undefined) return [];
  const name = `${parts.namespace === undefined ? '' : `${parts.namespace}/`}${parts.name}`;
  return [canonicalPurl(once(purl)), ...(parts.version === undefined ? [] : [`${name}@${parts.version}`]), name];
}

function partsOf(purl: string): PurlParts | undefined {
  try {
    return purl === '' ? undefined : parsePurl(purl);
  } catch (error) {
    if (error instanceof PurlError) return undefined;
    throw error;
  }
}
