import type { ComponentFound, StatedFacts } from '../inventory/extraction.ts';
import { PackedComponent, PackedComponents, plainComponent } from '../inventory/packed-component.ts';
import { many, PurlIndex } from '../inventory/purl-index.ts';
import type { DerivedScopes } from '../inventory/scopes-of.ts';
import { sortNumbers } from '../inventory/sort-numbers.ts';
import { virtualList } from '../inventory/virtual-list.ts';
import type { Component } from '../model/component.ts';
import type { StoredLicenses } from '../model/license-facts.ts';
import { strongest, type Scope } from '../model/scope.ts';
import { purlPartsOf, type Purl } from '../purl/purl.ts';
import { mergedLicenses } from './stated-licenses.ts';

/** As a document says it; its scope and directness are worked out when its graph is known. */
export type ReadComponent = Omit<Component, 'scope'> & StoredLicenses & {
  /** Only what the document states. */
  readonly scope: Scope | undefined;
};

/** The components of a document by purl; of very many, all but those that it names several times are packed. */
export class DocumentComponents {
  readonly #purls = new PurlIndex();
  readonly #packed = new PackedComponents(this.#purls);
  /** By number of the purl. */
  readonly #plain = new Map<number, ReadComponent>();
  /** Numbers of those that were joined of several: their list of evidence is ours. */
  readonly #joined = new Set<number>();

  get length(): number {
    return this.#purls.size;
  }

  purlOf(number: number): Purl {
    return this.#purls.purl(number);
  }

  /** Joins it with what was said of its purl before; answers the number of the purl. */
  add(component: ReadComponent): number {
    const known = this.#purls.find(component.purl);
    if (known !== undefined) {
      this.#plain.set(known, joined(this.#at(known), component, this.#joined.has(known)));
      this.#joined.add(known);
      return known;
    }
    const number = this.#purls.size;
    this.#purls.add(component.purl);
    if (number < many || !fits(component)) this.#plain.set(number, component);
    else this.#packed.put(number, foundOf(component));
    if (number === many) for (const [older, plain] of this.#plain) this.#packPlain(older, plain);
    return number;
  }

  /** Numbers by purl. */
  inOrder(): Uint32Array {
    this.#purls.rest();
    return sortNumbers(Uint32Array.from({ length: this.length }, (_, number) => number), (a, b) => this.#purls.compare(a, b));
  }

  /** In this order; the first is the node `first` of the graph. */
  finish(order: Uint32Array, derived: DerivedScopes, first: number): readonly Component[] {
    const one = (number: number, node: number): Component => {
      const plain = this.#plain.get(number);
      if (plain === undefined) return this.#packed.component(number).derive(derived.scopeOf(node), derived.isDirect(node));
      // what has been taken over may go: a large document need not be held twice
      this.#plain.delete(number);
      return { ...plain, scope: plain.scope ?? derived.scopeOf(node) ?? 'runtime', direct: plain.direct || derived.isDirect(node) };
    };
    if (this.length <= many) return Array.from(order, (number, at) => one(number, first + at));
    const plain = new Map<number, Component>();
    for (const [at, number] of order.entries()) {
      const component = one(number, first + at);
      if (!(component instanceof PackedComponent)) plain.set(number, component);
    }
    return virtualList(order.length, (at) => plain.get(order[at]!) ?? this.#packed.component(order[at]!));
  }

  #at(number: number): ReadComponent {
    return this.#plain.get(number) ?? plainComponent(this.#packed.component(number));
  }

  #packPlain(number: number, component: ReadComponent): void {
    if (this.#joined.has(number) || !fits(component)) return;
    this.#packed.put(number, foundOf(component));
    this.#plain.delete(number);
  }
}

/** A line that counts from anything but 1 has no place in what is packed. */
const fits = ({ evidence }: ReadComponent): boolean => evidence.every(({ line }) => line === undefined || line > 0);

function foundOf(component: ReadComponent): ComponentFound {
  const { purl, requirements, scope, direct, origin, declaredLicenses, hashes, downloadLocation, aliases, platforms, overridden, metadata, evidence } = component;
  const stated = statedOf(component);
  return {
    kind: 'component', purl, requirements, origin, declaredLicenses, hashes, aliases, platforms, overridden, metadata, evidence: evidence as ComponentFound['evidence'],
    ...(scope !== undefined && { scope }),
    ...(direct && { direct }),
    ...(downloadLocation !== undefined && { downloadLocation }),
    ...(stated !== undefined && { stated }),
  };
}

function statedOf({ purl, name, group, version, licenses }: ReadComponent): StatedFacts | undefined {
  const parts = purlPartsOf(purl);
  const stated: StatedFacts = {
    ...(name !== parts.name && { name }),
    ...((group ?? '') !== (parts.namespace ?? '') && { group: group ?? null }),
    ...((version ?? '') !== (parts.version ?? '') && { version: version ?? null }),
    ...(licenses !== undefined && { licenses }),
  };
  return Object.keys(stated).length === 0 ? undefined : stated;
}

function joined(a: ReadComponent, b: ReadComponent, isOurs: boolean): ReadComponent {
  // the many sightings of one component must not cost their square
  const evidence = isOurs ? (a.evidence as Component['evidence'][number][]) : [...a.evidence];
  for (const one of b.evidence) evidence.push(one);
  return {
    ...b,
    ...a,
    ...mergedLicenses(a, b),
    // what one of them says of itself is not true of the other
    scope: a.scope === undefined || b.scope === undefined ? undefined : strongest(a.scope, b.scope),
    declaredLicenses: [...a.declaredLicenses, ...b.declaredLicenses.filter((license) => !a.declaredLicenses.some(({ value, url }) => value === license.value && url === license.url))],
    hashes: [...a.hashes, ...b.hashes.filter((hash) => !a.hashes.some(({ value }) => value === hash.value))],
    metadata: { ...b.metadata, ...a.metadata },
    evidence,
  };
}

