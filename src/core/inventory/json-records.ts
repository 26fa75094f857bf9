import { ByteStore } from './byte-store.ts';
import { IntList } from './int-list.ts';
import { RecordReader, RecordWriter } from './record-bytes.ts';
import { virtualList } from './virtual-list.ts';

const writer = new RecordWriter();

/** Very many JSON values as bytes outside of the heap, added and read anew each time. */
export class JsonRecords<T extends object> {
  readonly #store = new ByteStore();
  readonly #addresses = new IntList();
  #last: { readonly number: number; readonly value: T } | undefined;

  get length(): number {
    return this.#addresses.length;
  }

  /** Answers its number. */
  push(value: T): number {
    writer.start().text(JSON.stringify(value));
    this.#addresses.push(this.#store.add(writer.bytes, writer.length));
    return this.length - 1;
  }

  at(number: number): T {
    if (this.#last?.number !== number) {
      const address = this.#addresses.at(number);
      this.#last = { number, value: JSON.parse(new RecordReader(this.#store.segmentOf(address), this.#store.offsetOf(address)).text()) };
    }
    return this.#last.value;
  }

  list(): readonly T[] {
    return virtualList(this.length, (number) => this.at(number));
  }
}
