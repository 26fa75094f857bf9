import { daysBetween } from '../model/day.ts';
import { neverValid, type Waiver } from '../model/exception.ts';
import type { PolicyRule } from '../model/policy.ts';
import type { Place } from '../model/place.ts';
import { personOf } from './people.ts';
import { everywhereInWords, isEverywhere } from './scope.ts';

/** The office that may grant waivers for everything. */
const programOffice = 'ospo';

export interface LimitBroken {
  readonly kind: 'invalid' | 'over-broad';
  readonly message: string;
  readonly remedy: string;
  /** Where it can be mended, if that is not the waiver as a whole. */
  readonly place?: Place;
}

/** Which limits of its rule a waiver does not keep. A waiver that breaks one has no effect. */
export function brokenLimits(waiver: Waiver, rule: PolicyRule): LimitBroken[] {
  const limits = rule.waiver;
  if (rule.severity === 'blocker' || limits === undefined) {
    return [{ kind: 'invalid', message: `${rule.id} (${rule.title}) cannot be waived`, remedy: rule.remedy ?? 'Remove the waiver and what the rule objects to.' }];
  }
  const broken: LimitBroken[] = [];
  const invalid = (message: string, remedy: string, place?: Place): void => void broken.push({ kind: 'invalid', message, remedy, ...(place === undefined ? {} : { place }) });
  const days = daysBetween(waiver.granted, waiver.expires);
  const lacksDate = waiver.granted === neverValid.granted || waiver.expires === neverValid.expires;
  if (lacksDate) invalid('it has no date from which, or until which, it holds', 'Add granted and expires: waivers end by themselves.');
  if (!lacksDate && days < 0) invalid('it expires before it begins', 'Correct granted and expires.');
  if (days > limits.maxDays) invalid(`it is granted for ${days} days, and ${rule.id} allows ${limits.maxDays}`, `Let it expire ${limits.maxDays} days after ${waiver.granted} at the latest.`);
  if (waiver.renewals > limits.maxRenewals) invalid(`it was renewed ${waiver.renewals} times, and ${rule.id} allows ${limits.maxRenewals}`, 'Ask the next higher body, and follow the remedy of the rule.');
  const breadth = breadthOf(waiver);
  for (const problem of approvalProblems(waiver, limits.approvers, breadth !== undefined)) invalid(...problem);
  if (rule.domain === 'security' && waiver.compensatingControl === undefined) invalid('it names no compensating control, as waivers from security rules must', 'Add compensatingControl: what lowers the risk meanwhile.');
  if (breadth !== undefined && !waiver.approvedBy.some(({ role }) => role === programOffice)) {
    broken.push({ kind: 'over-broad', message: breadth, remedy: `Name one component without *; only the program office (role ${programOffice}) may grant a waiver for more than one.` });
  }
  return broken;
}

/** How a waiver covers more than one component, whatever it is limited by besides: only the program office may grant such. */
function breadthOf(waiver: Waiver): string | undefined {
  if (isEverywhere(waiver)) return everywhereInWords(waiver);
  if (waiver.component === undefined) return 'it names no component, and so covers all of them in its projects';
  return waiver.component.includes('*') ? `it covers every component that fits ${waiver.component}` : undefined;
}

function* approvalProblems({ approvedBy, granted, requestedBy }: Waiver, wanted: readonly string[], isBroad: boolean): Generator<[string, string, (Place | undefined)?]> {
  const missing = wanted.filter((role) => !approvedBy.some((approval) => approval.role === role));
  if (missing.length > 0) yield [`${missing.join(', ')} did not agree to it`, `Ask ${missing.join(' and ')}, and add them to approvedBy.`];
  const late = approvedBy.find(({ on }) => on !== undefined && on > granted);
  if (late !== undefined) yield [`it begins before ${late.role} agreed to it on ${late.on}`, `Set granted to ${late.on} or later: waivers are not dated back.`];
  const asker = requestedBy === undefined ? undefined : personOf(requestedBy);
  const self = approvedBy.find(({ by }) => by !== undefined && asker !== '' && personOf(by) === asker);
  if (self !== undefined) yield [`${self.by} asked for it and agreed to it as ${self.role}`, 'Let somebody else of that function decide.'];
  const deciding = approvedBy.filter(({ role }) => wanted.includes(role) || (isBroad && role === programOffice));
  for (const { role, by, place } of deciding) {
    if (by !== undefined && personOf(by) !== '') continue;
    const others = [...(asker === undefined ? [] : [`${requestedBy} asked for it`]), ...deciding.filter((other) => other.role !== role).map((other) => `${personOf(other.by ?? '') === '' ? 'somebody' : other.by} agreed as ${other.role}`)];
    // a decision is somebody's: nobody can be asked about what names nobody
    yield [`it does not say who agreed as ${role}${others.length === 0 ? '' : `, and that has to be somebody else: ${others.join(', ')}`}`, `Write {role: ${role}, by: NAME} in approvedBy.`, place];
  }
  const people = deciding.map(({ by }) => personOf(by ?? '')).filter((person) => person !== '');
  if (new Set(people).size < people.length) yield ['one person agreed to it for two functions', 'Ask a different person for each function.'];
}

