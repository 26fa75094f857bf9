import { isGroup, isMark, isWord, nest, split, type Group, type SourceNode } from '../text/source-tree.ts';
import { tokenizeRuby } from './tokens.ts';

/** One statement with the blocks around it. */
export interface Statement<Frame> {
  readonly nodes: readonly SourceNode[];
  readonly line: number;
  /** Outermost first. */
  readonly frames: readonly Frame[];
}

/** A block that a statement opens: `do … end`, `{ … }`, or a keyword up to its `end`. */
export interface Opening {
  readonly keyword: 'do' | 'braces' | 'if' | 'module' | 'def' | 'other';
  readonly nodes: readonly SourceNode[];
  readonly line: number;
  /** Names between the bars: `|spec|`. */
  readonly parameters: readonly string[];
}

export interface StatementReader<Frame> {
  /** The frame of a block, or `undefined` for one that changes nothing. */
  open(opening: Opening, frames: readonly Frame[]): Frame | undefined;
  statement(statement: Statement<Frame>): void;
  /** An `else`, `elsif`, `when` or `rescue` of the innermost keyword block. */
  branch?(): void;
  /** The innermost block has ended. */
  close?(): void;
}

const openers: ReadonlyMap<string, Opening['keyword']> = new Map([
  ['if', 'if'], ['unless', 'if'], ['case', 'if'], ['while', 'other'], ['until', 'other'], ['for', 'other'], ['begin', 'other'],
  ['class', 'module'], ['module', 'module'], ['def', 'def'],
]);
const branches = ['else', 'elsif', 'when', 'in', 'rescue', 'ensure', 'then'] as const;

/** Walks the statements of a Ruby text in order, following blocks; nothing is evaluated. */
export function readStatements<Frame>(source: string, reader: StatementReader<Frame>): void {
  walk(nest(tokenizeRuby(source)), reader, []);
}

/** Blocks nested deeper than this are taken as one. */
const maximumDepth = 200;

function walk<Frame>(nodes: readonly SourceNode[], reader: StatementReader<Frame>, outer: readonly (readonly Frame[])[]): void {
  // each level with the frames around its statements
  const levels = [...outer];
  let beyond = 0;
  const close = () => {
    if (beyond > 0) beyond--;
    else levels.pop();
    reader.close?.();
  };
  for (const statement of statementsOf(nodes)) {
    const first = statement[0]!;
    const frames = levels.at(-1) ?? [];
    if (isWord(first, 'end')) {
      if (levels.length > outer.length) close();
    } else if (isWord(first, ...branches)) reader.branch?.();
    else {
      const opening = openingOf(statement);
      if (opening === undefined) {
        reader.statement({ nodes: withoutModifier(statement), line: first.line, frames });
        walkBraces(statement, reader, levels);
        continue;
      }
      if (opening.keyword === 'do') reader.statement({ nodes: opening.nodes, line: first.line, frames });
      const frame = reader.open(opening, frames);
      if (levels.length >= maximumDepth) beyond++;
      else levels.push(frame === undefined ? frames : [...frames, frame]);
    }
  }
  while (levels.length > outer.length) close();
}

/** `call(…) { |x| … }` at the end of a statement. */
function walkBraces<Frame>(statement: readonly SourceNode[], reader: StatementReader<Frame>, levels: readonly (readonly Frame[])[]): void {
  const last = statement.at(-1);
  const before = statement.at(-2);
  if (!isGroup(last, '{') || before === undefined || before.kind === 'key' || isMark(before, '=') || isMark(before, '=>') || isMark(before, ',')) return;
  const frames = levels.at(-1) ?? [];
  const { names, length } = parametersOf(last.items);
  const frame = reader.open({ keyword: 'braces', nodes: statement.slice(0, -1), line: last.line, parameters: names }, frames);
  walk(last.items.slice(length), reader, [...levels, frame === undefined ? frames : [...frames, frame]]);
  reader.close?.();
}

/** Statements end with a line or `;`, unless an operator, a comma or a leading dot carries them on. */
function statementsOf(nodes: readonly SourceNode[]): SourceNode[][] {
  const statements: SourceNode[][] = [[]];
  let bars = 0;
  const next = (...first: SourceNode[]) => {
    statements.push(first);
    bars = 0;
  };
  for (const [index, node] of nodes.entries()) {
    const current = statements.at(-1)!;
    const previous = current.at(-1);
    if (node.kind === 'newline') {
      if (isMark(previous, '\\')) current.pop();
      else if (previous !== undefined && !continues(previous) && !leadsOn(nodes, index + 1)) next();
    } else if (isMark(node, ';') || (isWord(node, 'then') && previous !== undefined)) next();
    else if (isWord(node, 'end') && previous !== undefined && !isMark(previous, '.')) next(node);
    else {
      current.push(node);
      // the statements of a block may stand on its first line
      if (isWord(node, 'do')) {
        if (isMark(nodes[index + 1], '|')) bars = 1;
        else next();
      } else if (bars > 0 && isMark(node, '|') && bars++ === 2) next();
    }
  }
  return statements.filter((statement) => statement.length > 0);
}

