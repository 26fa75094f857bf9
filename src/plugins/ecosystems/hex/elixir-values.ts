import { isGroup, isMark, isWord, literalText, split, type Group, type SourceNode } from '#core/text/source-tree.ts';
import { readElixir } from './elixir-text.ts';

/** One clause of a function, without line breaks. */
interface Clause {
  readonly parameters: readonly (readonly SourceNode[])[];
  readonly body: readonly SourceNode[];
}

/** Attributes and functions that refer to each other are followed so far. */
const maximumDepth = 20;

/** What the attributes and functions of a module stand for, where that is written out. Nothing is run. */
export class ElixirValues {
  readonly #attributes = new Map<string, readonly SourceNode[]>();
  readonly #functions = new Map<string, Clause[]>();

  /** Of all of a module, its blocks flat (see `readElixir`). */
  constructor(nodes: readonly SourceNode[]) {
    for (const [at, node] of nodes.entries()) {
      const name = nodes[at + 1];
      if (name?.kind !== 'word') continue;
      if (isMark(node, '@')) this.#attributes.set(name.text, expressionAt(nodes, at + 2));
      else if (isWord(node, 'def', 'defp')) {
        const clause = clauseAt(nodes, at + 2);
        const known = this.#functions.get(name.text);
        if (known === undefined) this.#functions.set(name.text, [clause]);
        else known.push(clause);
      }
    }
  }

  hasFunction(name: string): boolean {
    return this.#functions.has(name);
  }

  isParameter(name: string, word: string): boolean {
    return (this.#functions.get(name) ?? []).some(({ parameters }) => parameters.some(([first]) => isWord(first, word)));
  }

  /** The value of an expression of literals, attributes, functions without parameters, interpolation and `<>`; `undefined` when it can only be known by running it. */
  text(nodes: readonly SourceNode[] | undefined, depth = 0): string | undefined {
    if (nodes === undefined || depth > maximumDepth) return undefined;
    const terms = split(nodes, '<>').map((term) => this.#term(term, depth));
    return terms.length === 0 || terms.includes(undefined) ? undefined : terms.join('');
  }

  #term(term: readonly SourceNode[], depth: number): string | undefined {
    const [first, second, third] = term;
    if (isMark(first, '@') && second?.kind === 'word' && term.length === 2) return this.text(this.#attributes.get(second.text), depth + 1);
    if (first?.kind === 'word' && (term.length === 1 || (isGroup(second, '(') && second.items.length === 0 && third === undefined))) {
      const [clause, other] = this.#functions.get(first.text) ?? [];
      return clause === undefined || other !== undefined || clause.parameters.length > 0 ? undefined : this.text(clause.body, depth + 1);
    }
    if (term.length !== 1) return undefined;
    if (isGroup(first, '(')) return this.text(first.items, depth + 1);
    if (first?.kind === 'symbol') return first.text;
    return first?.kind === 'text' && first.dynamic === true ? this.#interpolated(first.text, depth) : literalText(first);
  }

  #interpolated(text: string, depth: number): string | undefined {
    let isKnown = true;
    const whole = text.replace(/#\{([^{}]*)\}/g, (_, inner: string) => {
      const value = this.text(readElixir(inner), depth + 1);
      isKnown &&= value !== undefined;
      return value ?? '';
    });
    return isKnown && !whole.includes('#{') ? whole : undefined;
  }

  /** The tuples that a call makes of its first argument (`dep(:name, "~> 1.0")` of `defp dep(name, v), do: {name, v}`), with the arguments in them. */
  tuplesOf(name: string, given: readonly (readonly SourceNode[])[]): Group[] {
    return (this.#functions.get(name) ?? []).flatMap(({ parameters, body }) => {
      if (parameters.length < given.length) return [];
      const values = new Map(parameters.flatMap((parameter, index) => {
        const [word] = parameter;
        const usual = parameter.findIndex((node) => isMark(node, '\\\\'));
        const value = given[index] ?? (usual === -1 ? undefined : parameter.slice(usual + 1));
        return word?.kind === 'word' && value !== undefined ? [[word.text, value] as const] : [];
      }));
      return tuplesIn(body).filter(({ items }) => items[0]?.kind === 'word' && values.has(items[0].text)).map((tuple) => ({ ...tuple, items: replaced(tuple.items, values) }));
    });
  }
}

/** Up to the end of the line, unless an operator carries on. */
function expressionAt(nodes: readonly SourceNode[], from: number): SourceNode[] {
  const found: SourceNode[] = [];
  for (let at = from; at < nodes.length; at++) {
    const node = nodes[at]!;
    const [last, next] = [found.at(-1), nodes[at + 1]];
    const isCarriedOn = last === undefined || (last.kind === 'mark' && carrying.has(last.text)) || (next?.kind === 'mark' && carrying.has(next.text));
    if (node.kind !== 'newline') found.push(node);
    else if (!isCarriedOn) break;
  }
  return found;
}

const carrying = new Set(['<>', '++', '|>', '||', '&&', ',', '->']);

/** What stands behind the name of a function: `(a, b), do: …` or `do … end`. */
function clauseAt(nodes: readonly SourceNode[], from: number): Clause {
  const head = nodes[from];
  const parameters = isGroup(head, '(') ? split(head.items) : [];
  const start = nodes.findIndex((node, at) => at >= from && (isWord(node, 'do') || (node.kind === 'key' && node.text === 'do') || isWord(node, 'def', 'defp')));
  if (start === -1 || isWord(nodes[start], 'def', 'defp')) return { parameters, body: [] };
  if (nodes[start]!.kind === 'key') return { parameters, body: expressionAt(nodes, start + 1) };
  let depth = 1;
  let end = start + 1;
  for (; end < nodes.length && depth > 0; end++) {
    if (isWord(nodes[end], 'do', 'fn')) depth++;
    else if (isWord(nodes[end], 'end')) depth--;
  }
  return { parameters, body: nodes.slice(start + 1, depth === 0 ? end - 1 : end).filter((node) => node.kind !== 'newline') };
}

const tuplesIn = (nodes: readonly SourceNode[]): Group[] => nodes.flatMap((node) => (isGroup(node) ? [...(node.open === '{' ? [node] : []), ...tuplesIn(node.items)] : []));

function replaced(nodes: readonly SourceNode[], values: ReadonlyMap<string, readonly SourceNode[]>): SourceNode[] {
  return nodes.flatMap((node) => {
    if (isGroup(node)) return [{ ...(node as Group), items: replaced(node.items, values) }];
    return node.kind === 'word' ? [...(values.get(node.text) ?? [node])] : [node];
  });
}
