import { weakest, type Scope } from '#core/model/scope.ts';
import { isGroup, isWord, split, type SourceNode } from '#core/text/source-tree.ts';
import type { ModuleRequirement } from './meta-text.ts';
import { moduleSource } from './module-source.ts';
import { byArrow, readPerl, textOf } from './perl-text.ts';

/** Requirements of a `cpanfile`, a small language in Perl. */
export interface Cpanfile {
  readonly requirements: readonly ModuleRequirement[];
  readonly unread: readonly { readonly line: number; readonly message: string }[];
}

const scopeOfWord: ReadonlyMap<string, Scope> = new Map<string, Scope>([
  ['requires', 'runtime'], ['recommends', 'optional'], ['suggests', 'optional'],
  ['test_requires', 'test'], ['build_requires', 'build'], ['configure_requires', 'build'], ['author_requires', 'development'],
]);

export const scopeOfPhase: ReadonlyMap<string, Scope> = new Map<string, Scope>([
  ['runtime', 'runtime'], ['test', 'test'], ['build', 'build'], ['configure', 'build'], ['develop', 'development'],
]);

export function readCpanfile(source: string): Cpanfile {
  return requirementCalls(readPerl(source), { several: false });
}

/** Calls such as `requires 'Module' => '1.0'`, also under conditions and in phases. `several`: each call may have many modules (Module::Install), else options follow. */
export function requirementCalls(nodes: readonly SourceNode[], { several }: { readonly several: boolean }): Cpanfile {
  const requirements: ModuleRequirement[] = [];
  const unread: { line: number; message: string }[] = [];
  const walk = (inner: readonly SourceNode[], outer: Scope, isConditional = false) => {
    for (const statement of statementsOf(inner)) {
      const [first] = statement;
      if (isWord(first, ...compound)) {
        for (const node of statement) if (isGroup(node, '{')) walk(node.items, outer, true);
        continue;
      }
      const parts = split(withoutCondition(isGroup(statement[1], '(') ? statement[1].items : statement.slice(1))).flatMap(byArrow);
      const block = statement.findLast((node) => isGroup(node, '{')) ?? (isGroup(statement[1], '(') ? statement[1].items.findLast((node) => isGroup(node, '{')) : undefined);
      if (isWord(first, 'on', 'feature') && isGroup(block)) {
        const phase = textOf(parts[0]);
        walk(block.items, weakest(outer, isWord(first, 'feature') ? 'optional' : (scopeOfPhase.get(phase ?? '') ?? 'development')), isConditional);
        continue;
      }
      const scope = first?.kind === 'word' ? scopeOfWord.get(first.text) : undefined;
      if (scope === undefined || first === undefined) continue;
      for (let at = 0; at < (several ? Math.max(parts.length, 1) : 1); at += 2) {
        const module = textOf(parts[at]);
        if (module === undefined) unread.push({ line: first.line, message: 'the name of a module is computed' });
        else {
          const asked = several ? { requirement: textOf(parts[at + 1]) ?? '0' } : requirementAndSource(parts.slice(1));
          requirements.push({ module, ...asked, scope: weakest(outer, scope), line: parts[at]?.[0]?.line ?? first.line, isConditional: isConditional || conditionAt(statement) !== -1 });
        }
      }
    }
  };
  walk(nodes, 'runtime');
  return { requirements, unread };
}

/** `'1.0'`, `'1.0', git => '…'`, `git => '…', ref => '…'`: options come in pairs, so that a version before them makes the number odd. */
function requirementAndSource(parts: readonly (readonly SourceNode[])[]): Pick<ModuleRequirement, 'requirement' | 'source'> {
  const given = parts.filter((part) => part.length > 0);
  const options = new Map<string, string | undefined>();
  for (let at = given.length % 2; at < given.length; at += 2) options.set(textOf(given[at]) ?? '', textOf(given[at + 1]));
  return { requirement: (given.length % 2 === 1 ? textOf(given[0]) : undefined) ?? '0', source: moduleSource((name) => options.get(name)) };
}

const compound = ['if', 'elsif', 'else', 'unless', 'for', 'foreach', 'while', 'until', 'BEGIN', 'eval', 'do'] as const;

/** Parts between semicolons; a block also ends a statement that begins with one of the compound words. */
function statementsOf(nodes: readonly SourceNode[]): SourceNode[][] {
  return split(nodes, ';').flatMap((part) => {
    const statements: SourceNode[][] = [[]];
    for (const node of part) {
      const current = statements.at(-1)!;
      current.push(node);
      if (isGroup(node, '{') && isWord(current[0], ...compound)) statements.push([]);
    }
    return statements.filter((statement) => statement.length > 0);
  });
}

const conditionAt = (nodes: readonly SourceNode[]): number => nodes.findIndex((node) => isWord(node, 'if', 'unless', 'for', 'foreach'));

/** Without the `if …` that may follow a call. */
function withoutCondition(nodes: readonly SourceNode[]): readonly SourceNode[] {
  const at = conditionAt(nodes);
  return at === -1 ? nodes : nodes.slice(0, at);
}
