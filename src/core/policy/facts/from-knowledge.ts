import type { Compatibility } from '../../compatibility/verdict.ts';
import type { LicensePolicyFacts } from '../../obligations/policy-facts.ts';
import type { UsageFacts } from '../../usage/usage-facts.ts';
import { obligationKinds } from './fact-schema.data.ts';
import { usageScopeOf, type Facts } from './facts.ts';

/** The facts of a use as policies see them: what is unknown is left out. */
export function factsOfUse({ channel, clientCode, linkage, scope, modified, form, userProduct, entitlement }: UsageFacts): Facts {
  const stated = {
    'usage.channel': channel, 'usage.clientCode': clientCode, 'usage.linkage': linkage, 'usage.scope': scope === 'unknown' ? scope : usageScopeOf(scope), 'usage.modified': modified,
    'usage.form': form, 'usage.userProduct': userProduct, 'license.entitlement': entitlement,
  };
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== 'unknown')) as Facts;
}

/** What the licence data say about an effective licence. Kinds of duty that no rule can name are left out. */
export function factsOfLicense({ categories, obligations, linkingException }: LicensePolicyFacts): Facts {
  const known: ReadonlySet<string> = new Set(obligationKinds);
  return { 'license.categories': categories, 'license.obligations': obligations.filter((name) => known.has(name)) as Facts['license.obligations'] & object, 'license.linkingException': linkingException };
}

const answers = { compatible: 'yes', conditional: 'conditional', 'needs-determination': 'unknown', unknown: 'unknown', incompatible: 'no' } as const satisfies Readonly<Record<Compatibility, NonNullable<Facts['license.compatibility']>>>;

/** A matter that Legal has to determine is, for a policy, one without a clear answer. */
export const factOfCompatibility = (verdict: Compatibility): Facts => ({ 'license.compatibility': answers[verdict] });
