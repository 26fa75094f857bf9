import { textTable } from '../../report/text-table.ts';
import { count } from '../../report/words.ts';
import type { Policy } from '../model/policy.ts';
import { enforcementPoints } from '../model/verdict.ts';
import type { Terminal } from './problems-text.ts';

/** All rules of a policy, one line each. */
export function* ruleTable(policy: Policy, { columns }: Terminal): Generator<string> {
  const { id, title, version, hash, rules, lists } = policy;
  yield `${title} (${id} ${version}, ${hash.slice(0, 12)}): ${count(rules.length, 'rule')}${lists.length === 0 ? '' : `, ${count(lists.length, 'list')}`}\n\n`;
  const rows = rules.map(({ id: rule, verdict, severity, enforceAt, title: says }) => {
    const points = enforcementPoints.filter((point) => enforceAt[point] !== undefined);
    return [rule, verdict, severity, points.length === enforcementPoints.length ? 'all' : points.join(', '), says];
  });
  for (const line of textTable([{ title: 'Rule' }, { title: 'Verdict' }, { title: 'Severity', drop: 2 }, { title: 'Asked at', drop: 1 }, { title: 'Title', shrinks: true }], rows, columns)) yield `${line}\n`;
}
