import { isGroup, isMark, isWord, split, type SourceNode } from '#core/text/source-tree.ts';

/** What a name stands for: a text, in which `{…}` marks what is not known, or a list of such texts. */
type Value = string | readonly string[];

/** Longer texts are no reference, and texts made of texts may grow without end. */
const longestText = 500;

/** Items of all lists of a recipe, as lists made of lists may grow without end, too. */
const mostItems = 20_000;

/** What stands for a text that is not known. */
export const unknown = '{…}';

/** The list that `conandata.yml` has under these keys. */
export type RecipeData = (keys: readonly string[]) => readonly string[] | undefined;

/**
 * The constants of a recipe: what its module, its class and the method at hand assign. Nothing is run; a name with two values
 * that exclude each other has none.
 */
export class RecipeValues {
  /** Of the module and the class, before the first method. */
  readonly #attributes = new Map<string, Value | undefined>();
  #locals = new Map<string, Value | undefined>();
  /** What stood between a function and the class is most likely of the module, as indentation is not known. */
  #outer = new Map<string, Value | undefined>();
  #isInMethod = false;
  #items = 0;
  readonly #data: RecipeData;

  constructor(data: RecipeData) {
    this.#data = data;
  }

  enterClass(): void {
    this.#outer = new Map([...this.#outer, ...this.#locals]);
    this.#locals = new Map();
    this.#isInMethod = false;
  }

  enterMethod(): void {
    this.#isInMethod = true;
    this.#locals = new Map();
  }

  /** Takes `name = …`, `name += …`, `name.append(…)`, `name.extend(…)`, `self.name = …`, `for name in …:`; leaves other statements alone. */
  note(statement: readonly SourceNode[]): void {
    const isOfSelf = isWord(statement[0], 'self') && isMark(statement[1], '.');
    const [first, second, third, fourth] = isOfSelf ? statement.slice(2) : statement;
    if (first?.kind !== 'word') return;
    if (!isOfSelf && first.text === 'for') this.#loop(statement);
    else {
      const name = isOfSelf ? `self.${first.text}` : first.text;
      const value = statement.slice(isOfSelf ? 4 : 2);
      if (isMark(second, '=')) this.#assign(name, value);
      else if (isMark(second, '+=')) this.#extend(name, this.list(value));
      else if (isMark(second, '.') && isGroup(fourth, '(') && isWord(third, 'append', 'extend')) {
        this.#extend(name, isWord(third, 'append') ? [this.text(fourth.items) ?? unknown] : this.list(fourth.items));
      }
    }
  }

  /** The text that an expression comes to; `undefined` where it is no text at all. */
  text(nodes: readonly SourceNode[]): string | undefined {
    let text = '';
    for (const term of split(nodes, '+')) {
      const part = this.#term(term);
      if (part === undefined) return undefined;
      text += part;
    }
    return text === '' || text.length > longestText ? undefined : text;
  }

  /** The texts of a list or of a sum of lists; `undefined` where it is not known. */
  list(nodes: readonly SourceNode[]): readonly string[] | undefined {
    const items: string[] = [];
    const terms = split(nodes, '+');
    const parts = terms.map((term) => this.#listTerm(term));
    if (parts.every((part) => part === undefined)) return undefined;
    for (const part of parts.map((known) => known ?? [unknown])) {
      this.#items += part.length;
      if (this.#items > mostItems) return undefined;
      items.push(...part);
    }
    return items;
  }

  #assign(name: string, nodes: readonly SourceNode[]): void {
    const value = this.text(nodes) ?? this.list(nodes);
    const names = this.#isInMethod ? this.#locals : this.#attributes;
    // what a method sets stands in place of the attribute
    if (name.startsWith('self.')) this.#attributes.set(name.slice('self.'.length), undefined);
    else names.set(name, names.has(name) && !isEqual(names.get(name), value) ? undefined : value);
  }

  #extend(name: string, more: readonly string[] | undefined): void {
    if (name.startsWith('self.')) return void this.#attributes.set(name.slice('self.'.length), undefined);
    const names = this.#isInMethod ? this.#locals : this.#attributes;
    const before = names.get(name);
    const isList = typeof before === 'object' && more !== undefined;
    if (isList) this.#items += before.length + more.length;
    names.set(name, isList && this.#items <= mostItems ? [...before, ...more] : undefined);
  }

  /** The variable of a loop stands for each item in turn. */
  #loop(statement: readonly SourceNode[]): void {
    const [, variable, word] = statement;
    const colon = statement.findIndex((node) => isMark(node, ':'));
    if (variable?.kind !== 'word' || !isWord(word, 'in')) return;
    this.#locals.set(variable.text, this.list(statement.slice(3, colon === -1 ? undefined : colon)));
  }

