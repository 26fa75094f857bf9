import { isGroup, split, type Group, type SourceNode } from '#core/text/source-tree.ts';
import { readExpression } from './expression.ts';
import { statements } from '../statements.ts';
import type { Language } from './gradle-code.ts';
import { richVersion } from './gradle-version.ts';
import { readNotations } from './notation.ts';
import { readKey } from './variables.ts';
import type { ManagedVersions, VersionRule } from './version-rule.ts';

export interface ManagedBlock {
  readonly language: Language;
  /** For which projects it stands there. */
  readonly target: string;
  readonly into: ManagedVersions;
}

/** `constraints { … }`. */
export function readConstraints(body: Group, block: ManagedBlock): void {
  for (const statement of statements(body.items)) {
    const version = readVersionBlock(statement, block.language);
    const { line } = statement[0]!;
    for (const notation of readNotations(argumentsOf(statement), block.language)) addRule(block, { strength: 'constraint', notation, version, line });
  }
}

/** The block of the Spring dependency management plugin. */
export function readDependencyManagement(body: Group, block: ManagedBlock): void {
  for (const statement of statements(body.items)) {
    const inner = statement.findLast((node) => isGroup(node, '{'));
    const [first] = statement;
    if (!isGroup(inner) || first?.kind !== 'word') continue;
    if (first.text === 'imports') readImports(inner, block);
    else if (first.text === 'dependencies') for (const entry of statements(inner.items)) readManaged(entry, block);
  }
}

/** `imports { mavenBom '…' }`. */
export function readImports(body: Group, { language, target, into }: ManagedBlock): void {
  for (const statement of statements(body.items)) {
    const [first] = statement;
    if (first?.kind !== 'word' || first.text !== 'mavenBom') continue;
    const text = readExpression(argumentsOf(statement), language);
    if (text === undefined) into.unread.push(first.line);
    else into.platforms.push({ of: { kind: 'module', text }, strength: 'managed', target, line: first.line });
  }
}

/** `dependency 'g:n:v'` or `dependencySet(group: 'g', version: 'v') { entry 'n' }`. */
function readManaged(statement: readonly SourceNode[], block: ManagedBlock): void {
  const { language } = block;
  const [first] = statement;
  if (first?.kind !== 'word') return;
  const { line } = first;
  if (first.text === 'dependency') for (const notation of readNotations(argumentsOf(statement), language)) addRule(block, { strength: 'managed', notation, line });
  if (first.text !== 'dependencySet') return;
  const values = new Map<string, string | undefined>();
  const parts = split(argumentsOf(statement));
  for (const part of parts) {
    const named = readKey(part) ?? (part[0]?.kind === 'word' ? { key: part[0].text, value: part.slice(2) } : undefined);
    if (named !== undefined) values.set(named.key, readExpression(named.value, language));
  }
  const positional = parts.map((part) => (part.length === 1 ? readExpression(part, language) : undefined));
  const group = values.get('group') ?? positional[0];
  const version = values.get('version') ?? positional[1];
  const entries = statement.findLast((node) => isGroup(node, '{'));
  if (group === undefined || version === undefined || !isGroup(entries)) return;
  for (const entry of statements(entries.items)) {
    const flat = entry.flatMap((node) => (isGroup(node, '(') ? node.items : [node]));
    if (flat[0]?.kind === 'word' && flat[0].text === 'entry' && flat[1]?.kind === 'text') addRule(block, { strength: 'managed', notation: { kind: 'parts', group, name: flat[1].text, version }, line });
  }
}

/** Without a block behind them. */
const argumentsOf = (statement: readonly SourceNode[]): readonly SourceNode[] => {
  const second = statement[1];
  return isGroup(second, '(') ? second.items : statement.slice(1).filter((node) => !isGroup(node, '{'));
};

function addRule({ target, into }: ManagedBlock, rule: Omit<VersionRule, 'target'>): void {
  if (rule.notation.kind !== 'unread' && rule.notation.kind !== 'local') into.rules.push({ ...rule, target });
}

/** `{ version { strictly("[1,2["); prefer("1.1") } }` as `[1,2[!!1.1`, the short form that Gradle has for strict versions. */
export function readVersionBlock(statement: readonly SourceNode[], language: Language): string | undefined {
  const body = statement.findLast((node) => isGroup(node, '{'));
  if (!isGroup(body)) return undefined;
  const values = new Map<string, string>();
  for (const inner of statements(body.items)) {
    const block = inner.at(-1);
    if (inner[0]?.kind !== 'word' || inner[0].text !== 'version' || !isGroup(block, '{')) continue;
    for (const entry of statements(block.items)) {
      const flat = entry.flatMap((node) => (isGroup(node, '(') ? node.items : [node]));
      const value = readExpression(flat.slice(1), language);
      if (flat[0]?.kind === 'word' && value !== undefined) values.set(flat[0].text, value);
    }
  }
  return richVersion(values.get('strictly'), values.get('require'), values.get('prefer'));
}

/** Splits at colons that do not stand in `${…}`. */
export function splitOutside(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith('${', at)) {
      const end = text.indexOf('}', at);
      if (end === -1) break;
      at = end;
    } else if (text[at] === ':') {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
