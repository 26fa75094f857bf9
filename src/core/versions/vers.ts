import { schemeOfPurlType, compareVersions, type VersionScheme } from './versions.ts';
import { VersionError } from './version-order.ts';

type Comparator = '=' | '!=' | '<' | '<=' | '>' | '>=';

interface Constraint {
  readonly comparator: Comparator;
  readonly version: string;
}

/** A range of versions by the VERS specification (part of the package URL project), such as `vers:npm/>=1.2.0|<2.0.0`. */
export interface VersRange {
  /** A purl type. */
  readonly type: string;
  readonly scheme: VersionScheme;
  /** Ascending by version; `'*'`: every version. */
  readonly constraints: readonly Constraint[] | '*';
}

/** Throws VersionError saying what is wrong. */
export function parseVers(text: string): VersRange {
  const found = /^vers:([a-z][a-z0-9.-]*)\/(.*)$/i.exec(text.trim());
  if (found === null) throw new VersionError(`${JSON.stringify(text)} is not a version range: it must look like vers:npm/>=1.0.0|<2.0.0.`);
  const type = found[1]!.toLowerCase();
  const scheme = schemeOfPurlType(type);
  const parts = found[2]!.split('|').map((part) => part.replaceAll(/\s/g, '')).filter((part) => part !== '');
  if (parts.length === 1 && parts[0] === '*') return { type, scheme, constraints: '*' };
  if (parts.length === 0) throw new VersionError(`${JSON.stringify(text)} names no version; vers:${type}/* stands for all.`);
  const constraints = parts.map((part) => constraintOf(part, text)).sort((a, b) => compareVersions(scheme, a.version, b.version));
  const twice = constraints.find(({ version }, index) => index > 0 && compareVersions(scheme, version, constraints[index - 1]!.version) === 0);
  if (twice !== undefined) throw new VersionError(`${JSON.stringify(text)} names the version ${twice.version} twice.`);
  return { type, scheme, constraints };
}

function constraintOf(part: string, text: string): Constraint {
  const [, comparator = '=', written = ''] = /^(>=|<=|!=|=|<|>)?(.*)$/.exec(part)!;
  const version = decoded(written);
  if (version === '' || version === '*') throw new VersionError(`${JSON.stringify(text)} has a comparator without a version.`);
  return { comparator: comparator as Comparator, version };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // a percent sign that encodes nothing
    return text;
  }
}

/** `false` also for a version that the scheme cannot order. */
export function versContains({ scheme, constraints }: VersRange, version: string): boolean {
  if (constraints === '*') return true;
  try {
    const placed = constraints.map(({ comparator, version: other }) => ({ comparator, order: compareVersions(scheme, version, other) }));
    const equal = placed.find(({ order }) => order === 0);
    if (equal !== undefined) return equal.comparator === '=' || equal.comparator === '<=' || equal.comparator === '>=';
    const bounds = placed.filter(({ comparator }) => comparator !== '=' && comparator !== '!=');
    const [first, last] = [bounds[0], bounds.at(-1)];
    if (first === undefined || last === undefined) return constraints.every(({ comparator }) => comparator === '!=');
    if (isUpper(first.comparator) && first.order < 0) return true;
    if (!isUpper(last.comparator) && last.order > 0) return true;
    return bounds.some((bound, index) => {
      const next = bounds[index + 1];
      return next !== undefined && !isUpper(bound.comparator) && isUpper(next.comparator) && bound.order > 0 && next.order < 0;
    });
  } catch (error) {
    if (error instanceof VersionError) return false;
    throw error;
  }
}

const isUpper = (comparator: Comparator): boolean => comparator === '<' || comparator === '<=';

export const renderVers = ({ type, constraints }: VersRange): string =>
  `vers:${type}/${constraints === '*' ? '*' : constraints.map(({ comparator, version }) => `${comparator === '=' ? '' : comparator}${encodeURIComponent(version)}`).join('|')}`;
