import { renderLicenseExpression } from '../license/render-expression.ts';
import { termsIn, type LicenseExpression } from '../license/expression.ts';
import type { Linkage, UsageFacts } from '../usage/usage-facts.ts';
import type { DeliverableComponent } from './component.ts';
import { expressionVerdict, type ExpressionAnswer } from './expression-verdict.ts';
import type { PairSources } from './look-up-pair.ts';
import type { PermittedOutbound } from './permitted-outbound.ts';
import { isBetter, type Compatibility } from './verdict.ts';

export interface WayOut {
  readonly kind: 'relink' | 'separate' | 'unmodified' | 'republish' | 'entitlement' | 'determination' | 'ask-holder' | 'replace' | 'keep-out' | 'find-out';
  /** What to do: a sentence that begins with a verb. */
  readonly action: string;
  /** What the verdict is then; `undefined` when nobody can tell before. */
  readonly result?: Compatibility;
}

const wanted = 3;

const withoutLicense = (name: string): WayOut[] => [
  { kind: 'ask-holder', action: `Ask the author of ${name} to put it under a licence, in writing.` },
  { kind: 'replace', action: `Replace ${name} by something under MIT, ISC, BSD-3-Clause or the like.`, result: 'compatible' },
  { kind: 'find-out', action: `Look whether another version or the repository of ${name} states a licence, and record it with its evidence.` },
];

/** Three ways out of an answer that is not a yes, the ones that were found to work first. `permitted` is what the whole work may be published under. */
export function waysOut(outbound: LicenseExpression, component: DeliverableComponent, given: ExpressionAnswer, permitted: PermittedOutbound, sources: PairSources): WayOut[] {
  if (given.verdict === 'compatible' || given.verdict === 'conditional') return [];
  const { name } = component;
  const ways = [...otherUses(outbound, component, given, sources), ...republished(outbound, permitted, sources), ...byContract(component, sources)];
  if (component.license === 'NONE') return [...withoutLicense(name)];
  if (given.verdict === 'unknown') ways.unshift({ kind: 'find-out', action: `Find out the licence of ${name} and record it with its evidence.` });
  if (given.verdict === 'needs-determination') ways.push({ kind: 'determination', action: `Ask Legal about ${name} in this use and record the answer in licenses.yaml; it is reused from then on.` });
  ways.push(
    { kind: 'replace', action: `Replace ${name} by something under MIT, ISC, BSD-3-Clause or the like.`, result: 'compatible' },
    { kind: 'ask-holder', action: `Ask the copyright holders of ${name} for another licence or an exception, in writing.` },
    { kind: 'keep-out', action: `Keep ${name} out of what you hand over: use it for building or testing only.`, result: 'compatible' },
  );
  return ways.slice(0, wanted);
}

const linkageWords: Partial<Readonly<Record<Linkage, readonly [WayOut['kind'], (name: string) => string]>>> = {
  dynamic: ['relink', (name) => `Use ${name} as an unchanged library that is linked dynamically, instead of copying its code.`],
  'separate-process': ['separate', (name) => `Run ${name} as a program of its own that yours talks to over a pipe, socket or command line.`],
};

function otherUses(outbound: LicenseExpression, component: DeliverableComponent, given: ExpressionAnswer, sources: PairSources): WayOut[] {
  const { license } = component;
  if (typeof license !== 'string' && termsIn(license).some((term) => sources.knowledge.term(term)?.license.forContent === true)) return [];
  const ways: WayOut[] = [];
  const attempt = (kind: WayOut['kind'], action: string, use: UsageFacts): boolean => {
    const { verdict } = expressionVerdict(outbound, component.license, use, sources);
    const helps = isBetter(verdict, given.verdict) && (verdict === 'compatible' || verdict === 'conditional');
    if (helps) ways.push({ kind, action, result: verdict });
    return helps;
  };
  if (component.use.modified === true) attempt('unmodified', `Use ${component.name} unchanged: bring your changes upstream first.`, { ...component.use, modified: false });
  for (const [linkage, [kind, action]] of Object.entries(linkageWords) as [Linkage, readonly [WayOut['kind'], (name: string) => string]][]) {
    if (component.use.linkage !== linkage && attempt(kind, action(component.name), { ...component.use, linkage })) break;
  }
  return ways;
}

function republished(outbound: LicenseExpression, { compatible, conditional }: PermittedOutbound, { knowledge }: PairSources): WayOut[] {
  const own = renderLicenseExpression(outbound);
  const [result, ids]: ['compatible' | 'conditional', readonly string[]] = compatible.length > 0 ? ['compatible', compatible] : ['conditional', conditional];
  const others = ids.filter((id) => id !== own);
  if (others.length === 0) return [];
  // another version of the own licence asks least of those who chose it
  const families = new Set(termsIn(outbound).flatMap((term) => knowledge.term(term)?.license.family ?? []));
  const strangeness = (id: string): number => (families.has(knowledge.license(id)?.family ?? '') ? 0 : 1);
  const shown = others.toSorted((a, b) => strangeness(a) - strangeness(b) || familiarity(a) - familiarity(b)).slice(0, 3);
  return [{ kind: 'republish', action: `Publish your work under ${shown.join(' or ')}${others.length > shown.length ? ` (${others.length - shown.length} more licences would do)` : ''}.`, result }];
}

const familiar = ['MIT', 'Apache-2.0', 'BSD-3-Clause', 'MPL-2.0', 'GPL-3.0-or-later', 'GPL-3.0-only', 'GPL-2.0-only', 'GPL-2.0-or-later', 'LGPL-3.0-or-later', 'LGPL-2.1-or-later', 'AGPL-3.0-or-later', 'AGPL-3.0-only', 'EPL-2.0', 'EUPL-1.2'];

const familiarity = (id: string): number => {
  const index = familiar.indexOf(id);
  return index === -1 ? familiar.length : index;
};

function byContract({ name, license, use }: DeliverableComponent, { knowledge }: PairSources): WayOut[] {
  const restricted = typeof license !== 'string' && termsIn(license).some((term) => knowledge.term(term)?.license.duties.some(({ code }) => code === 'UR') === true);
  if (!restricted || use.entitlement === true) return [];
  return [{ kind: 'entitlement', action: `Buy or ask for a licence of ${name} that covers this use, and record it as an entitlement.`, result: 'conditional' }];
}
