import { weakest, type Scope } from '#core/model/scope.ts';
import { isGroup, isWord, split, type SourceNode } from '#core/text/source-tree.ts';
import type { ModuleRequirement } from './meta-text.ts';
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
  const walk = (inner: readonly SourceNode[], outer: Scope) => {
    for (const statement of statementsOf(inner)) {
      const [first] = statement;
      if (isWord(first, ...compound)) {
        for (const node of statement) if (isGroup(node, '{')) walk(node.items, outer);
        continue;
      }
      const parts = split(withoutCondition(isGroup(statement[1], '(') ? statement[1].items : statement.slice(1))).flatMap(byArrow);
      const block = statement.findLast((node) => isGroup(node, '{')) ?? (isGroup(statement[1], '(') ? statement[1].items.findLast((node) => isGroup(node, '{')) : undefined);
      if (isWord(first, 'on', 'feature') && isGroup(block)) {
        const phase = textOf(parts[0]);
        walk(block.items, weakest(outer, isWord(first, 'feature') ? 'optional' : (scopeOfPhase.get(phase ?? '') ?? 'development')));
        continue;
      }
      const scope = first?.kind === 'word' ? scopeOfWord.get(first.text) : undefined;
      if (scope === undefined || first === undefined) continue;
      for (let at = 0; at < (several ? Math.max(parts.length, 1) : 1); at += 2) {
        const module = textOf(parts[at]);
        if (module === undefined) unread.push({ line: first.line, message: 'the name of a module is computed' });
        else requirements.push({ module, requirement: textOf(parts[at + 1]) ?? '0', scope: weakest(outer, scope), line: parts[at]?.[0]?.line ?? first.line });
      }
    }
  };
  walk(nodes, 'runtime');
  return { requirements, unread };
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

/** Without the `if …` that may follow a call. */
function withoutCondition(nodes: readonly SourceNode[]): readonly SourceNode[] {
  const at = nodes.findIndex((node) => isWord(node, 'if', 'unless', 'for', 'foreach'));
  return at === -1 ? nodes : nodes.slice(0, at);
}
