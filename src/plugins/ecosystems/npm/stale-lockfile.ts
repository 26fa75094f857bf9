import { firstLine } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { publicRequirement } from './dependency-spec.ts';
import type { FirstPartyPackage } from './first-party.ts';
import type { Requested } from './manifest.ts';

/** Compares what a manifest asks for with what the lockfile says it asks for. */
export function reportStale({ found, file }: ExtractInput, member: FirstPartyPackage, locked: ReadonlyMap<string, { readonly spec: string }>): void {
  const requested: ReadonlyMap<string, Requested> | undefined = member.manifest?.requested;
  if (requested === undefined) return;
  const differences: string[] = [];
  let line: number | undefined;
  for (const { name, spec, section } of requested.values()) {
    const known = locked.get(name);
    if (known !== undefined && known.spec.trim() === spec.trim()) continue;
    line ??= member.lineOf(section, name);
    differences.push(known === undefined ? `${name} is not locked` : `${name} is ${publicRequirement(spec)} here and ${publicRequirement(known.spec)} there`);
  }
  for (const name of locked.keys()) if (!requested.has(name)) differences.push(`${name} is only in the lockfile`);
  reportDifferences({ found, file }, member, differences, line);
}

export function reportDifferences({ found, file }: Pick<ExtractInput, 'found' | 'file'>, member: FirstPartyPackage, differences: readonly string[], line?: number): void {
  if (differences.length === 0) return;
  const shown = differences.length > 8 ? [...differences.slice(0, 8), `and ${differences.length - 8} more`] : differences;
  found.issue({
    code: 'stale-lockfile',
    file: member.manifestPath ?? file.path,
    line,
    message: `the manifest and ${file.name} do not agree: ${shown.join('; ')}`,
    remedy: 'Run the install command of the package manager and commit the lockfile.',
  });
}

/** Dependencies that a lockfile names and has no entry for, each with the line of what asks for it. */
export function reportMissingEntries({ found }: Pick<ExtractInput, 'found'>, missing: ReadonlyMap<string, number | undefined>): void {
  if (missing.size === 0) return;
  const names = [...missing.keys()].map(publicRequirement).sort();
  const shown = `${names.slice(0, 8).join(', ')}${names.length > 8 ? ', …' : ''}`;
  found.issue({
    code: 'stale-lockfile',
    line: firstLine([...missing].map(([name, line]) => ({ name, line }))),
    message: names.length === 1 ? `1 dependency has no entry in the lockfile: ${shown}` : `${names.length} dependencies have no entry in the lockfile: ${shown}`,
    remedy: 'Run the install command of the package manager and commit the lockfile.',
  });
}

/** Some lockfiles do not say what the project itself asks for. */
export function reportMissingManifest({ found, file }: Pick<ExtractInput, 'found' | 'file'>): void {
  found.issue({
    code: 'missing-file',
    message: `there is no package.json beside ${file.name}: which packages are direct, and which are only for development, is not known`,
    remedy: 'Scan the directory with its package.json.',
  });
}
