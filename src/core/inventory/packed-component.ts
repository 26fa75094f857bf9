import type { Component, DeclaredLicense, Hash, Origin, PackageMetadata } from '../model/component.ts';
import type { Evidence } from '../model/evidence.ts';
import type { StoredLicenses } from '../model/license-facts.ts';
import { scopes, type Scope } from '../model/scope.ts';
import { purlPartsOf, type Purl, type PurlParts } from '../purl/purl.ts';
import { ByteStore } from './byte-store.ts';
import { hasSeveral, hasStated, readFacts, SharedFacts, writeFacts, type ComponentFacts } from './component-record.ts';
import type { ComponentFound, Extraction, StatedFacts } from './extraction.ts';
import { IntList } from './int-list.ts';
import { PurlIndex } from './purl-index.ts';
import { RecordReader, RecordWriter } from './record-bytes.ts';
import { tidyFound } from './tidy-found.ts';

const writer = new RecordWriter();

/** Very many components as bytes outside of the heap, an eighth of the size of plain objects: a lockfile of 100 MB names 200,000 of them. */
export class PackedComponents {
  /** Of all that may be packed; a component has the number of its purl. */
  readonly purls: PurlIndex;
  readonly #records = new ByteStore();
  /** By number, + 1, so that 0 is none. */
  readonly #addresses = new IntList();
  readonly #shared = new SharedFacts();

  constructor(purls: PurlIndex) {
    this.purls = purls;
  }

  /** Takes the place of what was packed under the same purl before. */
  pack(found: ComponentFound): PackedComponent {
    const number = this.purls.find(found.purl) ?? this.purls.add(found.purl);
    this.put(number, found);
    return this.component(number);
  }

