import { Composer, isAlias, isMap, isScalar, isSeq, Parser, type Document, type ParsedNode, type Scalar, type YAMLMap } from 'yaml';
import { OutlineBuilder } from './outline-builder.ts';
import { LineCounter, TextSyntaxError } from './position.ts';
import type { Value } from './value.ts';
import { REPEATED_LIMIT, repeatsTooMuch } from './yaml-anchors.ts';
import type { YamlOptions } from './yaml-options.ts';
import { isMergeable, merge, MERGE, setOwn, YAML_DEPTH_LIMIT } from './yaml-member.ts';

/** Characters. A million can take the package seconds and hundreds of megabytes. */
export const longest = 1_000_000;

export const repeatedKey = (key: string, line: number | undefined): TextSyntaxError => new TextSyntaxError(`the key ${key.slice(0, 100)} stands twice in one mapping`, line);

type ErrorSource = number | readonly [number, ...number[]] | { readonly offset: number };
type OnError = (source: ErrorSource, code: string, message: string, warning?: boolean) => void;

export interface YamlDocuments {
  readonly documents: Value[];
  readonly roots: number[];
  readonly outline: OutlineBuilder;
}

type Node = ParsedNode | null;

interface Anchored {
  readonly value: Value;
  /** Nodes in it. */
  readonly weight: number;
}

/** The thorough reader: the whole of YAML 1.2 and merge keys, by the `yaml` package. Much slower than the quick one. Throws `TextSyntaxError`. */
export function readWithPackage(text: string, { strings = false, writtenNumbers = false }: YamlOptions): YamlDocuments {
  if (text.length > longest) throw new TextSyntaxError(`uses rare features of YAML and is longer than ${longest} characters`);
  const lines = new LineCounter(text);
  const result: YamlDocuments = { documents: [], roots: [], outline: new OutlineBuilder() };
  try {
    for (const document of compose(text, strings, lines)) {
      const reader = new DocumentReader(document, lines, result.outline, writtenNumbers);
      result.roots.push(reader.root);
      result.documents.push(reader.read());
    }
    return result;
  } catch (error) {
    throw error instanceof RangeError ? new TextSyntaxError(messageOf(error.message)) : error;
  }
}

/** Stops at the first error: a hostile text can have one per character, and the package would collect them all. */
function* compose(text: string, strings: boolean, lines: LineCounter): Generator<Document.Parsed> {
  // Equal keys are found below, in linear time.
  const composer = new Composer({ schema: strings ? 'failsafe' : 'core', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  let first: TextSyntaxError | undefined;
  const onError: OnError = (source, _code, message, warning) => {
    if (warning) return;
    const offset = typeof source === 'number' ? source : 'offset' in source ? source.offset : source[0];
    // What is thrown from inside of a collection the package catches and reports again, as an error of the collection.
    throw (first ??= new TextSyntaxError(messageOf(message), lines.lineAt(offset)));
  };
  // The only place where the package can be stopped; the option is not public, a test watches over it.
  (composer as unknown as { onError: OnError }).onError = onError;
  for (const token of new Parser().parse(text)) {
    if (token.type === 'error') onError(token, '', token.message);
    yield* withoutErrors(composer.next(token), lines);
  }
  yield* withoutErrors(composer.end(), lines);
}

function* withoutErrors(documents: Iterable<Document.Parsed>, lines: LineCounter): Generator<Document.Parsed> {
  for (const document of documents) {
    const [error] = document.errors;
    if (error !== undefined) throw new TextSyntaxError(messageOf(error.message), lines.lineAt(error.pos[0]));
    yield document;
  }
}

/** The package repeats the text in its messages, and reports an overflow of its own stack as it comes. */
const messageOf = (message: string): string => (message.startsWith('Maximum call stack') ? 'nested too deep' : message.slice(0, 200));

class DocumentReader {
  readonly root: number;
  readonly #contents: Node;
  readonly #lines: LineCounter;
  readonly #outline: OutlineBuilder;
  readonly #writtenNumbers: boolean;
  readonly #anchors = new Map<string, Anchored>();
  #depth = 0;
  #weight = 0;
  #repeated = 0;

  constructor(document: Document.Parsed, lines: LineCounter, outline: OutlineBuilder, writtenNumbers: boolean) {
    this.#writtenNumbers = writtenNumbers;
    this.#contents = document.contents;
    this.#lines = lines;
    this.#outline = outline;
    this.root = outline.open(undefined, this.#lineOf(this.#contents));
  }

  read(): Value {
    const value = this.#value(this.#contents);
    this.#outline.close(this.root);
    return value;
  }

  #value(node: Node): Value {
    const before = this.#weight++;
    if (isAlias(node)) return this.#repeat(node.source, node);
    if (++this.#depth > YAML_DEPTH_LIMIT) throw new TextSyntaxError(`nested more than ${YAML_DEPTH_LIMIT} deep`, this.#lineOf(node));
    let value: Value = null;
    if (isScalar(node)) value = this.#writtenNumbers && typeof node.value === 'number' ? node.source : node.value;
    else if (isMap(node)) value = this.#record(node);
    else if (isSeq(node)) {
      value = node.items.map((item) => {
        const entry = this.#outline.open(undefined, this.#lineOf(item as Node));
        const read = this.#value(item as Node);
        this.#outline.close(entry);
        return read;
      });
    }
    this.#depth--;
    if (node?.anchor) this.#anchors.set(node.anchor, { value, weight: this.#weight - before });
    return value;
  }

  /** An alias gives the same value again; what it holds is counted, because readers of the value will go through it again. */
  #repeat(name: string, node: Node): Value {
    const anchored = this.#anchors.get(name);
    if (anchored === undefined) throw new TextSyntaxError(`the alias *${name.slice(0, 100)} stands for nothing before it`, this.#lineOf(node));
    this.#weight += anchored.weight;
    this.#repeated += anchored.weight;
    if (this.#repeated > REPEATED_LIMIT) throw repeatsTooMuch(this.#lineOf(node));
    return anchored.value;
  }

  #record(node: YAMLMap.Parsed): Record<string, Value> {
    const map: Record<string, Value> = {};
    const merges: Value[] = [];
    for (const pair of node.items) {
      const key = this.#key(pair.key);
      const line = this.#lineOf(pair.key);
      const entry = this.#outline.open(key, line);
      const value = this.#value(pair.value);
      this.#outline.close(entry);
      if (key === MERGE && isPlain(pair.key) && isMergeable(value)) merges.push(value);
      else if (Object.hasOwn(map, key)) throw repeatedKey(key, line);
      else setOwn(map, key, value);
    }
    merge(map, merges);
    return map;
  }

  /** A key as it is written. */
  #key(node: Node): string {
    const key = isAlias(node) ? this.#repeat(node.source, node) : undefined;
    if (typeof key === 'string') return key;
    if (!isScalar(node)) throw new TextSyntaxError('a mapping has a key that is not plain text', this.#lineOf(node));
    if (node.anchor) this.#anchors.set(node.anchor, { value: node.source, weight: 1 });
    return node.source ?? String(node.value);
  }

  #lineOf(node: Node): number {
    return this.#lines.lineAt(node?.range[0] ?? 0);
  }
}

const isPlain = (node: Node): boolean => isScalar(node) && (node as Scalar).type === 'PLAIN';
