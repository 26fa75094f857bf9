import { isGroup, isMark, split, type Group, type SourceNode } from '#core/text/source-tree.ts';
import { statements } from '../statements.ts';
import { readExpression, readPath } from './expression.ts';
import type { Language } from './gradle-code.ts';
import { readNotations } from './notation.ts';
import type { ManagedVersions, Reach } from './version-rule.ts';

interface Asked extends Reach {
  readonly language: Language;
  readonly into: ManagedVersions;
}

/**
 * `eachDependency { if (requested.group == 'g' && requested.name == 'n') useVersion('1.0') }`: code, of which only conditions on group and name with
 * literals are understood. All else is told as decided by code.
 */
export function readEachDependency(body: Group, asked: Asked): void {
  const arrow = body.items.findIndex((node) => isMark(node, '->'));
  for (const statement of statements(body.items.slice(arrow + 1))) {
    for (let at = 0; at < statement.length;) {
      const [first, condition, ...rest] = statement.slice(at);
      if (first?.kind === 'word' && first.text === 'else') {
        at++;
        continue;
      }
      if (first?.kind !== 'word' || first.text !== 'if' || !isGroup(condition, '(')) {
        asked.into.decidedByCode.push(first!.line);
        break;
      }
      const block = isGroup(rest[0], '{') ? statements(rest[0].items) : [rest];
      const module = readCondition(condition.items, asked.language);
      if (module === undefined || !block.every((inner) => readDecision(inner, module, asked))) asked.into.decidedByCode.push(first.line);
      at += isGroup(rest[0], '{') ? 3 : statement.length;
    }
  }
}

interface ModuleName {
  readonly group: string;
  readonly name: string;
}

function readCondition(items: readonly SourceNode[], language: Language): ModuleName | undefined {
  const values = new Map<string, string>();
  for (const part of split(items, '&&')) {
    const path = readPath(part, 0);
    const field = path?.name.split('.').at(-1);
    if (path === undefined || (field !== 'group' && field !== 'name') || !isMark(part[path.end], '==') || values.has(field)) return undefined;
    const value = readExpression(part.slice(path.end + 1), language);
    if (value === undefined) return undefined;
    values.set(field, value);
  }
  const group = values.get('group');
  return group === undefined ? undefined : { group, name: values.get('name') ?? '*' };
}

/** `useVersion '1'`, `useTarget 'g:n:1'`, `because '…'`; false when it is something else. */
function readDecision(statement: readonly SourceNode[], { group, name }: ModuleName, { language, into, target, configuration }: Asked): boolean {
  const at = statement.findIndex((node) => node.kind === 'word' && ['useVersion', 'useTarget', 'because'].includes(node.text));
  const call = statement[at];
  if (call?.kind !== 'word') return false;
  if (call.text === 'because') return true;
  const next = statement[at + 1];
  const given = isGroup(next, '(') ? next.items : statement.slice(at + 1);
  const place = { target, configuration, line: call.line };
  if (call.text === 'useVersion') {
    const version = readExpression(given, language);
    if (version === undefined) return false;
    into.rules.push({ ...place, strength: 'force', notation: { kind: 'parts', group, name }, version });
    return true;
  }
  const [to, ...others] = readNotations(given, language);
  if (to === undefined || others.length > 0 || name === '*' || (to.kind !== 'module' && to.kind !== 'parts')) return false;
  into.substitutions.push({ ...place, from: { kind: 'module', text: `${group}:${name}` }, to });
  return true;
}
