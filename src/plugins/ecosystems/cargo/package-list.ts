import { ByteStore } from '#core/inventory/byte-store.ts';
import { IntList } from '#core/inventory/int-list.ts';
import { RecordReader, RecordWriter } from '#core/inventory/record-bytes.ts';
import { parseSourceId, type SourceId } from './source-id.ts';

export interface LockedPackage {
  /** Place in the list. */
  readonly index: number;
  readonly name: string;
  readonly version: string;
  /** Absent for packages of the workspace and path dependencies. */
  readonly source?: SourceId;
  /** SHA-256 of the .crate file, hexadecimal. */
  readonly checksum?: string;
  /** As written: `name`, `name version` or `name version (source)`. */
  readonly dependencies: readonly string[];
  /** Another package took its place ([replace], before [patch] came). */
  readonly replacedBy?: string;
  readonly line: number | undefined;
}

/** A package as the file writes it. */
export interface WrittenPackage extends Omit<LockedPackage, 'index' | 'source'> {
  readonly source?: string | undefined;
}

const writer = new RecordWriter();

/** What most packages do not have, by its bit. */
const has = { source: 1, checksum: 2, replacement: 4, line: 8 } as const;

/** The packages of a lockfile, as bytes outside of the heap: a file of 100 MB has 350,000 of them. Each is made anew when it is asked for. */
export class PackageList implements Iterable<LockedPackage> {
  readonly #records = new ByteStore();
  readonly #addresses = new IntList();
  readonly #sources: string[] = [];
  readonly #numberOfSource = new Map<string, number>();
  /** Sources that were asked for lately, by number. */
  readonly #parsed = new Map<number, SourceId>();

  get length(): number {
    return this.#addresses.length;
  }

  add({ name, version, source, checksum, dependencies, replacedBy, line }: WrittenPackage): void {
    writer.start().text(name);
    writer.text(version);
    writer.byte((source === undefined ? 0 : has.source) | (checksum === undefined ? 0 : has.checksum) | (replacedBy === undefined ? 0 : has.replacement) | (line === undefined ? 0 : has.line));
    if (source !== undefined) writer.number(this.#sourceNumber(source));
    if (checksum !== undefined) writer.hex(checksum);
    if (replacedBy !== undefined) writer.text(replacedBy);
    if (line !== undefined) writer.number(line);
    writer.number(dependencies.length);
    for (const dependency of dependencies) writer.text(dependency);
    this.#addresses.push(this.#records.add(writer.bytes, writer.length));
  }

  at(index: number): LockedPackage {
    const address = this.#addresses.at(index);
    const reader = new RecordReader(this.#records.segmentOf(address), this.#records.offsetOf(address));
    const [name, version, flags] = [reader.text(), reader.text(), reader.byte()];
    const source = flags & has.source ? this.#source(reader.number()) : undefined;
    const checksum = flags & has.checksum ? reader.hex() : undefined;
    const replacedBy = flags & has.replacement ? reader.text() : undefined;
    const line = flags & has.line ? reader.number() : undefined;
    const dependencies: string[] = [];
    for (let left = reader.number(); left > 0; left--) dependencies.push(reader.text());
    return {
      index, name, version, dependencies, line,
      ...(source === undefined ? {} : { source }),
      ...(checksum === undefined ? {} : { checksum }),
      ...(replacedBy === undefined ? {} : { replacedBy }),
    };
  }

  *[Symbol.iterator](): Generator<LockedPackage> {
    for (let index = 0; index < this.length; index++) yield this.at(index);
  }

  #sourceNumber(source: string): number {
    let number = this.#numberOfSource.get(source);
    if (number === undefined) this.#numberOfSource.set(source, (number = this.#sources.push(source) - 1));
    return number;
  }

  #source(number: number): SourceId {
    let source = this.#parsed.get(number);
    if (source !== undefined) return source;
    if (this.#parsed.size === mostParsed) this.#parsed.clear();
    this.#parsed.set(number, (source = parseSourceId(this.#sources[number]!)));
    return source;
  }
}

const mostParsed = 1000;
