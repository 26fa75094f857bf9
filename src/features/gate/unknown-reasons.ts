import type { KnownLicense } from '#core/gate/known-license.ts';
import type { ComponentUse } from '#core/policy/evaluation/evaluation.ts';
import type { Facts } from '#core/policy/facts/facts.ts';
import type { DeterminedUse } from './declared-use.ts';

type Reasons = NonNullable<ComponentUse['unknown']>;

/** What no file of a project can say. */
const always: Reasons = {
  vulnerability: 'No advisories were asked.',
  approval: 'No register of approvals is connected.',
  actor: 'Nobody said who asks.',
  component: 'No register or advisories that know it are connected.',
  'license.changedSinceApproval': 'No register of approvals is connected.',
  'project.openObligations': 'Duties are looked for at the stages release and deploy, where licences are read.',
  'project.sbomAgeDays': 'The document does not say when it was made.',
  'project.criticality': 'Nobody said how much depends on the project: criticality in muster.yaml.',
  'usage.newIntroduction': 'Nothing is compared: name what was there before with --baseline.',
  'usage.undeclaredDrift': 'Nobody compared what runs with what was built.',
};

/** Why facts of uses are not known, in sentences that say who can tell. Equal sets are one object, since there are few of them. */
export class UnknownReasons {
  readonly #known = new Map<string, Reasons>();

  of(facts: Facts, how: DeterminedUse, license: KnownLicense): Reasons {
    const found = [...missing(facts, how, license)];
    const key = found.map(([fact, reason]) => `${fact}\0${reason}`).join('\0');
    let reasons = this.#known.get(key);
    if (reasons === undefined) this.#known.set(key, (reasons = { ...always, ...Object.fromEntries(found) }));
    return reasons;
  }
}

function* missing(facts: Facts, { facts: use }: DeterminedUse, license: KnownLicense): Generator<[string, string]> {
  if (use.channel === 'unknown') yield ['usage.channel', 'Nobody said how the software reaches its users: give --context, or usageContext in muster.yaml.'];
  if (use.linkage === 'unknown') yield ['usage.linkage', 'For this kind of package there is no usual way of combining: say it under uses in muster.yaml.'];
  if (use.modified === 'unknown') yield ['usage.modified', 'It does not come unchanged from a registry: say under uses in muster.yaml whether you changed it.'];
  if (use.clientCode === 'unknown') yield ['usage.clientCode', 'Nobody said whether it is shipped to browsers or apps: clientCode in muster.yaml.'];
  if (use.userProduct === 'unknown') yield ['usage.userProduct', 'Nobody said whether the device is made for consumers: userProduct in muster.yaml.'];
  if (facts['project.outboundLicense'] === undefined) yield ['project.outboundLicense', 'Nobody said under which licence the project itself is passed on: outboundLicense in muster.yaml, proprietary if it is closed.'];
  if (license.expression === undefined) yield ['license', license.status === 'none' ? 'It has no licence: get one from its author in writing, or take another component.' : 'Its licence is not known.'];
  else if (facts['license.compatibility'] === undefined) yield ['license.compatibility', 'That depends on the licence under which the project itself is passed on: outboundLicense in muster.yaml, proprietary if it is closed.'];
  if (license.expression !== undefined && facts['license.conflictsWith'] === undefined) yield ['license.conflictsWith', license.status === 'settled' ? 'Nobody looked at the other components of the work: muster check does.' : 'It is not settled under which licence the component comes.'];
}