function continues(node: SourceNode): boolean {
  return node.kind === 'mark' && node.text !== '|' && node.text !== '?' && node.text !== '!' && node.text !== '*';
}

function leadsOn(nodes: readonly SourceNode[], from: number): boolean {
  let at = from;
  while (nodes[at]?.kind === 'newline') at++;
  return isMark(nodes[at], '.') || isMark(nodes[at], '&.');
}

function openingOf(statement: readonly SourceNode[]): Opening | undefined {
  const line = statement[0]!.line;
  const at = statement.findLastIndex((node) => isWord(node, 'do'));
  const isLoop = isWord(statement[0], 'while', 'until', 'for');
  if (at > 0 && !isLoop) {
    const { names, length } = parametersOf(statement.slice(at + 1));
    if (length === statement.length - at - 1) return { keyword: 'do', nodes: statement.slice(0, at), line, parameters: names };
  }
  const word = isMark(statement[1], '=') || isMark(statement[1], '||=') ? statement[2] : statement[0];
  const keyword = word?.kind === 'word' ? openers.get(word.text) : undefined;
  if (keyword === undefined) return undefined;
  // `def name = expression` has no end
  if (keyword === 'def' && statement.some((node) => isMark(node, '=') && node.spaced)) return undefined;
  return { keyword, nodes: statement, line, parameters: [] };
}

function parametersOf(nodes: readonly SourceNode[]): { names: string[]; length: number } {
  if (!isMark(nodes[0], '|')) return { names: [], length: 0 };
  const close = nodes.findIndex((node, index) => index > 0 && isMark(node, '|'));
  if (close === -1) return { names: [], length: 0 };
  const names = nodes.slice(1, close).flatMap((node) => isGroup(node) ? node.items : [node]).flatMap((node) => node.kind === 'word' ? [node.text] : []);
  return { names, length: close + 1 };
}

/** Without a trailing `if …`, `unless …` or `rescue …`. */
function withoutModifier(statement: readonly SourceNode[]): readonly SourceNode[] {
  const at = statement.findIndex((node, index) => index > 0 && isWord(node, 'if', 'unless', 'rescue'));
  return at === -1 ? statement : statement.slice(0, at);
}

export interface Call {
  readonly name: string;
  readonly positional: readonly (readonly SourceNode[])[];
  readonly named: ReadonlyMap<string, readonly SourceNode[]>;
  /** Holds `**options` or a block argument: more than what is written here. */
  readonly open: boolean;
}

/** `*%w(name 1.0)`, `*['name', '1.0']`. */
const isWrittenOut = (node: SourceNode | undefined): node is Group => isGroup(node, '[') && split(node.items).every((item) => item.length === 1 && (item[0]?.kind === 'text' || item[0]?.kind === 'symbol'));

/** A call of a method without receiver (`gem 'x', …`) or, with `receiver`, on that name. */
export function callOf(nodes: readonly SourceNode[], receiver?: string): Call | undefined {
  let at = 0;
  if (receiver !== undefined) {
    if (!isWord(nodes[0], receiver) || !(isMark(nodes[1], '.') || isMark(nodes[1], '&.'))) return undefined;
    at = 2;
  }
  const name = nodes[at];
  if (name?.kind !== 'word') return undefined;
  const next = nodes[at + 1];
  if (next?.kind === 'mark' && next.text !== '*' && next.text !== '**' && next.text !== '&' && next.text !== '->') return undefined;
  const isCalled = isGroup(next, '(') && !next.spaced;
  const parts = isCalled ? split(next.items) : split(nodes.slice(at + 1));
  const positional: (readonly SourceNode[])[] = [];
  const named = new Map<string, readonly SourceNode[]>();
  let open = false;
  for (const part of parts.flatMap((item) => item.length === 1 && isGroup(item[0], '{') ? split(item[0].items) : [item])) {
    const [first] = part;
    if (first?.kind === 'key') named.set(first.text, part.slice(1));
    else if (isMark(part[1], '=>') && (first?.kind === 'symbol' || first?.kind === 'text')) named.set(first.text, part.slice(2));
    else if (isMark(first, '*') && part.length === 2 && isWrittenOut(part[1])) for (const item of split(part[1].items)) positional.push(item);
    else if (isMark(first, '**') || isMark(first, '*') || isMark(first, '&')) open = true;
    else positional.push(part);
  }
  return { name: name.text, positional, named, open };
}
