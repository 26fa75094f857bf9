import { ownDuties } from '#core/compatibility/term-verdict.ts';
import { expressionVerdict, type ExpressionAnswer } from '#core/compatibility/expression-verdict.ts';
import type { PairSources } from '#core/compatibility/look-up-pair.ts';
import { readOutbound } from '#core/compatibility/outbound.ts';
import type { LicenseExpression } from '#core/license/expression.ts';
import type { LicenseSource } from '#core/gate/known-license.ts';
import type { Inventory } from '#core/model/inventory.ts';
import { factOfCompatibility } from '#core/policy/facts/from-knowledge.ts';
import type { Facts } from '#core/policy/facts/facts.ts';

/** Under which licence a project is passed on. */
export interface OutboundLicense {
  /** SPDX or `proprietary`; absent when nobody says it. */
  readonly text?: string;
  /** From a person, or from what the project declares of itself. */
  readonly origin?: 'stated' | 'declared';
}

/** What muster.yaml or the command line says; else the licence of the whole, where no project stands in its root; else what the outermost projects declare, when they agree. */
export function outboundLicenseOf({ subject, projects }: Inventory, licenseOf: LicenseSource, stated: string | undefined): OutboundLicense {
  const said = stated ?? subject.usage?.outboundLicense;
  if (said !== undefined) return { text: said, origin: 'stated' };
  const whole = licenseOf('');
  if (projects.every(({ path }) => path !== '.') && whole.status === 'settled' && whole.expression !== undefined) return { text: whole.expression, origin: 'declared' };
  const outermost = Math.min(...projects.map(({ path }) => depth(path)));
  const own = new Set(projects.filter(({ path }) => depth(path) === outermost).map(({ id }) => {
    const { status, expression } = licenseOf(id);
    return status === 'none' ? 'proprietary' : status === 'settled' ? expression : undefined;
  }));
  own.delete(undefined);
  const [only] = own;
  // where no outermost project says anything, the licence beside them is for all of them
  if (own.size === 0 && whole.status === 'settled' && whole.expression !== undefined) return { text: whole.expression, origin: 'declared' };
  return own.size === 1 ? { text: only!, origin: 'declared' } : {};
}

const depth = (path: string): number => (path === '.' ? 0 : path.split('/').length);

/** Licences that stand for all under which a project may be passed on, where nobody says which. */
const possible = ['proprietary', 'MIT', 'Apache-2.0', 'MPL-2.0', 'GPL-2.0-only', 'GPL-3.0-only', 'AGPL-3.0-only'];

/** Where nobody says under which licence the project is passed on, the answer is known only if it is the same for all of them. */
export function compatibilityFact(inbound: LicenseExpression, use: Parameters<typeof expressionVerdict>[2], { text }: OutboundLicense, sources: PairSources): Facts {
  const answers = new Set((text === undefined ? possible : [text]).map((name) => {
    const read = readOutbound(name);
    return read.ok ? answerOf(expressionVerdict(read.expression, inbound, use, sources)) : 'unknown';
  }));
  const [only] = answers;
  return answers.size === 1 ? { 'license.compatibility': only! } : {};
}

/** "Provided that you fulfil its own duties" is a yes: the duties have rules and a checklist of their own. What asks for more stays conditional, and so does what rests on a reading that others do not share. */
function answerOf({ verdict, conditions, disputed, parts }: ExpressionAnswer): Facts['license.compatibility'] {
  const own = new Set(parts.map(({ term }) => ownDuties(term)));
  return verdict === 'conditional' && disputed.length === 0 && conditions.length > 0 && conditions.every((condition) => own.has(condition)) ? 'yes' : factOfCompatibility(verdict)['license.compatibility'];
}
