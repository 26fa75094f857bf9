import { askedOtherwise, lockedOutside, type LockDifference } from '#core/inventory/lock-differences.ts';
import { append } from '#core/inventory/multi-map.ts';
import { admitting } from '#core/versions/satisfies.ts';
import type { GemRequest } from './gemfile-text.ts';
import type { Lockfile } from './lockfile-text.ts';

/** Gems that a Gemfile asks for in versions which the lockfile does not hold, or in other words than the lockfile repeats. What the Gemfile computes is not compared. */
export function otherRequirements(gems: readonly GemRequest[], { dependencies, specs }: Lockfile): LockDifference[] {
  const listed = new Map(dependencies.map(({ name, requirement }) => [name, requirement ?? '']));
  const wanted = Map.groupBy(gems.filter(({ name, plugin, git, path }) => listed.has(name) && !plugin && git === undefined && path === undefined), ({ name }) => name);
  const versions = new Map<string, string[]>();
  for (const { name, version, source } of specs) if (source.kind === 'GEM' && wanted.has(name)) append(versions, name, version);
  const differences: LockDifference[] = [];
  for (const [name, requests] of wanted) {
    const locked = [...new Set(versions.get(name))];
    // of several that are chosen among, one has to fit
    const [first] = requests;
    if (first === undefined || locked.length === 0 || requests.some(({ requirement, conditional }) => conditional || requirement === '')) continue;
    const at = { file: first.file, line: first.line };
    const there = listed.get(name)!;
    if (!requests.some(({ requirement }) => locked.some(admitting('gem', requirement)))) differences.push({ ...at, what: lockedOutside(name, first.requirement, locked) });
    else if (!requests.some(({ requirement }) => clauses(requirement) === clauses(there))) differences.push({ ...at, what: askedOtherwise(name, first.requirement, there === '' ? 'any version' : there) });
  }
  return differences;
}

/** Bundler sorts them and writes the operator always. */
const clauses = (requirement: string): string =>
  [...new Set(requirement.split(',').map((part) => part.replaceAll(/\s/g, '')).filter((part) => part !== '' && part !== '>=0').map((part) => (/^[0-9]/.test(part) ? `=${part}` : part)))].sort().join();
