import { rulesOf } from './client-rules.ts';
import type { PackageSource, Resolution, RootRequest } from './resolution.ts';
import { resolveNested } from './resolve-nested.ts';
import { resolveOneVersion } from './resolve-one-version.ts';

/** What the client of the ecosystem would choose today. `undefined` for types whose choice we do not know. */
export async function resolve(purlType: string, roots: readonly RootRequest[], source: PackageSource): Promise<Resolution | undefined> {
  const rules = rulesOf(purlType);
  if (rules === undefined) return undefined;
  const options = { purlType, rules, roots, source };
  return rules.placement === 'nested' ? resolveNested(options) : resolveOneVersion(options);
}
