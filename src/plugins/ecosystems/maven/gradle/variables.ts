import { isGroup, isMark, split, type SourceNode } from '#core/text/source-tree.ts';
import { readExpression, readPath } from './expression.ts';
import type { Language } from './gradle-code.ts';

const keywords = new Set(['def', 'val', 'var', 'const', 'final', 'static', 'String', 'private', 'public', 'internal', 'protected', 'lateinit', 'override']);

/**
 * Notes the variable that a statement defines with a value that can be read: `def x = '1'`, `ext.x = "1"`, `val x by extra("1")`, `set("x", "1")`,
 * maps as `x.key`. Tells whether the statement was a definition.
 */
export function readDefinition(statement: readonly SourceNode[], language: Language, variables: Map<string, string>, prefix = ''): boolean {
  const start = statement.findIndex((node) => !(node.kind === 'word' && keywords.has(node.text)));
  if (start === -1) return false;
  const call = readSet(statement, start);
  if (call !== undefined) {
    define(variables, prefix + call.name, readExpression(call.value, language));
    return true;
  }
  const path = readPath(statement, start);
  if (path === undefined) return false;
  let at = path.end;
  // a type: `val x: String = …`
  if (isMark(statement[at], ':')) while (at < statement.length && !isMark(statement[at], '=')) at++;
  const operator = statement[at];
  const value = statement.slice(at + 1);
  if (isMark(operator, '=')) {
    readValue(value, language, variables, prefix + path.name);
    return true;
  }
  if (operator?.kind === 'word' && operator.text === 'by') {
    const inner = value.find((node) => isGroup(node, '(') || isGroup(node, '{'));
    if (isGroup(inner)) define(variables, prefix + path.name, readExpression(inner.items.filter((node) => node.kind !== 'newline'), language));
    return true;
  }
  return false;
}

function readValue(value: readonly SourceNode[], language: Language, variables: Map<string, string>, name: string): void {
  const map = value.length === 1 && isGroup(value[0], '[') ? value[0] : value.length === 2 && value[0]?.kind === 'word' && /^(?:mutable)?[mM]apOf$/.test(value[0].text) && isGroup(value[1], '(') ? value[1] : undefined;
  if (map === undefined) {
    define(variables, name, readExpression(value, language));
    return;
  }
  for (const entry of split(map.items)) {
    const [key, second] = entry;
    const named = readKey(entry);
    if (named !== undefined) readValue(named.value, language, variables, `${name}.${named.key}`);
    else if (key?.kind === 'text' && second?.kind === 'word' && second.text === 'to') readValue(entry.slice(2), language, variables, `${name}.${key.text}`);
  }
}

/** `set("x", value)`, with or without `ext.` before it. */
function readSet(statement: readonly SourceNode[], start: number): { readonly name: string; readonly value: readonly SourceNode[] } | undefined {
  const at = statement.findIndex((node, index) => index >= start && node.kind === 'word' && node.text === 'set');
  const group = statement[at + 1];
  if (at === -1 || !isGroup(group, '(')) return undefined;
  const [name, value] = split(group.items);
  return name?.[0]?.kind === 'text' && value !== undefined ? { name: name[0].text, value } : undefined;
}

/** `key: value`, `key : value` or `'key': value`. */
export function readKey(entry: readonly SourceNode[]): { readonly key: string; readonly value: readonly SourceNode[] } | undefined {
  const [first, second] = entry;
  if (first?.kind === 'key') return { key: first.text, value: entry.slice(1) };
  return (first?.kind === 'word' || first?.kind === 'text') && isMark(second, ':') ? { key: first.text, value: entry.slice(2) } : undefined;
}

function define(variables: Map<string, string>, name: string, value: string | undefined): void {
  if (value === undefined) return;
  // within a class the names of its other constants stand alone
  variables.set(name, value.replace(/\$\{([^{}]*)\}/g, (whole, inner: string) => {
    for (let dot = name.lastIndexOf('.'); dot !== -1; dot = name.lastIndexOf('.', dot - 1)) {
      const known = variables.get(`${name.slice(0, dot)}.${inner}`);
      if (known !== undefined) return known;
      if (dot === 0) break;
    }
    return whole;
  }));
}

/** Constants of classes and objects as code of `buildSrc` holds them: `Versions.kotlin`. */
export function readConstants(nodes: readonly SourceNode[], language: Language, variables: Map<string, string>, prefix = ''): void {
  let from = 0;
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at]!;
    if (node.kind === 'newline' || isMark(node, ';')) {
      readDefinition(nodes.slice(from, at), language, variables, prefix);
      from = at + 1;
    } else if (isGroup(node, '{')) {
      const head = nodes.slice(from, at);
      const keyword = head.findIndex((item) => item.kind === 'word' && ['object', 'class', 'interface', 'enum'].includes(item.text));
      const name = head[keyword + 1];
      const isCompanion = head.some((item) => item.kind === 'word' && item.text === 'companion');
      if (keyword !== -1) readConstants(node.items, language, variables, name?.kind === 'word' && !isCompanion ? `${prefix}${name.text}.` : prefix);
      from = at + 1;
    }
  }
  readDefinition(nodes.slice(from), language, variables, prefix);
}
