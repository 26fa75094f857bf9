import { isGroup, isMark, isWord, split, type SourceNode } from '#core/text/source-tree.ts';
import { readScalaPath } from './scala-code.ts';

/** What a list becomes by `.map(…)`: the nodes of each item. */
export interface MappedList {
  readonly items: readonly (readonly SourceNode[])[];
  readonly end: number;
}

const lists = ['Seq', 'List', 'Vector', 'Set', 'Array', 'IndexedSeq'] as const;

/** A function that people write over modules is shorter; items times nodes would grow without end. */
const longestFunction = 60;
const mostMaps = 5;

/** `Seq("org" %% "a", "org" %% "b").map(_ % version)`, `modules.map(_ % Test)`, `Seq("a", "b").map(name => "org" %% name % version)`, one behind the other. */
export function readMappedList(nodes: readonly SourceNode[], from: number): MappedList | undefined {
  const start = startOf(nodes, from);
  if (start === undefined) return undefined;
  let { items, end } = start;
  for (let count = 0; count < mostMaps; count++) {
    const body = nodes[end + 2];
    if (!isMark(nodes[end], '.') || !isWord(nodes[end + 1], 'map') || !isGroup(body)) break;
    const applied = applicationOf(body.items);
    if (applied === undefined) return undefined;
    items = items.map(applied);
    end += 3;
  }
  return end === start.end ? undefined : { items, end };
}

function startOf(nodes: readonly SourceNode[], from: number): MappedList | undefined {
  const list = nodes[from + 1];
  if (isWord(nodes[from], ...lists) && isGroup(list, '(')) return { items: split(list.items), end: from + 2 };
  const path = readScalaPath(nodes, from);
  // the path goes on to the method
  return path?.name.endsWith('.map') === true && isGroup(nodes[path.end]) ? { items: [nodes.slice(from, path.end - 2)], end: path.end - 2 } : undefined;
}

/** What a function makes of the nodes of an item; `undefined` for one that does more than to put the item in its place, once: five that double it would make thirty of each. */
function applicationOf(written: readonly SourceNode[]): ((item: readonly SourceNode[]) => readonly SourceNode[]) | undefined {
  const body = written.filter((node) => node.kind !== 'newline');
  const arrow = body.findIndex((node) => isMark(node, '=>'));
  const [parameter] = isGroup(body[0], '(') ? body[0].items : body;
  const name = arrow === -1 ? '_' : parameter?.kind === 'word' ? parameter.text : undefined;
  const result = body.slice(arrow + 1);
  if (name === undefined || body.length > longestFunction || result.some((node) => isGroup(node, '{')) || result.filter((node) => isWord(node, name)).length !== 1) return undefined;
  return (item) => result.flatMap((node) => (isWord(node, name) ? item : [node]));
}