  /** What a name, perhaps with `self.`, stands for. */
  #named(name: string): Value | undefined {
    if (name.startsWith('self.')) return this.#attributes.get(name.slice('self.'.length));
    return [this.#locals, this.#attributes, this.#outer].find((names) => names.has(name))?.get(name);
  }

  #term(nodes: readonly SourceNode[]): string | undefined {
    const format = nodes.findIndex((node, index) => isMark(node, '.') && isWord(nodes[index + 1], 'format') && isGroup(nodes[index + 2], '('));
    if (format > 0 && format === nodes.length - 3) return this.#formatted(this.#term(nodes.slice(0, format)), nodes.at(-1)!);
    const percent = nodes.findIndex((node) => isMark(node, '%'));
    if (percent > 0) {
      const values = nodes.slice(percent + 1);
      const [tuple] = values;
      const texts = (values.length === 1 && isGroup(tuple, '(') ? split(tuple.items) : [values]).map((value) => this.text(value) ?? unknown);
      return this.#term(nodes.slice(0, percent))?.replace(/%[sd]/g, () => texts.shift() ?? unknown);
    }
    const [first] = nodes;
    if (nodes.every(({ kind }) => kind === 'text')) return nodes.map((node) => (node.kind === 'text' ? this.#literal(node) : '')).join('');
    if (nodes.length === 1 && isGroup(first, '(')) return split(first.items).length === 1 ? this.text(first.items) : undefined;
    if (isWord(first, 'str') && nodes.length === 2 && isGroup(nodes[1], '(')) return this.text(nodes[1].items);
    const name = writtenName(nodes);
    const value = name === undefined ? undefined : this.#named(name);
    if (typeof value === 'string') return value;
    return name === undefined || Array.isArray(value) ? undefined : `{${name}}`;
  }

  #literal({ text, dynamic }: { readonly text: string; readonly dynamic?: true }): string {
    return dynamic === true ? this.#filled(text, (name) => this.#named(name)) : text;
  }

  #formatted(template: string | undefined, { items }: SourceNode & { readonly items?: readonly SourceNode[] }): string | undefined {
    const values = new Map<string, string>();
    for (const [index, argument] of split(items ?? []).entries()) {
      const [word, equals] = argument;
      const isNamed = word?.kind === 'word' && isMark(equals, '=');
      const value = this.text(isNamed ? argument.slice(2) : argument);
      if (value !== undefined) values.set(isNamed ? word.text : String(index), value);
    }
    let next = 0;
    return template === undefined ? undefined : this.#filled(template, (name) => values.get(name === '' ? String(next++) : name));
  }

  /** Replaces `{name}`, perhaps with a conversion or a format; what has no value stays as it is written. */
  #filled(template: string, valueOf: (name: string) => Value | undefined): string {
    return template.slice(0, longestText + 1).replace(/\{\s*([\w.]*)\s*(?:![rsa])?(?::[^{}]*)?\}/g, (whole, name: string) => {
      const value = valueOf(name);
      return typeof value === 'string' ? value : whole;
    });
  }

  #listTerm(nodes: readonly SourceNode[]): readonly string[] | undefined {
    const [first] = nodes;
    if (nodes.length === 1 && isGroup(first) && first.open !== '{') return split(first.items).map((item) => this.text(item) ?? unknown);
    const data = this.#dataKeys(nodes);
    if (data !== undefined) return this.#data(data);
    const name = writtenName(nodes);
    const value = name === undefined ? undefined : this.#named(name);
    return typeof value === 'object' ? value : undefined;
  }

  /** The keys of `self.conan_data["requirements"][self.version]`. */
  #dataKeys(nodes: readonly SourceNode[]): string[] | undefined {
    if (!isWord(nodes[0], 'self') || !isMark(nodes[1], '.') || !isWord(nodes[2], 'conan_data') || nodes.length < 4) return undefined;
    const keys = nodes.slice(3).map((node) => (isGroup(node, '[') ? this.text(node.items) : undefined));
    return keys.every((key) => key !== undefined) ? keys : undefined;
  }
}

const isEqual = (one: Value | undefined, other: Value | undefined): boolean => JSON.stringify(one) === JSON.stringify(other);

/** `name`, `self.name`, `self.settings.os`. */
function writtenName(nodes: readonly SourceNode[]): string | undefined {
  const isName = nodes.length > 0 && nodes.every((node, index) => (index % 2 === 0 ? node.kind === 'word' : isMark(node, '.')));
  return isName && nodes.length % 2 === 1 ? nodes.map((node) => (node.kind === 'group' ? '' : node.text)).join('') : undefined;
}
