import { isGroup, isMark, split, type SourceNode } from '#core/text/source-tree.ts';
import type { Exclusion } from '../pom/raw-pom.ts';
import { statements } from '../statements.ts';
import { readExpression } from './expression.ts';
import type { Language } from './gradle-code.ts';
import { readKey } from './variables.ts';

/** `exclude group: 'g', module: 'm'` and `exclude(group = "g")` in the block behind a declaration. */
export function readExclusions(statement: readonly SourceNode[], language: Language): Exclusion[] {
  const block = statement.findLast((node) => isGroup(node, '{'));
  return isGroup(block) ? statements(block.items).flatMap((inner) => readExclusion(inner, language) ?? []) : [];
}

export function readExclusion(statement: readonly SourceNode[], language: Language): Exclusion | undefined {
  const [first, second] = statement;
  if (first?.kind !== 'word' || first.text !== 'exclude') return undefined;
  const values = new Map<string, string | undefined>();
  for (const part of split(isGroup(second, '(') ? second.items : statement.slice(1))) {
    const [key, mark] = part;
    const named = readKey(part);
    if (named !== undefined) values.set(named.key, readExpression(named.value, language));
    else if (key?.kind === 'word' && isMark(mark, '=')) values.set(key.text, readExpression(part.slice(2), language));
  }
  const [groupId, artifactId] = [values.get('group'), values.get('module')];
  // what is computed must not exclude everything
  if ((values.has('group') && groupId === undefined) || (values.has('module') && artifactId === undefined) || (groupId ?? artifactId) === undefined) return undefined;
  return { groupId: groupId ?? '*', artifactId: artifactId ?? '*' };
}