  /** As `pack`, where the number of the purl is known. */
  put(number: number, found: ComponentFound): void {
    writer.start().byte(found.scope === undefined ? 0 : scopes.indexOf(found.scope) + 1);
    writer.byte(found.direct === undefined ? 0 : found.direct ? 2 : 1);
    writeFacts(writer, found, this.#shared);
    this.#addresses.set(number, this.#records.add(writer.bytes, writer.length) + 1);
    forget(this, number);
  }

  /** Of one that was packed. */
  component(number: number): PackedComponent {
    return new PackedComponent(this, number);
  }

  facts(number: number): ComponentFacts {
    return readFacts(this.#reader(number), () => purlOf(this, number), this.#shared);
  }

  /** Does some list of its facts hold more than one item? */
  hasSeveral(number: number): boolean {
    return hasSeveral(this.#reader(number));
  }

  /** Does it have facts that a bill of materials states otherwise than the purl? */
  hasStated(number: number): boolean {
    return hasStated(this.#reader(number));
  }

  /** Of a fact that is one byte: 0 for what is not stated. */
  mark(number: number, which: 0 | 1): number {
    const address = this.#address(number);
    return this.#records.segmentOf(address)[this.#records.offsetOf(address) + which]!;
  }

  setMark(number: number, which: 0 | 1, value: number): void {
    const address = this.#address(number);
    this.#records.segmentOf(address)[this.#records.offsetOf(address) + which] = value;
  }

  #reader(number: number): RecordReader {
    const address = this.#address(number);
    return new RecordReader(this.#records.segmentOf(address), this.#records.offsetOf(address) + 2);
  }

  #address(number: number): number {
    return this.#addresses.at(number) - 1;
  }
}

/** Reads like a plain component; it cannot be spread or sent to another thread: `plainFound` and `plainComponent` make one that can. */
export class PackedComponent implements ComponentFound, Component, StoredLicenses {
  readonly #all: PackedComponents;
  readonly #number: number;

  constructor(all: PackedComponents, number: number) {
    this.#all = all;
    this.#number = number;
  }

  /** Its number, where it is packed there. */
  numberIn(all: PackedComponents): number | undefined {
    return this.#all === all ? this.#number : undefined;
  }

  /** Takes over what the graph says, where the file said nothing. */
  derive(scope: Scope | undefined, direct: boolean): this {
    if (this.#all.mark(this.#number, 0) === 0) this.#all.setMark(this.#number, 0, scopes.indexOf(scope ?? 'runtime') + 1);
    if (this.#all.mark(this.#number, 1) === 0) this.#all.setMark(this.#number, 1, direct ? 2 : 1);
    return this;
  }

  /** As `derive`, and puts what it has several of in order. */
  settle(scope: Scope | undefined, direct: boolean): this {
    this.derive(scope, direct);
    if (this.#all.hasSeveral(this.#number)) this.#all.put(this.#number, tidyFound(plainFound(this)));
    return this;
  }

  get kind(): 'component' {
    return 'component';
  }

  get purl(): Purl {
    return purlOf(this.#all, this.#number);
  }

  get name(): string {
    return this.stated?.name ?? this.#parts.name;
  }

  get group(): string {
    const stated = this.stated?.group;
    return (stated === undefined ? this.#parts.namespace : stated) || (undefined as never);
  }

  get version(): string {
    const stated = this.stated?.version;
    return (stated === undefined ? this.#parts.version : stated) || (undefined as never);
  }

  get scope(): Scope {
    return scopes[this.#all.mark(this.#number, 0) - 1] as Scope;
  }

  get direct(): boolean {
    const direct = this.#all.mark(this.#number, 1);
    return direct === 0 ? (undefined as never) : direct === 2;
  }

  get requirements(): readonly string[] {
    return this.#unpacked.requirements;
  }

  get origin(): Origin {
    return this.#unpacked.origin;
  }

  get declaredLicenses(): readonly DeclaredLicense[] {
    return this.#unpacked.declaredLicenses;
  }

  get hashes(): readonly Hash[] {
    return this.#unpacked.hashes;
  }

  get downloadLocation(): string {
    return this.#unpacked.downloadLocation as never;
  }

  get aliases(): readonly string[] {
    return this.#unpacked.aliases;
  }

  get platforms(): readonly string[] {
    return this.#unpacked.platforms;
  }

  get overridden(): boolean {
    return this.#unpacked.overridden;
  }

  get metadata(): PackageMetadata {
    return this.#unpacked.metadata;
  }

  get evidence(): readonly Evidence[] & Evidence[] {
    return this.#unpacked.evidence;
  }

  get stated(): StatedFacts {
    return this.#all.hasStated(this.#number) ? this.#unpacked.stated! : (undefined as never);
  }

  /** As a bill of materials states them. */
  get licenses(): NonNullable<StoredLicenses['licenses']> {
    return (this.stated as StatedFacts | undefined)?.licenses as never;
  }

  toJSON(): Component {
    return plainComponent(this);
  }

  /** The fields of one component are mostly asked for one after the other: the last one is kept. */
  get #unpacked(): ComponentFacts {
    const last = lastOf(this.#all, this.#number);
    return (last.facts ??= this.#all.facts(this.#number));
  }

  get #parts(): PurlParts {
    const last = lastOf(this.#all, this.#number);
    return (last.parts ??= purlPartsOf(this.purl));
  }
}

interface Unpacked {
  readonly all: PackedComponents;
  readonly number: number;
  purl?: Purl;
  facts?: ComponentFacts;
  parts?: PurlParts;
}

let last: Unpacked | undefined;

const lastOf = (all: PackedComponents, number: number): Unpacked => (last?.number === number && last.all === all ? last : (last = { all, number }));

const purlOf = (all: PackedComponents, number: number): Purl => (lastOf(all, number).purl ??= all.purls.purl(number));

function forget(all: PackedComponents, number: number): void {
  if (last?.number === number && last.all === all) last = undefined;
}

/** Plain data, fit to be changed, spread and sent to another thread. */
export function plainFound(found: ComponentFound): ComponentFound {
  if (!(found instanceof PackedComponent)) return found;
  const { purl, requirements, origin, declaredLicenses, hashes, aliases, platforms, overridden, metadata, evidence } = found;
  const [scope, direct, downloadLocation, stated] = [found.scope as Scope | undefined, found.direct as boolean | undefined, found.downloadLocation as string | undefined, found.stated as StatedFacts | undefined];
  return {
    kind: 'component', purl, requirements, origin, declaredLicenses, hashes, aliases, platforms, overridden, metadata, evidence,
    ...(scope === undefined ? {} : { scope }),
    ...(direct === undefined ? {} : { direct }),
    ...(downloadLocation === undefined ? {} : { downloadLocation }),
    ...(stated === undefined ? {} : { stated }),
  };
}

/** Plain data, fit to be sent to another thread. */
export function plainExtraction({ packed: _, asks, ...extraction }: Extraction): Extraction {
  return { ...extraction, ...(asks === undefined ? {} : { asks: [...asks] }), nodes: extraction.nodes.map((node) => (node.kind === 'component' ? plainFound(node) : node)), edges: extraction.edges instanceof IntList ? extraction.edges.toArray() : extraction.edges };
}

/** As `plainFound`, for a component of an inventory; keys stand in the order of the model. */
export function plainComponent(component: Component): Component {
  if (!(component instanceof PackedComponent)) return component;
  const { purl, name, requirements, scope, direct, origin, declaredLicenses, hashes, aliases, platforms, overridden, metadata, evidence } = component;
  const [group, version, downloadLocation] = [component.group as string | undefined, component.version as string | undefined, component.downloadLocation as string | undefined];
  const licenses = component.licenses as StoredLicenses['licenses'];
  return {
    purl, name,
    ...(group === undefined ? {} : { group }),
    ...(version === undefined ? {} : { version }),
    requirements, scope, direct, origin, declaredLicenses,
    ...(licenses === undefined ? {} : { licenses }),
    hashes,
    ...(downloadLocation === undefined ? {} : { downloadLocation }),
    aliases, platforms, overridden, metadata, evidence,
  };
}
