import { isGroup, isMark, isWord, literalText, split, type Group, type SourceNode } from '../text/source-tree.ts';

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
  return rowsOf(list).map((row) => new Map(row.flatMap((value, index) => (value === undefined ? [] : [[parameters[index] ?? '', value] as const]))));
}

/** Loops in loops with more rounds were made to be. */
const mostRounds = 10_000;

/** The rounds of all loops around a statement together, the outermost first; one without values where there is no loop, none where the list of one is not known. */
export function roundsWithin(frames: readonly { readonly rounds?: readonly Round[] | undefined }[]): readonly Round[] {
  let all: readonly Round[] = [new Map()];
  for (const { rounds } of frames) {
    if (rounds === undefined) continue;
    if (all.length * rounds.length > mostRounds) return [];
    all = all.flatMap((outer) => rounds.map((inner) => new Map([...outer, ...inner])));
  }
  return all;
}

/** What is not a literal has no value in its round, as a reader tells of a name that has none. */
function rowsOf(list: Group): (string | undefined)[][] {
  return split(list.items).map((item) => {
    if (list.open === '{') return pairOf(item);
    const [first] = item;
    return item.length === 1 && isGroup(first, '[') ? split(first.items).map(valueOf) : [valueOf(item)];
  });
}

/** `'name' => 'value'`, `name: 'value'` */
function pairOf(nodes: readonly SourceNode[]): (string | undefined)[] {
  const [key, ...value] = nodes.filter((node) => !isMark(node, '=>'));
  return [key === undefined ? undefined : key.kind === 'key' ? key.text : valueOf([key]), valueOf(value)];
}

/** Of a list, as of several requirements, all of it. */
function valueOf(nodes: readonly SourceNode[]): string | undefined {
  const [first] = nodes;
  if (nodes.length !== 1) return undefined;
  if (first?.kind === 'symbol') return first.text;
  if (!isGroup(first, '[')) return literalText(first);
  const items = split(first.items).map(valueOf);
  return items.includes(undefined) ? undefined : items.join(', ');
}
