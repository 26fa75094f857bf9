import type { Scope } from '#core/model/scope.ts';
import type { Conanfile, Requirement } from './manifest.ts';
import { parseReference } from './reference.ts';

const scopeOfSection: ReadonlyMap<string, Scope> = new Map<string, Scope>([
  ['requires', 'runtime'], ['tool_requires', 'build'], ['build_requires', 'build'], ['test_requires', 'test'],
]);

export function readConanfileTxt(source: string): Conanfile {
  const requirements: Requirement[] = [];
  const unread: { line: number; message: string }[] = [];
  let scope: Scope | undefined;
  for (const [index, raw] of source.split('\n').entries()) {
    const comment = raw.search(/(?:^|\s)#/);
    const text = (comment === -1 ? raw : raw.slice(0, comment)).trim();
    if (text === '') continue;
    const line = index + 1;
    if (text.startsWith('[') && text.endsWith(']')) {
      scope = scopeOfSection.get(text.slice(1, -1).trim());
      continue;
    }
    if (scope === undefined) continue;
    const reference = parseReference(text);
    if (reference === undefined) unread.push({ line, message: `the requirement ${JSON.stringify(text.slice(0, 100))} is not name/version` });
    else requirements.push({ reference, scope, overridden: false, onlyOverrides: false, line });
  }
  return { licenses: [], metadata: {}, requirements, unread };
}
