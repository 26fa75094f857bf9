import { isGroup, isMark, isWord, type SourceNode } from '#core/text/source-tree.ts';
import { statements } from '../statements.ts';

/** What stands in one branch of a condition, and whether it is run whatever happens. */
export interface Branch {
  readonly items: readonly SourceNode[];
  readonly isCertain: boolean;
}

/** The statements of a block; a condition is one with all of its branches, also where these have no brackets and stand on lines of their own. */
export function statementsWithBranches(nodes: readonly SourceNode[]): SourceNode[][] {
  const found: SourceNode[][] = [];
  for (const statement of statements(nodes)) {
    const last = found.at(-1);
    const isRest = last !== undefined && (isOpenHead(last) || (isWord(last[0], 'if') && isWord(statement[0], 'else')) || (isWord(last[0], 'try') && isWord(statement[0], 'catch', 'finally')));
    if (isRest) for (const node of statement) last.push(node);
    else found.push(statement);
  }
  return found;
}

/** `if (…)` or `else` with what it is about on the next line. */
const isOpenHead = (statement: readonly SourceNode[]): boolean =>
  isWord(statement[0], 'if') && (isWord(statement.at(-1), 'else') || (isGroup(statement.at(-1), '(') && isWord(statement.at(-2), 'if')));

/**
 * The branches of `if … else …`, `when`, `switch` and `try`, those that cannot be reached left out; `undefined` for any other statement. Conditions are
 * not evaluated unless they are `true` or `false`.
 */
export function branchesOf(statement: readonly SourceNode[]): readonly Branch[] | undefined {
  const [first, second] = statement;
  if (isWord(first, 'if') && isGroup(second, '(')) return branchesOfIf(statement);
  if (isWord(first, 'when', 'switch')) {
    const body = statement.find((node) => isGroup(node, '{'));
    return isGroup(body) ? statements(body.items).map((inner) => ({ items: afterLabels(inner), isCertain: false })) : undefined;
  }
  if (isWord(first, 'try') && isGroup(second, '{')) {
    return statement.flatMap((node, at) => (isGroup(node, '{') ? [{ items: node.items, isCertain: at === 1 || isWord(statement[at - 1], 'finally') }] : []));
  }
  return undefined;
}

/** Chains of them are followed without recursion. */
function branchesOfIf(statement: readonly SourceNode[]): Branch[] {
  const branches: Branch[] = [];
  let at = 0;
  let isCertain = true;
  for (;;) {
    // `if (a) if (b) …`: what stands there depends on all of them
    const conditions: boolean[] = [];
    let isKnown = true;
    for (let group = statement[at + 1]; isWord(statement[at], 'if') && isGroup(group, '('); group = statement[at + 1]) {
      const [only] = group.items;
      isKnown &&= group.items.length === 1 && isWord(only, 'true', 'false');
      conditions.push(!isWord(only, 'false') || group.items.length !== 1);
      at += 2;
    }
    const isMet = isKnown && !conditions.includes(false);
    const isNever = conditions.length === 1 && conditions[0] === false;
    const body = at;
    if (isGroup(statement[at], '{')) at++;
    else while (at < statement.length && !isWord(statement[at], 'else')) at++;
    if (!isNever) branches.push({ items: inside(statement.slice(body, at)), isCertain: isCertain && isMet });
    if (!isWord(statement[at], 'else') || (conditions.length > 0 && isMet && isCertain)) return branches;
    isCertain &&= isNever;
    at++;
  }
}

/** Without the brackets around it. */
const inside = (nodes: readonly SourceNode[]): readonly SourceNode[] => (nodes.length === 1 && isGroup(nodes[0], '{') ? nodes[0].items : nodes);

/** What stands behind `"linux" ->`, `case 'a':`, `default:`. */
function afterLabels(statement: readonly SourceNode[]): readonly SourceNode[] {
  const arrow = statement.findIndex((node) => isMark(node, '->'));
  if (arrow !== -1) return inside(statement.slice(arrow + 1));
  let at = 0;
  for (let node = statement[at]; isWord(node, 'case') || (node?.kind === 'key' && node.text === 'default') || isWord(node, 'default'); node = statement[at]) {
    const end = statement.findIndex((item, index) => index >= at && (item.kind === 'key' || isMark(item, ':')));
    if (end === -1) break;
    at = end + 1;
  }
  return isWord(statement[at], 'break') ? [] : statement.slice(at);
}

/** The sides of `condition ? a : b` and `if (condition) a else b`, and of chains of them; `undefined` for any other expression. */
export function sidesOf(expression: readonly SourceNode[]): readonly (readonly SourceNode[])[] | undefined {
  if (isWord(expression[0], 'if')) return branchesOf(expression)?.map(({ items }) => items);
  const sides: SourceNode[][] = [];
  let open: SourceNode[] = [];
  let isInSide = false;
  for (const node of expression) {
    if (!isInSide && isMark(node, '?')) {
      if (open.length === 0) return undefined;
      open = [];
      isInSide = true;
    } else if (isInSide && (isMark(node, ':') || node.kind === 'key')) {
      // `c ? a:b` and `c ? 'a':'b'` look like the key of an entry
      if (node.kind === 'key') open.push({ ...node, kind: /^[A-Za-z_]\w*$/.test(node.text) ? 'word' : 'text' });
      sides.push(open);
      open = [];
      isInSide = false;
    } else open.push(node);
  }
  return isInSide || sides.length === 0 ? undefined : [...sides, open];
}
