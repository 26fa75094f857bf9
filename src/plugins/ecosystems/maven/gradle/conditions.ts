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
    if (isRest) last.push(...statement);
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
  if (isWord(first, 'if') && isGroup(second, '(')) return branchesOfIf(second.items, statement.slice(2));
  if (isWord(first, 'when', 'switch')) {
    const body = statement.find((node) => isGroup(node, '{'));
    return isGroup(body) ? statements(body.items).map((inner) => ({ items: afterLabels(inner), isCertain: false })) : undefined;
  }
  if (isWord(first, 'try') && isGroup(second, '{')) {
    return statement.flatMap((node, at) => (isGroup(node, '{') ? [{ items: node.items, isCertain: at === 1 || isWord(statement[at - 1], 'finally') }] : []));
  }
  return undefined;
}

function branchesOfIf(condition: readonly SourceNode[], rest: readonly SourceNode[]): Branch[] {
  const at = isGroup(rest[0], '{') ? 1 : rest.findIndex((node) => isWord(node, 'else'));
  const end = at === -1 ? rest.length : at;
  const isKnown = (word: string): boolean => condition.length === 1 && isWord(condition[0], word);
  const branches: Branch[] = isKnown('false') ? [] : [{ items: inside(rest.slice(0, end)), isCertain: isKnown('true') }];
  if (isWord(rest[end], 'else') && !isKnown('true')) branches.push({ items: inside(rest.slice(end + 1)), isCertain: isKnown('false') });
  return branches;
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

/** Both sides of `condition ? a : b` and `if (condition) a else b`; `undefined` for any other expression. */
export function sidesOf(expression: readonly SourceNode[]): readonly (readonly SourceNode[])[] | undefined {
  if (isWord(expression[0], 'if')) return branchesOf(expression)?.map(({ items }) => items);
  const question = expression.findIndex((node) => isMark(node, '?'));
  const colon = expression.findIndex((node, at) => at > question && (isMark(node, ':') || node.kind === 'key'));
  if (question < 1 || colon === -1) return undefined;
  const key = expression[colon]!;
  // `c ? a:b` and `c ? 'a':'b'` look like the key of an entry
  const last: SourceNode[] = key.kind === 'key' ? [{ ...key, kind: /^[A-Za-z_]\w*$/.test(key.text) ? 'word' : 'text' }] : [];
  return [[...expression.slice(question + 1, colon), ...last], expression.slice(colon + 1)];
}
