import { placeIn } from '#core/gate/gate-place.ts';
import type { GateTargetSummary } from '#core/gate/gate-result.ts';
import type { ExceptionFinding } from '#core/policy/evaluation/evaluation.ts';
import { count, few } from '#core/report/words.ts';
import type { DeclaredUse } from '#core/usage/declared-usage.ts';
import type { DescribedUse } from './component-uses.ts';
import { statedFacts, type StatedBy } from './declared-use.ts';

/** A component that is fine, and an entry that has a part in it. */
export interface Deciding {
  /** Its index. */
  readonly place: number;
  readonly by: StatedBy;
}

interface About {
  readonly uses: readonly DescribedUse[];
  readonly summary: GateTargetSummary;
  /** Nothing else that is stated has a part in it. */
  readonly isAlone: boolean;
}

/** What is told of an entry that makes components fine: whoever reviews the file has to know it. */
export function tellStatement(entry: DeclaredUse, some: readonly Deciding[], { uses, summary, isAlone }: About): ExceptionFinding {
  const { component: id, line, reason } = entry;
  const facts = (isAlone ? [...new Set(some.flatMap(({ by }) => by.facts))] : statedFacts.filter((fact) => entry[fact] !== undefined)).map((fact) => `${fact}: ${String(entry[fact])}`).join(', ');
  const names = some.map(({ place }) => {
    const { component, effective, license } = uses[place]!;
    return `${component.name} (${effective.expression ?? license.status})`;
  });
  return {
    kind: 'decides', of: 'use', id, rule: 'uses', severity: 'note', place: { path: entry.path ?? placeIn(summary, 'muster.yaml'), ...(line === undefined ? {} : { line }) },
    message: `It states ${facts}, and only because of that ${isAlone ? '' : 'and of what other entries state '}${some.length === 1 ? 'a component is' : `${count(some.length, 'component')} are`} fine: ${few(names)}`,
    remedy: reason === undefined ? 'No reason is given: look whether it is so, and write down why (reason) for those who review the file.' : `Look whether it is so. The reason that is given: ${reason}`,
  };
}
