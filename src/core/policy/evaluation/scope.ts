import { VersionError } from '../../versions/version-order.ts';
import type { Facts } from '../facts/facts.ts';
import { fitsPattern } from '../language/text-pattern.ts';
import type { ExceptionScope } from '../model/exception.ts';
import type { ComponentUse } from './evaluation.ts';
import { readVersionRange } from './version-range.ts';

/** Whether an exception covers a use. What the scope asks for and nobody knows is not covered. */
export function covers(scope: ExceptionScope, { facts, target }: Pick<ComponentUse, 'facts' | 'target'>): boolean {
  return (scope.target === undefined || scope.target === target) && coversComponent(scope, facts) && isAmong(scope.projects, facts['project.name']) && isAmong(scope.contexts, facts['usage.channel']) && isAmong(scope.stages, facts['usage.stage']);
}

function coversComponent({ component, versions }: ExceptionScope, facts: Facts): boolean {
  const purl = facts['component.purl'];
  if (component !== undefined && (purl === undefined || !fitsPattern(component, withoutVersion(purl)))) return false;
  return versions === undefined || inRange(versions, facts['component.version'], facts['component.ecosystem']);
}

/** In a package URL every @, ? and # that belongs to a name is escaped. */
const withoutVersion = (purl: string): string => /^[^@?#]*/.exec(purl)![0];

function inRange(range: string, version: string | undefined, ecosystem: string | undefined): boolean {
  if (version === undefined) return false;
  if (version === range) return true;
  if (ecosystem === undefined) return false;
  try {
    return readVersionRange(ecosystem, range)(version);
  } catch (error) {
    if (error instanceof VersionError) return false;
    throw error;
  }
}

const isAmong = (wanted: readonly string[] | undefined, found: string | undefined): boolean => wanted === undefined || (found !== undefined && wanted.includes(found));

/** How much an exception covers that names neither component nor project; what a target holds reaches no further than that target. */
export const everywhereInWords = ({ target }: ExceptionScope): string => (target === undefined ? 'it covers every component of every project' : 'it covers every component of the target that holds it');

/** Names neither a component nor a project. */
export const isEverywhere = ({ component, projects }: ExceptionScope): boolean => (component === undefined || /^[*]+$|^pkg:[*/]*$/.test(component)) && projects === undefined;
