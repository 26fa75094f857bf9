import type { PackedComponent } from '../inventory/packed-component.ts';
import type { LicenseFacts } from '../model/license-facts.ts';
import type { SbomComponent, SbomRelationship } from '../model/sbom.ts';
import type { Scope } from '../model/scope.ts';
import { emptyComponent } from './empty-component.ts';
import { libraryComponent, libraryType } from './library-component.ts';
import { withLicenses } from './with-licenses.ts';

type Key<K extends keyof SbomComponent> = NonNullable<SbomComponent[K]>;

/**
 * Reads like `libraryComponent` of a packed component, with its licences, and holds nothing of it: of very many, plain ones would take ten times the memory of the inventory.
 * It cannot be spread: `plainLibrary` makes one that can.
 */
export class PackedLibrary implements SbomComponent {
  readonly #component: PackedComponent;
  readonly #facts: LicenseFacts | undefined;

  constructor(component: PackedComponent, facts?: LicenseFacts) {
    this.#component = component;
    this.#facts = facts;
  }

  get ref(): string {
    return this.#component.purl;
  }

  get type(): SbomComponent['type'] {
    return libraryType(this.#component.purl);
  }

  get group(): Key<'group'> {
    return this.plain.group as never;
  }

  get name(): SbomComponent['name'] {
    return this.plain.name;
  }

  get version(): Key<'version'> {
    return this.plain.version as never;
  }

  get purl(): Key<'purl'> {
    return this.plain.purl as never;
  }

  get cpes(): SbomComponent['cpes'] {
    return this.plain.cpes;
  }

  get swid(): Key<'swid'> {
    return this.plain.swid as never;
  }

  get identifiers(): SbomComponent['identifiers'] {
    return this.plain.identifiers;
  }

  get description(): Key<'description'> {
    return this.plain.description as never;
  }

  get supplier(): Key<'supplier'> {
    return this.plain.supplier as never;
  }

  get manufacturer(): Key<'manufacturer'> {
    return this.plain.manufacturer as never;
  }

  get authors(): SbomComponent['authors'] {
    return this.plain.authors;
  }

  get publisher(): Key<'publisher'> {
    return this.plain.publisher as never;
  }

  get copyright(): Key<'copyright'> {
    return this.plain.copyright as never;
  }

  get scope(): Key<'scope'> {
    return this.plain.scope as never;
  }

  get hashes(): SbomComponent['hashes'] {
    return this.plain.hashes;
  }

  get declaredLicenses(): SbomComponent['declaredLicenses'] {
    return this.plain.declaredLicenses;
  }

  get concludedLicenses(): SbomComponent['concludedLicenses'] {
    return this.plain.concludedLicenses;
  }

  get detectedLicenses(): SbomComponent['detectedLicenses'] {
    return this.plain.detectedLicenses;
  }

  get references(): SbomComponent['references'] {
    return this.plain.references;
  }

  get properties(): SbomComponent['properties'] {
    return this.plain.properties;
  }

  get occurrences(): SbomComponent['occurrences'] {
    return this.plain.occurrences;
  }

  get filename(): Key<'filename'> {
    return this.plain.filename as never;
  }

  get mediaType(): Key<'mediaType'> {
    return this.plain.mediaType as never;
  }

  get comment(): Key<'comment'> {
    return this.plain.comment as never;
  }

  /** An inventory knows of no format. */
  get foreign(): SbomComponent['foreign'] {
    return emptyComponent.foreign;
  }

  /** The fields of one component are mostly asked for one after the other: the last one is kept. */
  get plain(): SbomComponent {
    if (last?.of !== this) last = { of: this, plain: this.#read() };
    return last.plain;
  }

  toJSON(): SbomComponent {
    return this.plain;
  }

  #read(): SbomComponent {
    return withLicenses(libraryComponent(this.#component), this.#facts, this.#component.purl, this.#component);
  }
}

let last: { readonly of: PackedLibrary; readonly plain: SbomComponent } | undefined;

export const plainLibrary = (component: SbomComponent): SbomComponent => (component instanceof PackedLibrary ? component.plain : component);

/** The `ref` of a node of the graph. */
export type NodeRefs = (node: number) => string;

/** An edge of the graph of an inventory, whose texts are made when they are asked for. */
export class DependencyRelationship implements SbomRelationship {
  readonly #refs: NodeRefs;
  readonly #from: number;
  readonly #to: number;
  readonly scope: Scope;

  constructor(refs: NodeRefs, from: number, to: number, scope: Scope) {
    this.#refs = refs;
    this.#from = from;
    this.#to = to;
    this.scope = scope;
  }

  get from(): string {
    return this.#refs(this.#from);
  }

  get to(): string {
    return this.#refs(this.#to);
  }

  get type(): string {
    return 'depends-on';
  }

  toJSON(): SbomRelationship {
    return { from: this.from, to: this.to, type: this.type, scope: this.scope };
  }
}
