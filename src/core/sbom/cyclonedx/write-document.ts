import { isRecord } from '../../text/value.ts';
import type { Sbom, SbomComponent, SbomLicenseText } from '../../model/sbom.ts';
import { componentLens, type ComponentEdge } from './component-parts.ts';
import { bomLens, metadataLens, type DocumentFacts } from './document-parts.ts';
import type { DocumentParts } from './json-document.ts';
import { placementOf, type Placement } from './placement.ts';
import type { Json } from './special-xml.ts';
import type { Target } from './target.ts';
import { heldAnnotations } from '../annotation-losses.ts';
import { withManufacturer } from '../creators.ts';
import { issueProperties } from '../issue-properties.ts';
import { isWritableHash, readHashes } from './references.ts';
import { writeRelationships, type RefSet } from './write-relationships.ts';

/** A neutral document in the JSON form of CycloneDX, in the words of the newest version; fitting it to another one comes after. */
export function documentParts(sbom: Sbom, { version, notation, lose }: Target): DocumentParts {
  const placement = placementOf(sbom);
  const { main, top } = placement;
  const { edges, dependencies, referenced } = writeRelationships(sbom, placement);
  const licenseTexts = new Map(sbom.licenseTexts.map((license) => [license.id, license]));
  const writer = new ComponentWriter({ placement, edges, licenseTexts, referenced, lose });
  const kept = sbom.foreign.cyclonedx;
  const { $entries: _, $noComponents: hadNone, metadata: keptMetadata, ...keptBom } = kept ?? {};
  const context = { mainRef: main?.ref };
  const facts = documentFacts(sbom, main);
  const ownBom = bomLens.restore(facts, kept === undefined ? undefined : keptBom, context);
  const metadata = {
    ...metadataLens.restore(facts, isRecord(keptMetadata) ? keptMetadata : undefined, context),
    ...(main !== undefined && { component: writer.component(main) }),
  };
  const bom = {
    ...(notation === 'json' && version >= '1.4' && { $schema: `http://cyclonedx.org/schema/bom-${version}.schema.json` }),
    ...(notation === 'json' && { bomFormat: 'CycloneDX', specVersion: version }),
    ...ownBom,
    ...((Object.keys(metadata).length > 0 || isRecord(keptMetadata)) && { metadata }),
  };
  return { bom, components: top.length === 0 && hadNone === true ? undefined : writer.all(top), dependencies, refs: () => refsOf(sbom) };
}

function* refsOf({ components }: Sbom): Generator<string> {
  for (const { ref } of components) yield ref;
}

/** What the document says of itself, without what follows from its components. */
function documentFacts(sbom: Sbom, main: SbomComponent | undefined): DocumentFacts {
  const { name, ...facts } = withManufacturer(sbom);
  return {
    ...facts,
    ...(name !== undefined && name !== main?.name && { name }),
    subjects: main === undefined ? sbom.subjects : [],
    annotations: heldAnnotations(sbom, 'cyclonedx'),
    properties: sbom.format === 'muster' ? [...sbom.properties, ...issueProperties(sbom.issues)] : sbom.properties,
  };
}

interface Surroundings {
  readonly placement: Placement;
  readonly edges: ReadonlyMap<string, readonly ComponentEdge[]>;
  readonly licenseTexts: ReadonlyMap<string, SbomLicenseText>;
  /** Every `ref` that the document mentions outside its component. */
  readonly referenced: RefSet;
  readonly lose: Target['lose'];
}

class ComponentWriter {
  readonly #document: Surroundings;

  constructor(document: Surroundings) {
    this.#document = document;
  }

  *all(components: readonly SbomComponent[]): Generator<Json> {
    for (const component of components) yield this.component(component);
  }

  /** With everything that stands inside it, however deep. */
  component(component: SbomComponent): Json {
    const written = this.#alone(component);
    const open: [Json, SbomComponent][] = [[written, component]];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [json, { ref }] = next;
      const inside = this.#document.placement.nested.get(ref);
      if (inside === undefined) continue;
      json['components'] = inside.map((inner) => {
        const innerJson = this.#alone(inner);
        open.push([innerJson, inner]);
        return innerJson;
      });
    }
    return written;
  }

  #alone(component: SbomComponent): Json {
    const { edges, licenseTexts, referenced, lose } = this.#document;
    const { ref, hashes, foreign } = component;
    const { $nested: _, ...kept } = foreign.cyclonedx ?? {};
    const json = componentLens.restore({ component, edges: edges.get(ref) ?? [] }, Object.keys(kept).length === 0 ? undefined : kept, { ref, licenseTexts });
    const lost = hashes.filter((hash) => !isWritableHash(hash) && !readHashes(json['hashes']).some(({ value }) => value === hash.value));
    for (const { algorithm, value } of lost) lose(`${ref}/hashes`, `CycloneDX has no place for the ${algorithm} hash ${JSON.stringify(value)}`);
    // one that had none gets a bom-ref as soon as something refers to it
    if (json['bom-ref'] === undefined && referenced.has(ref)) json['bom-ref'] = ref;
    return json;
  }
}
