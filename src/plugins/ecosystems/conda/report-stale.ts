import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { notLocked, outsideRequirements, reportLockDifferences, type LockDifference, type Lockfile } from '#core/inventory/lock-differences.ts';
import { pypiPurl } from '#core/python/package-name.ts';
import { purlPartsOf } from '#core/purl/purl.ts';
import { condaPurl, isVirtual } from './conda-package.ts';
import { isFor, keyOf, type AskedEntry, type LockedEntry } from './locked-entries.ts';

/** Lists what the manifests ask for and no entry has, and says where they do not agree with the lockfile. */
export function reportStale(found: Collector, lockfile: Lockfile, project: NodeId | undefined, entries: readonly LockedEntry[], asked: readonly AskedEntry[], missing: readonly AskedEntry[]): void {
  const absent = missing.filter(({ manager, name }) => manager === 'pip' || !isVirtual(name));
  for (const { manager, name, specifier, scope, file, line } of absent) {
    const purl = manager === 'conda' ? condaPurl(name) : pypiPurl(name);
    if (project !== undefined) found.depends(project, found.component({ purl, requirement: specifier, file, line, evidence: 'manifest' }), scope);
  }
  const byFile = Map.groupBy(asked, ({ file }) => file);
  const outside = [...byFile.values()].flatMap((ofFile) => (['conda', 'pip'] as const).flatMap((manager) => outsideOf(manager, entries, ofFile)));
  reportLockDifferences(found, lockfile, [...absent.map(({ file, line, name }): LockDifference => ({ file, line, what: notLocked(name) })), ...outside]);
}

/** Of packages from registries; what is built against is not what an environment holds. */
function outsideOf(manager: AskedEntry['manager'], entries: readonly LockedEntry[], asked: readonly AskedEntry[]): LockDifference[] {
  const locked = new Map<string, LockedEntry[]>(asked.map(({ name }) => [keyOf(manager, name), []]));
  for (const entry of locked.size === 0 ? [] : entries) if (entry.manager === manager) locked.get(keyOf(manager, entry.name))?.push(entry);
  const ofManager = asked.filter((ask) => ask.manager === manager && ask.scope !== 'build').map((ask) => ({ ...ask, requirement: ask.specifier === '' ? undefined : ask.specifier }));
  return [...Map.groupBy(ofManager, ({ platform }) => platform)].flatMap(([platform, ofPlatform]) =>
    outsideRequirements(manager === 'conda' ? 'conda' : 'pypi', platform === undefined ? ofManager : ofPlatform, (name) =>
      (locked.get(keyOf(manager, name)) ?? []).filter((entry) => platform === undefined || isFor(entry.platform, platform)).flatMap(versionOf)));
}

function versionOf({ component }: LockedEntry): string[] {
  if (typeof component === 'number' || (component.origin !== undefined && component.origin !== 'registry')) return [];
  const { version, qualifiers } = purlPartsOf(component.purl);
  return version === undefined || Object.keys(qualifiers ?? {}).length > 0 ? [] : [version];
}
