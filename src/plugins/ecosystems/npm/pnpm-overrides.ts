import { entries, isRecord, type ValueRecord } from '#core/text/value.ts';
import { exactVersion } from './dependency-spec.ts';
import { isChosen, selectedName } from './manifest.ts';
import { splitAtVersion } from './package-name.ts';

/** Whether the version of a package was decided by `overrides` of a pnpm-lock.yaml, or is patched there. */
export function overriddenByPnpm(lock: ValueRecord): (name: string, version: string | undefined) => boolean {
  const overrides = new Map<string, string>();
  for (const [selector, value] of entries(lock, 'overrides')) {
    const name = selectedName(selector);
    if (name !== undefined && typeof value === 'string') overrides.set(name, value);
  }
  if (overrides.size === 0 && !isRecord(lock['patchedDependencies'])) return () => false;
  const patched = new Set(entries(lock, 'patchedDependencies').map(([selector]) => patchedPackage(selector)));
  return (name, version) => {
    if (isChosen(overrides, name, version)) return true;
    return patched.size > 0 && (patched.has(name) || patched.has(`${name}@${version}`));
  };
}

/** A patch is for one version, or for all of a range: `left-pad@^1`. */
function patchedPackage(selector: string): string {
  const { name, rest } = splitAtVersion(selector);
  return rest === undefined || exactVersion(rest) !== undefined ? selector : name;
}
