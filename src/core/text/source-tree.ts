import type { Token } from './source-code.ts';

/** Tokens with brackets matched: a bracket and what it holds is one node. */
export type SourceNode = Token | Group;

export interface Group {
  readonly kind: 'group';
  /** The opening bracket: `(`, `[`, `{`, or one of two characters. */
  readonly open: string;
  readonly items: readonly SourceNode[];
  readonly line: number;
  readonly spaced: boolean;
}

const closing: ReadonlyMap<string, string> = new Map([['(', ')'], ['[', ']'], ['{', '}'], ['<<', '>>'], ['%{', '}'], ['#{', '}']]);
const closers = new Set(closing.values());

/** Nesting beyond this is kept flat, so that readers may follow groups by recursion. */
const maximumDepth = 100;

/** Matches brackets; one that is not closed ends with the text, a stray closing one is left out. */
export function nest(tokens: readonly Token[], brackets: readonly string[] = ['(', '[', '{']): SourceNode[] {
  const root: SourceNode[] = [];
  const stack: { readonly items: SourceNode[]; readonly close: string }[] = [{ items: root, close: '' }];
  for (const token of tokens) {
    const top = stack.at(-1)!;
    if (token.kind !== 'mark') top.items.push(token);
    else if (brackets.includes(token.text) && stack.length < maximumDepth) {
      const items: SourceNode[] = [];
      top.items.push({ kind: 'group', open: token.text, items, line: token.line, spaced: token.spaced });
      stack.push({ items, close: closing.get(token.text)! });
    } else if (closers.has(token.text) && brackets.some((open) => closing.get(open) === token.text)) {
      if (top.close === token.text) stack.pop();
      else {
        const at = stack.findLastIndex((open) => open.close === token.text);
        if (at > 0) stack.length = at;
      }
    } else top.items.push(token);
  }
  return root;
}

export const isMark = (node: SourceNode | undefined, text: string): boolean => node?.kind === 'mark' && node.text === text;

export const isWord = (node: SourceNode | undefined, ...words: readonly string[]): boolean => node?.kind === 'word' && words.includes(node.text);

declare const asked: unique symbol;

/** The mark keeps the compiler from taking "not this bracket" for "no group". */
type AskedGroup = Group & { readonly [asked]: true };

export const isGroup = (node: SourceNode | undefined, open?: string): node is AskedGroup =>
  node?.kind === 'group' && (open === undefined || node.open === open);

/** The value of a string literal that is not computed. */
export const literalText = (node: SourceNode | undefined): string | undefined =>
  node?.kind === 'text' && node.dynamic !== true ? node.text : undefined;

/** The parts between marks of that text; line breaks are left out, empty parts too. */
export function split(nodes: readonly SourceNode[], mark = ','): SourceNode[][] {
  const parts: SourceNode[][] = [[]];
  for (const node of nodes) {
    if (node.kind === 'newline') continue;
    if (isMark(node, mark)) parts.push([]);
    else parts.at(-1)!.push(node);
  }
  return parts.filter((part) => part.length > 0);
}

/** The literals in a list such as `['a', 'b']`; anything else in it is left out. */
export function literals(node: SourceNode | undefined): string[] {
  if (!isGroup(node)) return [];
  return node.items.flatMap((item) => (item.kind === 'text' && item.dynamic !== true) || item.kind === 'symbol' ? [item.text] : []);
}
