import { origins, hashAlgorithms, type DeclaredLicense, type Hash, type Origin, type PackageMetadata } from '../model/component.ts';
import { evidenceKinds, type Evidence } from '../model/evidence.ts';
import type { Purl } from '../purl/purl.ts';
import { ownText } from '../text/own-text.ts';
import type { ComponentFound, StatedFacts } from './extraction.ts';
import { LocationPatterns } from './location-pattern.ts';
import type { RecordReader, RecordWriter } from './record-bytes.ts';

/** All of a component but its purl, its scope and its directness. */
export interface ComponentFacts {
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
  readonly stated: StatedFacts | undefined;
}

/** What components share. */
export class SharedFacts {
  /** Paths, sources, licences. */
  readonly texts = new SharedTexts();
  readonly locations = new LocationPatterns();
}

/** Texts by number. */
class SharedTexts {
  readonly #texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** A text that too many different ones came before is written out. */
  write(writer: RecordWriter, text: string): void {
    const known = this.#numbers.get(text) ?? this.#add(text);
    writer.number(known === undefined ? 0 : known + 1);
    if (known === undefined) writer.text(text);
  }

  read(reader: RecordReader): string {
    const number = reader.number();
    return number === 0 ? reader.text() : this.#texts[number - 1]!;
  }

  #add(text: string): number | undefined {
    if (this.#texts.length === mostShared) return undefined;
    const own = ownText(text);
    const number = this.#texts.push(own) - 1;
    this.#numbers.set(own, number);
    return number;
  }
}

const mostShared = 4000;

/** What most components do not have, by its bit; `several`: a list with more than one item. */
const has = { download: 1, requirements: 2, aliases: 4, platforms: 8, overridden: 16, metadata: 32, several: 64, stated: 128 } as const;

export function writeFacts(writer: RecordWriter, found: ComponentFound, { texts: shared, locations }: SharedFacts): void {
  const hasMetadata = Object.keys(found.metadata).length > 0;
  writer.byte(origins.indexOf(found.origin));
  writer.byte(
    (found.downloadLocation === undefined ? 0 : has.download) | (found.requirements.length === 0 ? 0 : has.requirements) | (found.aliases.length === 0 ? 0 : has.aliases)
    | (found.platforms.length === 0 ? 0 : has.platforms) | (found.overridden ? has.overridden : 0) | (hasMetadata ? has.metadata : 0) | (found.stated === undefined ? 0 : has.stated)
    | ([found.evidence, found.hashes, found.declaredLicenses, found.requirements, found.aliases, found.platforms].some(({ length }) => length > 1) ? has.several : 0),
  );
  writer.number(found.evidence.length);
  for (const { kind, path, line, source } of found.evidence) {
    writer.byte(evidenceKinds.indexOf(kind));
    shared.write(writer, path);
    writer.number(line ?? 0);
    shared.write(writer, source);
  }
  writer.number(found.hashes.length);
  for (const { algorithm, value } of found.hashes) writeHash(writer, hashAlgorithms.indexOf(algorithm), value);
  writer.number(found.declaredLicenses.length);
  for (const { value, url, path, line } of found.declaredLicenses) {
    shared.write(writer, value);
    shared.write(writer, url ?? '');
    shared.write(writer, path);
    writer.number(line ?? 0);
  }
  if (found.downloadLocation !== undefined) locations.write(writer, found.downloadLocation, found.purl);
  for (const texts of [found.requirements, found.aliases, found.platforms]) if (texts.length > 0) writeTexts(writer, texts);
  if (hasMetadata) writer.text(JSON.stringify(found.metadata));
  if (found.stated !== undefined) writer.text(JSON.stringify(found.stated));
}

/** Does some list of the facts hold more than one item? */
export const hasSeveral = (reader: RecordReader): boolean => (flagsOf(reader) & has.several) !== 0;

export const hasStated = (reader: RecordReader): boolean => (flagsOf(reader) & has.stated) !== 0;

function flagsOf(reader: RecordReader): number {
  reader.byte();
  return reader.byte();
}

export function readFacts(reader: RecordReader, purlOf: () => Purl, { texts: shared, locations }: SharedFacts): ComponentFacts {
  const origin = origins[reader.byte()]!;
  const flags = reader.byte();
  const evidence = times(reader.number(), () => ({ kind: evidenceKinds[reader.byte()]!, path: shared.read(reader), ...placed(reader.number()), source: shared.read(reader) }));
  const hashes = times(reader.number(), () => readHash(reader));
  const declaredLicenses = times(reader.number(), () => ({ value: shared.read(reader), ...addressed(shared.read(reader)), path: shared.read(reader), ...placed(reader.number()) }));
  const downloadLocation = flags & has.download ? locations.read(reader, purlOf) : undefined;
  const requirements = flags & has.requirements ? readTexts(reader) : [];
  const aliases = flags & has.aliases ? readTexts(reader) : [];
  const platforms = flags & has.platforms ? readTexts(reader) : [];
  const metadata: PackageMetadata = flags & has.metadata ? JSON.parse(reader.text()) : {};
  const stated: StatedFacts | undefined = flags & has.stated ? JSON.parse(reader.text()) : undefined;
  return { requirements, origin, declaredLicenses, hashes, downloadLocation, aliases, platforms, overridden: (flags & has.overridden) !== 0, metadata, evidence, stated };
}

/** Of bytes in hexadecimal, as they should be, the algorithm is 2 n, else 2 n + 1. */
function writeHash(writer: RecordWriter, algorithm: number, value: string): void {
  const start = writer.length;
  writer.byte(2 * algorithm);
  if (writer.hex(value)) return;
  writer.length = start;
  writer.byte(2 * algorithm + 1);
  writer.text(value);
}

function readHash(reader: RecordReader): Hash {
  const kind = reader.byte();
  return { algorithm: hashAlgorithms[kind >> 1]!, value: kind % 2 === 0 ? reader.hex() : reader.text() };
}

function writeTexts(writer: RecordWriter, texts: readonly string[]): void {
  writer.number(texts.length);
  for (const text of texts) writer.text(text);
}

const readTexts = (reader: RecordReader): string[] => times(reader.number(), () => reader.text());

function times<T>(count: number, make: () => T): T[] {
  const made: T[] = [];
  for (let index = 0; index < count; index++) made.push(make());
  return made;
}

const addressed = (url: string): { url?: string } => (url === '' ? {} : { url });

const placed = (line: number): { line?: number } => (line === 0 ? {} : { line });
