import { IntList } from '../inventory/int-list.ts';
import { JsonRecords } from '../inventory/json-records.ts';
import { virtualList } from '../inventory/virtual-list.ts';
import type { XmlAttribute, XmlNode } from './xml-document.ts';

type Name = Pick<XmlAttribute, 'name' | 'prefix' | 'namespace'>;

/** Number of the name, line, attributes, content, declarations. */
type Packed = [number, number, readonly (readonly [number, string])[], readonly (Packed | string)[], (readonly (readonly [string, string])[])?];

/** Elements as bytes, each with all inside it: of a long list none is held. */
export class PackedElements {
  readonly #names: NameTable;
  readonly #records = new JsonRecords<Packed>();
  /** By number of the element. */
  readonly #nameOf = new IntList();

  constructor(names: NameTable) {
    this.#names = names;
  }

  push(node: XmlNode): void {
    const packed = this.#pack(node);
    this.#records.push(packed);
    this.#nameOf.push(packed[0]);
  }

  list(): readonly XmlNode[] {
    let last: PackedElement | undefined;
    return virtualList(this.#records.length, (at) => (last?.number === at ? last : (last = new PackedElement(this.#names.at(this.#nameOf.at(at)), at, () => this.#unpack(this.#records.at(at))))));
  }

  /** Is there an element or attribute of this namespace? There may be, where another list of the document has one. */
  mayUse(namespace: string): boolean {
    return this.#names.uses(namespace);
  }

  /** Which one it is among those with its local name, from 0, and how many of them there are. */
  placeAmongNamed({ name, number = -1 }: XmlNode): { readonly position: number; readonly count: number } {
    let [position, count] = [-1, 0];
    for (let at = 0; at < this.#nameOf.length; at++) {
      if (this.#names.at(this.#nameOf.at(at)).name !== name) continue;
      if (at === number) position = count;
      count++;
    }
    return { position, count };
  }

  #pack(node: XmlNode): Packed {
    const attributes = node.attributes.map((attribute) => [this.#names.number(attribute), attribute.value] as const);
    const content = node.content.map((item) => (typeof item === 'string' ? item : this.#pack(item)));
    const packed: Packed = [this.#names.number(node), node.line, attributes, content];
    if (node.declarations !== undefined) packed.push([...node.declarations]);
    return packed;
  }

  /** Recursion is bounded by the depth that the reader allows. */
  #unpack([number, line, attributes, content, declarations]: Packed): XmlNode {
    return {
      ...this.#names.at(number),
      attributes: attributes.map(([attribute, value]) => ({ ...this.#names.at(attribute), value })),
      content: content.map((item) => (typeof item === 'string' ? item : this.#unpack(item))),
      ...(declarations !== undefined && { declarations: new Map(declarations) }),
      line,
    };
  }
}

/** An element by its name; all else is read when it is asked for. */
class PackedElement implements XmlNode {
  readonly name: string;
  readonly prefix: string;
  readonly namespace: string;
  readonly number: number;
  readonly #read: () => XmlNode;
  #node: XmlNode | undefined;

  constructor({ name, prefix, namespace }: Name, number: number, read: () => XmlNode) {
    this.name = name;
    this.prefix = prefix;
    this.namespace = namespace;
    this.number = number;
    this.#read = read;
  }

  get attributes(): readonly XmlAttribute[] {
    return this.#all.attributes;
  }

  get content(): XmlNode['content'] {
    return this.#all.content;
  }

  get declarations(): ReadonlyMap<string, string> {
    return this.#all.declarations as never;
  }

  get line(): number {
    return this.#all.line;
  }

  get #all(): XmlNode {
    return (this.#node ??= this.#read());
  }
}

/** The names of a document, each once. */
export class NameTable {
  readonly #names: Name[] = [];
  readonly #numbers = new Map<string, number>();

  number({ name, prefix, namespace }: Name): number {
    const key = `${prefix}:${name}\n${namespace}`;
    let number = this.#numbers.get(key);
    if (number === undefined) this.#numbers.set(key, (number = this.#names.push({ name, prefix, namespace }) - 1));
    return number;
  }

  at(number: number): Name {
    return this.#names[number]!;
  }

  uses(namespace: string): boolean {
    return this.#names.some((name) => name.namespace === namespace);
  }
}
