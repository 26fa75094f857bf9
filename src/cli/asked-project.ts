import { distinctNames } from '#core/inventory/target-names.ts';
import type { Project } from '#core/model/project.ts';
import type { GateTarget } from '#features/gate/component-uses.ts';
import { UsageError } from './exit-codes.ts';

export interface AskedProject {
  readonly scanned: GateTarget | undefined;
  /** Absent: all projects of the target that could use the package. */
  readonly into?: Project;
}

/** More names tell nobody more. */
const shown = 12;

/** Which of what was read would use a package: the target or project with the name or path that somebody said, else the only target. */
export function askedProject(targets: readonly GateTarget[], said: string | undefined, location: string): AskedProject {
  const [only, ...more] = targets;
  const called = distinctNames(targets.map(({ inventory }) => inventory.subject));
  if (said === undefined) {
    if (more.length > 0) throw new UsageError(`${location} holds ${targets.length} targets, and a package is asked about for one of them.`, `Name it with --into: ${listed(called)}.`);
    return { scanned: only };
  }
  const named = targets.filter(({ inventory }, index) => called[index] === said || inventory.subject.name === said);
  if (named.length === 1 && more.length > 0) return { scanned: named[0] };
  const found = targets.flatMap((scanned) => scanned.inventory.projects.filter(({ name, path, id }) => [name, path, id].includes(said)).map((into) => ({ scanned, into })));
  if (found.length === 1) return found[0]!;
  if (found.length > 1) throw new UsageError(`${location} has ${found.length} projects ${JSON.stringify(said)}.`, `Name one by its id: ${listed(found.map(({ into }) => into.id))}.`);
  if (named.length === 1) return { scanned: named[0] };
  const names = targets.flatMap(({ inventory }, index) => [...(more.length > 0 ? [called[index]!] : []), ...inventory.projects.map(({ name }) => name)]);
  throw new UsageError(`${location} has no project ${JSON.stringify(said)}.`, names.length === 0 ? 'Leave out --into: no project was found there.' : `Name one of ${listed(names)}.`);
}

const listed = (names: readonly string[]): string => `${names.slice(0, shown).join(', ')}${names.length > shown ? ` and ${names.length - shown} more` : ''}`;
