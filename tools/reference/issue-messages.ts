import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { issueCodes, type IssueCode } from '#core/model/issue.ts';

/** A message of an issue as it stands in the source; what is filled in is an ellipsis. */
export interface IssueMessage {
  readonly code: IssueCode;
  readonly message: string;
  /** Empty where the reader of the issue adds it. */
  readonly remedy: string;
  /** Ecosystems or parts of the program that tell it. */
  readonly from: readonly string[];
}

/** Any node of a syntax tree. */
interface SyntaxNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is SyntaxNode => typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string';
const isCode = (text: string | undefined): text is IssueCode => (issueCodes as readonly (string | undefined)[]).includes(text);

/** What is wrong with policies, configurations and commands is told by the commands, and is no issue of a scan. */
const elsewhere = /^(?:cli|web|core\/(?:policy|gate|compatibility|configuration|mcp|validation)|features\/gate|platform\/policy)\//;

/** All messages of issues that stand in the source as text, each once; those that are put together from parts are there by their parts. */
export function issueMessages(source: string): IssueMessage[] {
  const found = new Map<string, { code: IssueCode; message: string; remedy: string; from: Set<string> }>();
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!\.test|\.data|\.generated)\.ts$/.test(name) && !elsewhere.test(name)).sort()) {
    const from = partOf(file.split(sep).join('/'));
    const add = (code: IssueCode, message: string, remedy: string): void => {
      const key = `${code}\0${message}\0${remedy}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { code, message, remedy, from: new Set([from]) });
      else known.from.add(from);
    };
    visit(parseAst(readFileSync(join(source, file), 'utf8'), { lang: 'ts' }), add);
  }
  const inOrder = (a: { message: string; remedy: string }, b: { message: string; remedy: string }): number => compare(a.message, b.message) || compare(a.remedy, b.remedy);
  return [...found.values()].map(({ from, ...rest }) => ({ ...rest, from: [...from].sort() })).sort(inOrder);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Add = (code: IssueCode, message: string, remedy: string) => void;

function visit(value: unknown, add: Add): void {
  if (Array.isArray(value)) for (const item of value) visit(item, add);
  else if (isNode(value)) {
    if (value.type === 'ObjectExpression') readObject(value, add);
    else if (value.type === 'CallExpression' || value.type === 'NewExpression') readCall(value, add);
    for (const member of Object.values(value)) visit(member, add);
  }
}

/** `{ code: …, message: …, remedy: … }` */
function readObject({ properties }: SyntaxNode, add: Add): void {
  const values = new Map((properties as readonly SyntaxNode[]).flatMap((property) => {
    const name = isNode(property['key']) ? property['key']['name'] : undefined;
    return typeof name === 'string' ? [[name, property['value']] as const] : [];
  }));
  addAll(textsOf(values.get('code')), { messages: textsOf(values.get('message')), remedies: textsOf(values.get('remedy')) }, add);
}

/** `report('unreadable', path, 'message', 'remedy')`, `new UnreadableFile('unsafe', 'message')`, `new TextSyntaxError('message', line)` */
function readCall(call: SyntaxNode, add: Add): void {
  const [first, ...rest] = call['arguments'] as readonly unknown[];
  const name = isNode(call['callee']) ? call['callee']['name'] : undefined;
  if (call.type === 'NewExpression' && name === 'TextSyntaxError') {
    addAll(['malformed'], { messages: textsOf(first), remedies: [] }, add);
    return;
  }
  if (call.type === 'NewExpression' && name === 'UnreadableFile') {
    addAll(textsOf(first), { messages: textsOf(rest[0]), remedies: textsOf(rest[1]) }, add);
    return;
  }
  const texts = rest.map(textsOf).filter((list) => list.some((text) => /\S\s\S/.test(text)));
  addAll(textsOf(first), { messages: texts[0] ?? [], remedies: texts[1] ?? [] }, add);
}

function addAll(codes: readonly string[], { messages, remedies }: { readonly messages: readonly string[]; readonly remedies: readonly string[] }, add: Add): void {
  for (const code of codes) {
    if (!isCode(code)) continue;
    // alternatives of both kinds belong together where there are as many
    for (const [index, message] of messages.entries()) if (/[a-z]{3}/i.test(message)) add(code, message, (messages.length === remedies.length ? remedies[index] : remedies.join(' Or: ')) ?? '');
  }
}

/** What an expression may be as text. */
function textsOf(expression: unknown): string[] {
  if (!isNode(expression)) return [];
  const part = (key: string): string[] => textsOf(expression[key]);
  switch (expression.type) {
    case 'Literal': return typeof expression['value'] === 'string' ? [expression['value']] : [];
    case 'TemplateLiteral': return [(expression['quasis'] as readonly { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('…')];
    case 'ConditionalExpression': return [...part('consequent'), ...part('alternate')];
    case 'LogicalExpression': return [...part('left'), ...part('right')];
    case 'TSAsExpression': case 'ParenthesizedExpression': return part('expression');
    default: return [];
  }
}

/** The ecosystem, or what the file is for. */
function partOf(file: string): string {
  const [, kind, name] = /^plugins\/([^/]+)\/([^/]+)\//.exec(file) ?? [];
  if (kind === 'ecosystems') return name!;
  if (kind === 'sboms' || file.startsWith('core/sbom/')) return 'SBOMs';
  if (/licen[cs]e|copyright|curation|findings|notice|obligations|reuse/.test(file)) return 'licences';
  return /archive/.test(file) ? 'archives' : /online|http/.test(file) ? '--online' : 'every scan';
}
