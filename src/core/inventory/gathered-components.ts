import type { Component } from '../model/component.ts';
import { purlPartsOf, type Purl } from '../purl/purl.ts';
import type { ComponentFound, Extraction } from './extraction.ts';
import { addFound, mergeFound, often } from './merge-found.ts';
import { PackedComponent, PackedComponents, plainFound } from './packed-component.ts';
import { PurlIndex } from './purl-index.ts';
import type { DerivedScopes } from './scopes-of.ts';
import { tidyFound } from './tidy-found.ts';
import { virtualList } from './virtual-list.ts';

/** The components of all extractions, each once. Where one extraction has packed very many, the others' join them: a large inventory is not held twice. */
export class GatheredComponents {
  readonly #packed: PackedComponents | undefined;
  readonly #purls: PurlIndex;
  /** By number of the purl, where they are not packed. */
  readonly #plain: (ComponentFound | undefined)[] = [];
  /** By number of the purl. */
  readonly #state: Uint8Array;
  /** Of the numbers, those of what the extraction has packed itself. */
  readonly #owned: number;
  /** What others said of a component before the extraction that has packed it came: it still stands there as that one said it. */
  readonly #early: PackedComponents;
  /** By number, what was seen so often that writing it anew each time would cost the square of that. */
  readonly #often = new Map<number, ComponentFound>();

  constructor(extractions: readonly Extraction[]) {
    const stores = extractions.flatMap(({ packed }) => packed ?? []);
    this.#packed = stores.reduce<PackedComponents | undefined>((most, store) => (most === undefined || store.purls.size > most.purls.size ? store : most), undefined);
    this.#purls = this.#packed?.purls ?? new PurlIndex();
    this.#early = new PackedComponents(this.#purls);
    this.#owned = this.#purls.size;
    this.#state = new Uint8Array(extractions.reduce((sum, { nodes }) => sum + nodes.length, this.#owned));
  }

  /** Answers the number of the purl: its own, unless another is given. */
  take(node: ComponentFound, other?: Purl): number {
    const own = other === undefined && this.#packed !== undefined && node instanceof PackedComponent ? node.numberIn(this.#packed) : undefined;
    const number = own ?? this.#number(other ?? node.purl);
    const state = this.#state[number];
    if (state === EARLY) this.#merge(number, this.#early.component(number), node, own === undefined ? this.#early : this);
    else if (state === TAKEN) this.#merge(number, this.#at(number), node, this);
    else if (own === undefined) (number < this.#owned ? this.#early : this).put(number, other === undefined ? node : { ...plainFound(node), purl: other });
    this.#state[number] = own === undefined && state !== TAKEN && number < this.#owned ? EARLY : TAKEN;
    return number;
  }

  /** Numbers of what was taken, by purl. */
  inOrder(): Uint32Array {
    this.#purls.rest();
    const state = this.#state;
    let count = 0;
    for (let number = 0; number < state.length; number++) {
      if (state[number] === EARLY && !this.#often.has(number)) this.put(number, this.#early.component(number));
      if (state[number] !== 0) count++;
    }
    for (const [number, found] of this.#often) this.put(number, found);
    this.#often.clear();
    const order = new Uint32Array(count);
    for (let number = 0, at = 0; number < state.length; number++) if (state[number] !== 0) order[at++] = number;
    return this.#purls.sort(order);
  }

  /** As components of an inventory in this order, the first of which is the node `first` of the graph. */
  finish(order: Uint32Array, derived: DerivedScopes, first: number): readonly Component[] {
    const packed = this.#packed;
    if (packed !== undefined) {
      for (const [at, number] of order.entries()) packed.component(number).settle(derived.scopeOf(first + at), derived.isDirect(first + at));
      return virtualList(order.length, (at) => packed.component(order[at]!));
    }
    return Array.from(order, (number, at) => {
      const component = finish(this.#at(number), derived, first + at);
      // what has been taken over may go: a large inventory need not be held twice
      this.#plain[number] = undefined;
      return component;
    });
  }

  #merge(number: number, known: ComponentFound, node: ComponentFound, store: Pick<PackedComponents, 'put'>): void {
    const growing = this.#often.get(number);
    if (growing !== undefined) {
      addFound(growing, node);
      return;
    }
    const merged = mergeFound(known, node);
    if (merged.evidence.length < often) store.put(number, merged);
    else this.#often.set(number, merged);
  }

  #number(purl: Purl): number {
    return this.#purls.find(purl) ?? this.#purls.add(purl);
  }

  #at(number: number): ComponentFound {
    return this.#packed?.component(number) ?? this.#plain[number]!;
  }

  put(number: number, found: ComponentFound): void {
    if (this.#packed === undefined) this.#plain[number] = found;
    else this.#packed.put(number, found);
  }
}

const TAKEN = 1;
const EARLY = 2;

function finish(found: ComponentFound, derived: DerivedScopes, node: number): Component {
  if (found instanceof PackedComponent) return found.settle(derived.scopeOf(node), derived.isDirect(node));
  const { namespace, name, version } = purlPartsOf(found.purl);
  const tidy = hasSeveral(found) ? tidyFound(found) : found;
  // property by property: objects spread into one another take three times as long, and reports write keys in this order
  const component: Draft = { purl: found.purl, name } as Draft;
  if (namespace) component.group = namespace;
  if (version) component.version = version;
  component.requirements = tidy.requirements;
  component.scope = found.scope ?? derived.scopeOf(node) ?? 'runtime';
  component.direct = found.direct ?? derived.isDirect(node);
  component.origin = found.origin;
  component.declaredLicenses = tidy.declaredLicenses;
  component.hashes = tidy.hashes;
  if (found.downloadLocation !== undefined) component.downloadLocation = found.downloadLocation;
  component.aliases = tidy.aliases;
  component.platforms = tidy.platforms;
  component.overridden = found.overridden;
  component.metadata = found.metadata;
  component.evidence = tidy.evidence;
  return component;
}

type Draft = { -readonly [Key in keyof Component]: Component[Key] };

const hasSeveral = ({ requirements, declaredLicenses, hashes, aliases, platforms, evidence }: ComponentFound): boolean =>
  requirements.length > 1 || declaredLicenses.length > 1 || hashes.length > 1 || aliases.length > 1 || platforms.length > 1 || evidence.length > 1;
