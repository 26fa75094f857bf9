import { eachLine, type Line } from './lines.ts';

/** `Name: value`, with the lines that continue it. */
export interface KeyValueField {
  /** As written. */
  readonly name: string;
  /** Trimmed; continuation lines are joined by line feeds, without their first space. */
  readonly value: string;
  /** From 1. */
  readonly line: number;
}

export interface KeyValueOptions {
  /** `P` and `p` are two fields (apk); else case does not matter (mail headers, dpkg, Python metadata). */
  readonly caseSensitive?: boolean;
  /** Lines that start with `#` are left out. */
  readonly comments?: boolean;
}

/** Fields up to a blank line. */
export class KeyValueBlock {
  /** From 1. */
  readonly line: number;
  /** In the order of the text; a name may come several times. */
  readonly fields: KeyValueField[] = [];
  /** Lines that are neither a field nor the continuation of one. */
  readonly stray: Line[] = [];
  /** Offset of the text after the blank line that ends the block: the body, where a format has one. */
  end = 0;
  readonly #fold: (name: string) => string;
  #byName: Map<string, KeyValueField[]> | undefined;

  constructor(line: number, caseSensitive: boolean) {
    this.line = line;
    this.#fold = caseSensitive ? (name) => name : (name) => name.toLowerCase();
  }

  /** Value of the first field with the name. */
  get(name: string): string | undefined {
    return this.all(name)[0]?.value;
  }

  /** All fields with the name. */
  all(name: string): readonly KeyValueField[] {
    this.#byName ??= Map.groupBy(this.fields, (field) => this.#fold(field.name));
    return this.#byName.get(this.#fold(name)) ?? [];
  }
}

/** Blocks of a control file (dpkg, apk, Python metadata, jar manifests), one after the other in one pass; blocks without any line are left out. */
export function* keyValueBlocks(text: string, { caseSensitive = false, comments = false }: KeyValueOptions = {}): Generator<KeyValueBlock> {
  let block: KeyValueBlock | undefined;
  let open: { name: string; line: number; parts: string[] } | undefined;
  const close = () => {
    if (open !== undefined) block?.fields.push({ name: open.name, value: open.parts.join('\n').trim(), line: open.line });
    open = undefined;
  };
  for (const line of eachLine(text)) {
    const first = line.text.charCodeAt(0);
    const isContinuation = first === 32 || first === 9;
    if (line.text === '' || (first <= 32 && line.text.trim() === '')) {
      close();
      if (block !== undefined) {
        block.end = line.next;
        yield block;
      }
      block = undefined;
    } else if (!comments || first !== 35) {
      block ??= new KeyValueBlock(line.number, caseSensitive);
      const colon = isContinuation ? -1 : line.text.indexOf(':');
      if (isContinuation && open !== undefined) {
        open.parts.push(line.text.slice(1));
      } else {
        close();
        if (colon > 0) open = { name: line.text.slice(0, colon).trimEnd(), line: line.number, parts: [line.text.slice(colon + 1).trim()] };
        else block.stray.push(line);
      }
    }
  }
  close();
  if (block !== undefined) {
    block.end = text.length;
    yield block;
  }
}
