import { isGroup, isMark, isWord, literals, split, type Group, type SourceNode } from '../text/source-tree.ts';

/** Values of the parameters of a block in one round of its loop. */
export type Round = ReadonlyMap<string, string>;

/** Lists and hashes of literals that names stand for. */
export type Lists = Map<string, Group>;

/** Remembers `NAME = […]`. */
export function noteList(nodes: readonly SourceNode[], lists: Lists): void {
  const [name, equals, value] = nodes;
  if (name?.kind !== 'word' || !isMark(equals, '=')) return;
  const isFrozen = nodes.length === 5 && isMark(nodes[3], '.') && isWord(nodes[4], 'freeze');
  if (isGroup(value) && value.open !== '(' && (nodes.length === 3 || isFrozen)) lists.set(name.text, value);
  else lists.delete(name.text);
}

/** The rounds of `[…].each do |…|` or `NAME.each`; none where the list is not known, `undefined` where there is no such loop. */
export function roundsOf(nodes: readonly SourceNode[], parameters: readonly string[], lists: ReadonlyMap<string, Group>): readonly Round[] | undefined {
  const each = nodes.findIndex((node, index) => index > 1 && isMark(nodes[index - 1], '.') && isWord(node, 'each', 'each_with_index', 'each_pair'));
  if (each === -1) return undefined;
  const [first] = nodes;
  const list = first?.kind === 'word' ? lists.get(first.text) : first;
  if (each !== 2 || !isGroup(list) || list.open === '(') return [];
  return rowsOf(list).map((row) => new Map(row.map((value, index) => [parameters[index] ?? '', value])));
}

/** What is not a literal is left out, as a reader tells of a name that has no value. */
function rowsOf(list: Group): string[][] {
  if (list.open === '{') return split(list.items).flatMap(pairOf);
  return list.items.flatMap((item) => {
    if (isGroup(item, '[')) return [literals(item)];
    return item.kind === 'text' || item.kind === 'symbol' ? [[item.text]] : [];
  });
}

/** `'name' => 'value'`, `name: 'value'` */
function pairOf(nodes: readonly SourceNode[]): string[][] {
  const [key, value] = nodes.filter((node) => !isMark(node, '=>'));
  const isPair = nodes.length < 4 && (key?.kind === 'text' || key?.kind === 'symbol' || key?.kind === 'key') && value?.kind === 'text';
  return isPair ? [[key.text, value.text]] : [];
}
