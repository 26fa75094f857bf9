import { notLocked, outsideRequirements, type LockDifference } from '#core/inventory/lock-differences.ts';
import { get } from '#core/text/value.ts';
import type { DenoConfiguration } from './deno-projects.ts';
import { parseDenoSpecifier } from './deno-specifier.ts';

/** `npm:chalk@5` and `npm:chalk@^5.0.0` are of one package. */
export function packageOfSpecifier(specifier: string): string | undefined {
  const parsed = parseDenoSpecifier(specifier);
  return parsed === undefined ? undefined : `${parsed.registry}:${parsed.name}`;
}

/**
 * Compares imports with the lockfile by their packages and versions, since Deno spells requirements anew. `listed`: packages of what the lockfile says is
 * asked for, `undefined` where it does not say so.
 */
export function importDifferences({ config, json, file }: DenoConfiguration, listed: ReadonlySet<string> | undefined, versionsOf: (name: string) => readonly string[]): LockDifference[] {
  // packages of this disk stand in for others
  if (get(json.value, 'links') !== undefined || get(json.value, 'patch') !== undefined) return [];
  const asked = config.imports.flatMap(({ target, path }) => {
    const name = path[0] === 'imports' || path[0] === 'scopes' ? packageOfSpecifier(target) : undefined;
    return name === undefined ? [] : [{ file: file.path, line: json.line(...path), name, requirement: parseDenoSpecifier(target)!.requirement || undefined }];
  });
  const missing = asked.filter(({ name }) => listed !== undefined && !listed.has(name)).map(({ name, ...at }): LockDifference => ({ file: at.file, line: at.line, what: notLocked(name) }));
  return [...missing, ...outsideRequirements('npm', asked, versionsOf)];
}
