import { isGroup, split, type Group, type SourceNode } from '#core/text/source-tree.ts';
import { readExpression } from './expression.ts';
import { statements } from '../statements.ts';
import type { Language } from './gradle-code.ts';
import { readNotations, type Notation } from './notation.ts';
import { readKey } from './variables.ts';

/** What a script says of versions apart from declarations; versions are templates. */
export interface ManagedVersions {
  /** Versions that constraints and dependency management give to modules, by `group:name`. */
  readonly constraints: Map<string, string>;
  /** Platforms and BOMs that give versions. */
  readonly platforms: { readonly text: string; readonly line: number }[];
  /** Lines in `dependencies` that are computed. */
  readonly unread: number[];
}

/** `constraints { … }`. */
export function readConstraints(body: Group, language: Language, into: ManagedVersions): void {
  for (const statement of statements(body.items)) {
    const version = readVersionBlock(statement, language);
    for (const notation of readNotations(argumentsOf(statement), language)) addConstraint(into, notation, version);
  }
}

/** The block of the Spring dependency management plugin. */
export function readDependencyManagement(body: Group, language: Language, into: ManagedVersions): void {
  for (const statement of statements(body.items)) {
    const inner = statement.findLast((node) => isGroup(node, '{'));
    const [first] = statement;
    if (!isGroup(inner) || first?.kind !== 'word') continue;
    if (first.text === 'imports') readImports(inner, language, into);
    else if (first.text === 'dependencies') for (const entry of statements(inner.items)) readManaged(entry, language, into);
  }
}

/** `imports { mavenBom '…' }`. */
export function readImports(body: Group, language: Language, into: ManagedVersions): void {
  for (const statement of statements(body.items)) {
    const [first] = statement;
    if (first?.kind !== 'word' || first.text !== 'mavenBom') continue;
    const text = readExpression(argumentsOf(statement), language);
    if (text === undefined) into.unread.push(first.line);
    else into.platforms.push({ text, line: first.line });
  }
}

/** `dependency 'g:n:v'` or `dependencySet(group: 'g', version: 'v') { entry 'n' }`. */
function readManaged(statement: readonly SourceNode[], language: Language, into: ManagedVersions): void {
  const [first] = statement;
  if (first?.kind !== 'word') return;
  if (first.text === 'dependency') for (const notation of readNotations(argumentsOf(statement), language)) addConstraint(into, notation);
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
    if (flat[0]?.kind === 'word' && flat[0].text === 'entry' && flat[1]?.kind === 'text') constrain(into, `${group}:${flat[1].text}`, version);
  }
}

/** Without a block behind them. */
const argumentsOf = (statement: readonly SourceNode[]): readonly SourceNode[] => {
  const second = statement[1];
  return isGroup(second, '(') ? second.items : statement.slice(1).filter((node) => !isGroup(node, '{'));
};

function addConstraint(into: ManagedVersions, notation: Notation, version?: string): void {
  if (notation.kind === 'parts') constrain(into, `${notation.group}:${notation.name}`, version ?? notation.version);
  else if (notation.kind === 'module') {
    const [group = '', name = '', own] = splitOutside(notation.text);
    constrain(into, `${group}:${name}`, version ?? own);
  }
}

function constrain({ constraints }: ManagedVersions, module: string, version: string | undefined): void {
  if (version !== undefined && !constraints.has(module)) constraints.set(module, version);
}

/** `{ version { strictly("1.0"); prefer("1.1") } }` as `1.0!!1.1`. */
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
  const strict = values.get('strictly') ?? values.get('require');
  const prefer = values.get('prefer');
  return strict !== undefined && prefer !== undefined ? `${strict}!!${prefer}` : (strict ?? prefer);
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
