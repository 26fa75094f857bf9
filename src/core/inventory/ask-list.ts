import { ByteStore } from './byte-store.ts';
import { SharedFacts } from './component-record.ts';
import type { Ask } from './extraction.ts';
import { IntList } from './int-list.ts';
import { many } from './purl-index.ts';
import { RecordReader, RecordWriter } from './record-bytes.ts';
import { virtualList } from './virtual-list.ts';

const writer = new RecordWriter();

/** How manifests ask for components, in order; very many are bytes outside of the heap, at a tenth of the size of objects. */
export class AskList {
  #few: Ask[] | undefined = [];
  readonly #store = new ByteStore();
  readonly #addresses = new IntList();
  readonly #files = new SharedFacts().texts;

  get length(): number {
    return this.#few?.length ?? this.#addresses.length;
  }

  push(ask: Ask): void {
    if (this.#few === undefined) {
      this.#pack(ask);
      return;
    }
    this.#few.push(ask);
    if (this.#few.length < many) return;
    for (const one of this.#few) this.#pack(one);
    this.#few = undefined;
  }

  list(): readonly Ask[] {
    return this.#few ?? virtualList(this.length, (index) => this.#at(index));
  }

  #pack({ node, file, line, requirement, features }: Ask): void {
    writer.start().number(node);
    this.#files.write(writer, file);
    writer.number(line ?? 0);
    writer.text(requirement);
    writer.number(features.length);
    for (const feature of features) writer.text(feature);
    this.#addresses.push(this.#store.add(writer.bytes, writer.length));
  }

  #at(index: number): Ask {
    const address = this.#addresses.at(index);
    const reader = new RecordReader(this.#store.segmentOf(address), this.#store.offsetOf(address));
    const node = reader.number();
    const file = this.#files.read(reader);
    const line = reader.number();
    const requirement = reader.text();
    return { node, file, ...(line === 0 ? {} : { line }), requirement, features: Array.from({ length: reader.number() }, () => reader.text()) };
  }
}
