import { virtualList } from '../../inventory/virtual-list.ts';
import { get } from '../../text/value.ts';
import type { Sbom, SbomComponent, SbomLicenseText } from '../../model/sbom.ts';
import { componentLens, type ComponentContext, type ComponentEdge, type ComponentFacts } from './component-parts.ts';
import type { FoundComponent, FoundComponents } from './flattened.ts';
import { readLicenseTexts } from './licenses.ts';
import { ownNames, readProperties } from './properties.ts';
import type { Json } from './special-xml.ts';

export interface ReadComponents {
  readonly components: readonly SbomComponent[];
  /** By the `ref` of the component that says it; only those that say something. */
  readonly edges: ReadonlyMap<string, readonly ComponentEdge[]>;
  readonly licenseTexts: Sbom['licenseTexts'];
}

const ignoredOfComponent: ReadonlySet<string> = new Set(['type']);
const ignoredOfOuter: ReadonlySet<string> = new Set(['type', 'components']);

export function componentsAtOnce(found: FoundComponents): ReadComponents {
  const licenseTexts = new Map<string, SbomLicenseText>();
  const components: SbomComponent[] = [];
  const edges = new Map<string, readonly ComponentEdge[]>();
  for (const item of found) {
    for (const license of textsIn(item.json)) if (!licenseTexts.has(license.id)) licenseTexts.set(license.id, license);
    const context = { ref: item.ref, licenseTexts };
    const facts = factsOf(item, context);
    const foreign = foreignOf(item, facts, context);
    if (foreign !== undefined) facts.component.foreign = foreign;
    components.push(facts.component);
    if (facts.edges.length > 0) edges.set(item.ref, facts.edges);
  }
  return { components, edges, licenseTexts: [...licenseTexts.values()] };
}

/** As `componentsAtOnce`, for a document that is too long to be held: a component is made when it is asked for, and what it leaves over when that is. */
export function componentsOnDemand(found: FoundComponents): ReadComponents {
  const texts = new TextsInOrder();
  const edges = new Map<string, readonly ComponentEdge[]>();
  for (let number = 0; number < found.length; number++) {
    const { json, ref } = found.at(number);
    for (const license of textsIn(json)) texts.add(license, number);
    const own = edgesOf(json);
    if (own.length > 0) edges.set(ref, own);
  }
  const components = virtualList(found.length, (number): SbomComponent => {
    const item = found.at(number);
    const context = { ref: item.ref, licenseTexts: texts.until(number) };
    const facts = factsOf(item, context);
    let foreign: SbomComponent['foreign'] | undefined;
    return Object.defineProperty(facts.component, 'foreign', { get: () => (foreign ??= foreignOf(item, facts, context) ?? {}), enumerable: true, configurable: true });
  });
  return { components, edges, licenseTexts: texts.all };
}

/** Of what is declared or concluded, and of what was found. */
const textsIn = (json: Readonly<Json>): SbomLicenseText[] => [...readLicenseTexts(json['licenses']), ...readLicenseTexts(get(json, 'evidence', 'licenses'))];

function factsOf({ json, ref }: FoundComponent, context: ComponentContext) {
  const facts = componentLens.read(json, context);
  facts.component.ref = ref;
  return facts;
}

/** What writing the component would not say. */
function foreignOf({ json, place }: FoundComponent, facts: ComponentFacts, context: ComponentContext): SbomComponent['foreign'] | undefined {
  const isFlattened = Array.isArray(json['components']) && json['components'].length > 0;
  const left = componentLens.leftover(json, facts, context, isFlattened ? ignoredOfOuter : ignoredOfComponent);
  const kept: Json = { ...left, ...(place === 'nested' && { $nested: true }) };
  return Object.keys(kept).length === 0 ? undefined : { cyclonedx: kept };
}

function edgesOf(json: Readonly<Json>): readonly ComponentEdge[] {
  return readProperties(json['properties']).flatMap(({ name, value }) => (name.startsWith(ownNames.edgePrefix) ? [{ kind: name.slice(ownNames.edgePrefix.length), to: value }] : []));
}

/** Texts of licences by the component that defines them first: one before it was read without. */
class TextsInOrder {
  readonly #texts: { readonly text: SbomLicenseText; readonly from: number }[] = [];
  readonly #known = new Set<string>();
  #until: { readonly count: number; readonly texts: ReadonlyMap<string, SbomLicenseText> } = { count: 0, texts: new Map() };

  add(text: SbomLicenseText, from: number): void {
    if (this.#known.has(text.id)) return;
    this.#known.add(text.id);
    this.#texts.push({ text, from });
  }

  get all(): readonly SbomLicenseText[] {
    return this.#texts.map(({ text }) => text);
  }

  /** Those that were known when the component was read. */
  until(component: number): ReadonlyMap<string, SbomLicenseText> {
    let count = this.#until.count;
    while (count < this.#texts.length && this.#texts[count]!.from <= component) count++;
    while (count > 0 && this.#texts[count - 1]!.from > component) count--;
    if (count !== this.#until.count) this.#until = { count, texts: new Map(this.#texts.slice(0, count).map(({ text }) => [text.id, text])) };
    return this.#until.texts;
  }
}
