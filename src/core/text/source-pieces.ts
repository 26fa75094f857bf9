import { isGroup, isMark, type SourceNode } from './source-tree.ts';

export interface LongGroup {
  /** Cuts text into tokens with brackets matched. */
  readonly read: (source: string) => readonly SourceNode[];
  /** Brackets that may open it. */
  readonly opens: readonly string[];
  /** Does an item begin on the line, as far as its beginning tells? */
  readonly startsItem: (line: string) => boolean;
}

/** Items of a group that stand together. */
export interface ItemLot {
  readonly items: readonly SourceNode[];
  /** How many lines come before those that the items count from. */
  readonly linesBefore: number;
}

/** Size of the lots that are read at once, in characters. */
const LOT = 2 ** 17;

/** A word of no text that is read: where it comes out shows what it stands in. */
const END = '\uE000';

/**
 * The first group of a text that is little more than one long group of items with commas between them (`%{ … }`, `[ … ]`), in lots that are cut between two items:
 * a group of any size costs no more memory than its largest item. No lot at all where there is no group. What is not closed ends with the text.
 */
export function* groupInLots(lines: Iterable<string>, group: LongGroup, lot = LOT): Generator<ItemLot> {
  const pieces = new Pieces(group);
  let wanted = lot;
  for (const line of lines) {
    if (pieces.size > wanted && group.startsItem(line)) {
      const cut = pieces.cut();
      // looked at again when it has doubled: what never ends must not cost its square
      wanted = cut === undefined ? 2 * pieces.size : lot;
      if (cut !== undefined) yield cut;
      if (cut?.isClosed === true) return;
    }
    pieces.add(line);
  }
  const last = pieces.last();
  if (last !== undefined) yield last;
}

class Pieces {
  readonly #group: LongGroup;
  #lines: string[] = [];
  #size = 0;
  #before = 0;
  /** The bracket that has opened the group, once a lot was cut. */
  #open: string | undefined;

  constructor(group: LongGroup) {
    this.#group = group;
  }

  get size(): number {
    return this.#size;
  }

  add(line: string): void {
    this.#lines.push(line);
    this.#size += line.length + 1;
  }

  /** The lines so far as a lot, unless they end inside of an item or before the group. */
  cut(): (ItemLot & { readonly isClosed: boolean }) | undefined {
    const nodes = this.#read(`\n${END}`);
    const group = nodes.find((node) => this.#isWanted(node));
    if (!isGroup(group)) return undefined;
    const isClosed = isEnd(nodes.at(-1));
    if (!isClosed && !isBetweenItems(group.items)) return undefined;
    const lot = { items: isClosed ? group.items : group.items.slice(0, -1), linesBefore: this.#linesBefore, isClosed };
    this.#open = group.open;
    this.#before += this.#lines.length;
    this.#lines = [];
    this.#size = 0;
    return lot;
  }

  last(): ItemLot | undefined {
    const group = this.#read('').find((node) => this.#isWanted(node));
    return isGroup(group) ? { items: group.items, linesBefore: this.#linesBefore } : undefined;
  }

  /** With the bracket on a line of its own. */
  #read(end: string): readonly SourceNode[] {
    return this.#group.read(`${this.#open === undefined ? '' : `${this.#open}\n`}${this.#lines.join('\n')}${end}`);
  }

  get #linesBefore(): number {
    return this.#before - (this.#open === undefined ? 0 : 1);
  }

  #isWanted(node: SourceNode): boolean {
    return isGroup(node) && this.#group.opens.includes(node.open);
  }
}

const isEnd = (node: SourceNode | undefined): boolean => node?.kind === 'word' && node.text === END;

function isBetweenItems(items: readonly SourceNode[]): boolean {
  if (!isEnd(items.at(-1))) return false;
  const before = items.findLast((node, index) => index < items.length - 1 && node.kind !== 'newline');
  return before === undefined || isMark(before, ',');
}
