import { origins, hashAlgorithms, type Component, type DeclaredLicense, type Hash, type Origin, type PackageMetadata } from '../model/component.ts';
import { evidenceKinds, type Evidence } from '../model/evidence.ts';
import { scopes, type Scope } from '../model/scope.ts';
import { parsePurl, type Purl } from '../purl/purl.ts';
import type { ComponentFound } from './extraction.ts';

/**
 * A component as one text and a few numbers, a quarter of the size of the plain object: a lockfile of 100 MB names 200,000 of them.
 * It reads like a plain one; it cannot be spread or sent to another thread: `plainFound` and `plainComponent` make one that can.
 */
export class PackedComponent implements ComponentFound, Component {
  readonly purl: Purl;
  readonly #facts: string;
  readonly #texts: SharedTexts;
  /** Ranks; -1 for what is not stated. */
  #scope: number;
  #direct: number;

  constructor(found: ComponentFound, texts: SharedTexts) {
    this.purl = found.purl;
    this.#facts = pack(found, texts);
    this.#texts = texts;
    this.#scope = found.scope === undefined ? -1 : scopes.indexOf(found.scope);
    this.#direct = found.direct === undefined ? -1 : Number(found.direct);
  }

  /** Takes over what the graph says, where the file said nothing. */
  settle(scope: Scope | undefined, direct: boolean): this {
    if (this.#scope === -1) this.#scope = scopes.indexOf(scope ?? 'runtime');
    if (this.#direct === -1) this.#direct = Number(direct);
    return this;
  }

  get kind(): 'component' {
    return 'component';
  }

  get name(): string {
    return parsePurl(this.purl).name;
  }

  get group(): string {
    return parsePurl(this.purl).namespace || (undefined as never);
  }

  get version(): string {
    return parsePurl(this.purl).version || (undefined as never);
  }

  get scope(): Scope {
    return scopes[this.#scope] as Scope;
  }

  get direct(): boolean {
    return this.#direct === -1 ? (undefined as never) : this.#direct === 1;
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

  toJSON(): Component {
    return plainComponent(this);
  }

  /** The fields of one component are mostly asked for one after the other: the last one is kept. */
  get #unpacked(): Unpacked {
    if (lastFacts !== this.#facts || lastTexts !== this.#texts) {
      last = unpack(this.#facts, this.#texts);
      lastFacts = this.#facts;
      lastTexts = this.#texts;
    }
    return last!;
  }
}

let last: Unpacked | undefined;
let lastFacts: string | undefined;
let lastTexts: SharedTexts | undefined;

/** Paths and sources that many components share, by number. */
export class SharedTexts {
  readonly #texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  number(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) this.#numbers.set(text, (number = this.#texts.push(text) - 1));
    return number;
  }

  text(number: number): string {
    return this.#texts[number]!;
  }
}

interface Unpacked {
  readonly requirements: readonly string[];
  readonly origin: Origin;
  readonly declaredLicenses: readonly DeclaredLicense[];
  readonly hashes: readonly Hash[];
  readonly downloadLocation: string | undefined;
  readonly aliases: readonly string[];
  readonly platforms: readonly string[];
  readonly overridden: boolean;
  readonly metadata: PackageMetadata;
  readonly evidence: Evidence[];
}

/** Trailing facts that are empty are left out; most components have only the first five. */
type Facts = [
  origin: number, evidence: number[], hashes: (number | string)[], download: string | 0, licenses: (string | number)[],
  requirements?: readonly string[], aliases?: readonly string[], platforms?: readonly string[], overridden?: 0 | 1, metadata?: PackageMetadata,
];

function pack(found: ComponentFound, texts: SharedTexts): string {
  const facts: Facts = [
    origins.indexOf(found.origin),
    found.evidence.flatMap(({ kind, path, line, source }) => [evidenceKinds.indexOf(kind), texts.number(path), line ?? 0, texts.number(source)]),
    found.hashes.flatMap(({ algorithm, value }) => [hashAlgorithms.indexOf(algorithm), value]),
    found.downloadLocation ?? 0,
    found.declaredLicenses.flatMap(({ value, path, line }) => [value, texts.number(path), line ?? 0]),
  ];
  const hasMetadata = Object.keys(found.metadata).length > 0;
  if (found.requirements.length + found.aliases.length + found.platforms.length > 0 || found.overridden || hasMetadata) {
    facts.push(found.requirements, found.aliases, found.platforms, found.overridden ? 1 : 0);
    if (hasMetadata) facts.push(found.metadata);
  }
  return JSON.stringify(facts);
}

function unpack(packed: string, texts: SharedTexts): Unpacked {
  const [origin, evidence, hashes, download, licenses, requirements = [], aliases = [], platforms = [], overridden = 0, metadata = {}] = JSON.parse(packed) as Facts;
  const everyNth = <T>(list: readonly unknown[], step: number, make: (at: number) => T): T[] => Array.from({ length: list.length / step }, (_, index) => make(index * step));
  return {
    origin: origins[origin]!,
    evidence: everyNth(evidence, 4, (at) => ({ kind: evidenceKinds[evidence[at]!]!, path: texts.text(evidence[at + 1]!), ...placed(evidence[at + 2]!), source: texts.text(evidence[at + 3]!) })),
    hashes: everyNth(hashes, 2, (at) => ({ algorithm: hashAlgorithms[hashes[at] as number]!, value: hashes[at + 1] as string })),
    downloadLocation: download === 0 ? undefined : download,
    declaredLicenses: everyNth(licenses, 3, (at) => ({ value: licenses[at] as string, path: texts.text(licenses[at + 1] as number), ...placed(licenses[at + 2] as number) })),
    requirements,
    aliases,
    platforms,
    overridden: overridden === 1,
    metadata,
  };
}

const placed = (line: number): { line?: number } => (line === 0 ? {} : { line });

/** Plain data, fit to be changed, spread and sent to another thread. */
export function plainFound(found: ComponentFound): ComponentFound {
  if (!(found instanceof PackedComponent)) return found;
  const { purl, requirements, origin, declaredLicenses, hashes, aliases, platforms, overridden, metadata, evidence } = found;
  const [scope, direct, downloadLocation] = [found.scope as Scope | undefined, found.direct as boolean | undefined, found.downloadLocation as string | undefined];
  return {
    kind: 'component', purl, requirements, origin, declaredLicenses, hashes, aliases, platforms, overridden, metadata, evidence,
    ...(scope === undefined ? {} : { scope }),
    ...(direct === undefined ? {} : { direct }),
    ...(downloadLocation === undefined ? {} : { downloadLocation }),
  };
}

/** As `plainFound`, for a component of an inventory; keys stand in the order of the model. */
export function plainComponent(component: Component): Component {
  if (!(component instanceof PackedComponent)) return component;
  const { purl, name, requirements, scope, direct, origin, declaredLicenses, hashes, aliases, platforms, overridden, metadata, evidence } = component;
  const [group, version, downloadLocation] = [component.group as string | undefined, component.version as string | undefined, component.downloadLocation as string | undefined];
  return {
    purl, name,
    ...(group === undefined ? {} : { group }),
    ...(version === undefined ? {} : { version }),
    requirements, scope, direct, origin, declaredLicenses, hashes,
    ...(downloadLocation === undefined ? {} : { downloadLocation }),
    aliases, platforms, overridden, metadata, evidence,
  };
}
