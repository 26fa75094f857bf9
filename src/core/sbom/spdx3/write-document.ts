import { TextList } from '../../inventory/text-list.ts';
import type { Sbom } from '../../model/sbom.ts';
import { ItemsOnce, ObjectOnce, objectOf, type JsonMember } from '../../text/json-pieces.ts';
import { documentIdentifier } from '../document-identifier.ts';
import { documentNamespace } from '../document-namespace.ts';
import { referable } from '../referable.ts';
import { ComponentIds, longOf, shortOf } from './element-ids.ts';
import { Spdx3Graph } from './graph.ts';
import { readSpdx3 } from './read-document.ts';
import type { Element } from './element-output.ts';
import { WrittenElements, type DocumentElements } from './written-elements.ts';

const context = 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld';

/** SPDX 3.0.1 JSON-LD. A document that was read from SPDX 3 and still says the same is written as it was. */
export const writeSpdx3 = (sbom: Sbom): Element => objectOf(spdx3Members(sbom));

/** Its members; the elements come one by one. */
export function* spdx3Members(sbom: Sbom): Generator<JsonMember> {
  const original = sbom.foreign.spdx3;
  if (original !== undefined && isSame(readSpdx3(original, { graph: new Spdx3Graph(original), isLong: true }), sbom)) yield* Object.entries(original);
  else yield* Object.entries({ '@context': context, '@graph': new ItemsOnce(graphOf(sbom)) });
}

/** What the document says of itself stands first and follows from all the rest, which is therefore made twice: a million elements are not held. */
function* graphOf(sbom: Sbom): Generator<Element | ObjectOnce> {
  const components = new ComponentIds(baseOf(sbom), referable(sbom));
  const { creation, main, ids } = survey(sbom, components);
  yield* [creation, main];
  yield* new WrittenElements(sbom, components).elements(ids);
}

function survey(sbom: Sbom, components: ComponentIds): DocumentElements & { readonly ids: Iterable<string> } {
  const ids = new TextList();
  const elements = new WrittenElements(sbom, components).elements([]);
  for (let isListed = true; ;) {
    const { value, done } = elements.next();
    if (done) return { ...value, ids: idsOf(ids, components.base) };
    // what comes after the list is not on it
    if (value instanceof ObjectOnce) isListed = false;
    else if (isListed && value['spdxId'] !== undefined) ids.add(shortOf(components.base, value['spdxId'] as string));
  }
}

function* idsOf(names: TextList, base: string): Generator<string> {
  for (let number = 0; number < names.length; number++) yield longOf(base, names.text(number));
}

function isSame(a: Sbom, b: Sbom): boolean {
  const lists = ['components', 'relationships', 'annotations'] as const;
  const head = (sbom: Sbom): string => comparable({ ...sbom, components: [], relationships: [], annotations: [] });
  return head(a) === head(b) && lists.every((list) => a[list].length === b[list].length && a[list].every((item, index) => comparable(item) === comparable(b[list][index]!)));
}

const comparable = (part: object): string => JSON.stringify(part, (key, value: unknown) => (key === 'foreign' || key === 'issues' ? undefined : value));

function baseOf({ identifier, name, timestamp: created, components }: Sbom): string {
  return documentNamespace(identifier, 'spdx3') ?? documentIdentifier((function* () {
    yield* [name ?? '', created ?? ''];
    for (const { ref } of components) yield ref;
  })());
}
