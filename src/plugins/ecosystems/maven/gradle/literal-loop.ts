import { isGroup, isMark, isWord, split, type Group, type SourceNode } from '#core/text/source-tree.ts';

/** A list with more in it was made to be. */
const maximumItems = 1000;
const listCalls = /^(?:listOf|setOf|arrayOf|sequenceOf|mutableListOf|mutableSetOf|linkedSetOf)$/;
const eachCalls = new Set(['each', 'forEach']);

export const isListCall = (node: SourceNode | undefined): boolean => node?.kind === 'word' && listCalls.test(node.text);

/**
 * What a loop over a list that is written out does, once for each item: `['a', 'b'].each { … }`, `listOf("a", "b").forEach { name -> … }`, `for (name in …) { … }`,
 * `setOf("a").forEach(::implementation)`. `undefined` for any other statement.
 */
export function unrolled(statement: readonly SourceNode[]): SourceNode[][] | undefined {
  const [first, head] = statement;
  if (isWord(first, 'for') && isGroup(head, '(')) {
    const at = head.items.findIndex((node) => isWord(node, 'in') || isMark(node, ':'));
    const [list, end] = listAt(head.items, at + 1);
    const variable = head.items[at - 1];
    const body = statement[2];
    return list === undefined || end !== head.items.length || variable?.kind !== 'word' || !isGroup(body, '{') ? undefined : list.map((item) => replaced(body.items, variable.text, item));
  }
  const [list, end] = listAt(statement, 0);
  const call = statement[end + 1];
  const body = statement[end + 2];
  if (list === undefined || !isMark(statement[end], '.') || call?.kind !== 'word' || !eachCalls.has(call.text) || statement.length !== end + 3) return undefined;
  if (isGroup(body, '(')) return byReference(list, body);
  if (!isGroup(body, '{')) return undefined;
  const arrow = body.items.findIndex((node) => isMark(node, '->'));
  const parameter = body.items[arrow - 1];
  return list.map((item) => replaced(body.items.slice(arrow + 1), parameter?.kind === 'word' ? parameter.text : 'it', item));
}

/** The items of a list that begins there, and where it ends. */
function listAt(nodes: readonly SourceNode[], at: number): [SourceNode[][] | undefined, number] {
  const node = nodes[at];
  const end = isGroup(node, '[') ? at + 1 : at + 2;
  const group = isGroup(node, '[') ? node : isListCall(node) ? nodes[at + 1] : undefined;
  const items = isGroup(group) ? split(group.items) : [];
  return [items.length === 0 || items.length > maximumItems ? undefined : items, end];
}

/** `forEach(::implementation)`, `forEach { implementation(it) }` for short. */
function byReference(list: readonly SourceNode[][], { items, line }: Group): SourceNode[][] | undefined {
  const name = items.at(-1);
  const isReference = name?.kind === 'word' && items.slice(0, -1).every((node) => isMark(node, ':') || isMark(node, '::'));
  return isReference && items.length > 1 ? list.map((item) => [name, { kind: 'group', open: '(', items: item, line, spaced: false }]) : undefined;
}

/** The nodes with an item in place of a variable, in literals too where the item is one. */
function replaced(nodes: readonly SourceNode[], variable: string, item: readonly SourceNode[]): SourceNode[] {
  const [only] = item;
  // no word of these languages needs to be escaped but one with `$`
  const text = item.length === 1 && only?.kind === 'text' && /^\w+$/.test(variable) ? only.text : undefined;
  const inLiterals = new RegExp(`\\$(?:\\{\\s*${variable}\\s*\\}|${variable}\\b)`, 'g');
  const replace = (node: SourceNode): SourceNode[] => {
    if (isWord(node, variable)) return [...item];
    if (isGroup(node)) return [{ ...(node as Group), items: node.items.flatMap(replace) }];
    return node.kind === 'text' && text !== undefined && node.text.includes('$') ? [{ ...node, text: node.text.replace(inLiterals, () => text) }] : [node];
  };
  return nodes.flatMap(replace);
}
