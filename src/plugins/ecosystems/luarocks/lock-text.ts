import type { Scope } from '#core/model/scope.ts';
import { tokenize } from '#core/text/source-code.ts';
import { isGroup, isMark, nest, split, type SourceNode } from '#core/text/source-tree.ts';

export interface LockedRock {
  readonly name: string;
  readonly namespace?: string;
  readonly version: string;
  readonly scope: Scope;
  readonly line: number;
}

const scopeOfTable: ReadonlyMap<string, Scope> = new Map<string, Scope>([['dependencies', 'runtime'], ['build_dependencies', 'build'], ['test_dependencies', 'test']]);

/** `return { dependencies = { lpeg = "1.1.0-1", ["a/b"] = "1.0-1" } }`. */
export function readLocked(source: string): LockedRock[] {
  const root = nest(tokenize(source, { lineComments: ['--'], strings: [{ open: '"', close: '"', escapes: true }, { open: "'", close: "'", escapes: true }], operators: ['..', '=='] }))
    .find((node) => isGroup(node, '{'));
  if (!isGroup(root)) return [];
  return pairs(root.items).flatMap(({ key, value }) => {
    const scope = scopeOfTable.get(key);
    if (scope === undefined || !isGroup(value, '{')) return [];
    return pairs(value.items).flatMap(({ key: full, value: version }) => {
      if (version?.kind !== 'text') return [];
      const slash = full.lastIndexOf('/');
      return [{ name: full.slice(slash + 1), version: version.text, scope, line: version.line, ...(slash === -1 ? {} : { namespace: full.slice(0, slash) }) }];
    });
  });
}

function pairs(items: readonly SourceNode[]): { key: string; value: SourceNode | undefined }[] {
  return split(items).flatMap((part) => {
    const [first, second, value] = part;
    const key = isGroup(first, '[') ? first.items[0] : first;
    return isMark(second, '=') && (key?.kind === 'word' || key?.kind === 'text') ? [{ key: key.text, value }] : [];
  });
}
