import type { Call } from '#core/ruby/statements.ts';
import { isGroup, isMark, literalText, split, type SourceNode } from '#core/text/source-tree.ts';

/**
 * The value of a `license` statement as an expression: `"MIT"`, `any_of: ["MIT", "0BSD"]`, `all_of: [any_of: […], :public_domain]`,
 * `"GPL-2.0-only" => { with: "Classpath-exception-2.0" }`. `undefined` when there is nothing literal in it.
 */
export function licenseExpression({ positional, named }: Call): string | undefined {
  const terms = positional.map((nodes) => term(nodes[0])).filter((text) => text !== undefined);
  for (const [key, nodes] of named) terms.push(...namedTerms(key, nodes));
  return terms.length === 0 ? undefined : terms.join(' AND ');
}

const operators: ReadonlyMap<string, string> = new Map([['any_of', ' OR '], ['one_of', ' OR '], ['all_of', ' AND ']]);

const term = (node: SourceNode | undefined): string | undefined => (node?.kind === 'symbol' ? node.text : literalText(node));

function namedTerms(key: string, nodes: readonly SourceNode[]): string[] {
  const operator = operators.get(key);
  const [value] = nodes;
  if (operator === undefined) {
    const exception = isGroup(value, '{') ? literalText(value.items.find(({ kind }) => kind === 'text')) : undefined;
    return [exception === undefined ? key : `${key} WITH ${exception}`];
  }
  if (!isGroup(value, '[')) return [];
  const terms = split(value.items).flatMap(itemTerms);
  return terms.length === 0 ? [] : [terms.join(operator)];
}

/** An item of a list: a license, or a nested condition, which is put in brackets. */
function itemTerms(item: readonly SourceNode[]): string[] {
  const [first] = item;
  if (isGroup(first, '{')) return split(first.items).flatMap(itemTerms);
  const isPair = first?.kind === 'key' || isMark(item[1], '=>');
  if (!isPair) {
    const plain = term(first);
    return plain === undefined ? [] : [plain];
  }
  const key = first?.kind === 'key' || first?.kind === 'text' || first?.kind === 'symbol' ? first.text : '';
  const nested = namedTerms(key, item.slice(first?.kind === 'key' ? 1 : 2));
  return nested.map((text) => (/ (?:AND|OR) /.test(text) ? `(${text})` : text));
}
