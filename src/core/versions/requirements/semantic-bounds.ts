import { isNumeral, notAVersion } from '../version-order.ts';
import { orderSemanticVersions, readSemanticVersion, type SemanticVersion } from '../semver.ts';
import { fulfils, increment, type Operator, type Requirement } from './requirement.ts';

export interface SemanticBound {
  readonly operator: Operator;
  readonly limit: SemanticVersion;
}

/** `1`, `1.2`, `1.2.3-rc.1`, `1.x`, `*`: the numbers that are given, at most three. */
export interface PartialVersion {
  readonly numbers: readonly string[];
  readonly preRelease: readonly string[];
}

const partial = /^v?([0-9]+|[xX*])(?:\.([0-9]+|[xX*]))?(?:\.([0-9]+|[xX*]))?(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

export function readPartialVersion(text: string): PartialVersion | undefined {
  const match = partial.exec(text);
  if (match === null) return undefined;
  const given = match.slice(1, 4);
  const unknown = given.findIndex((part) => part === undefined || !isNumeral(part));
  const numbers = (unknown < 0 ? given : given.slice(0, unknown)) as string[];
  return { numbers, preRelease: numbers.length === 3 && match[4] !== undefined ? match[4].split('.') : [] };
}

export const atLeast = (version: PartialVersion): SemanticBound => ({ operator: '>=', limit: filled(version) });

/** Before the version whose number at the index is one more, and before its pre-releases. */
export function beforeNext(version: PartialVersion, index: number): SemanticBound {
  const numbers = version.numbers.slice(0, index + 1).map((number, at) => (at === index ? increment(number) : number));
  return { operator: '<', limit: { ...filled({ numbers, preRelease: [] }), preRelease: ['0'] } };
}

/** All versions that begin with the given numbers; one version when there are three. */
export function startingWith(version: PartialVersion): readonly SemanticBound[] {
  if (version.numbers.length === 0) return [];
  if (version.numbers.length === 3) return [{ operator: '=', limit: filled(version) }];
  return [atLeast(version), beforeNext(version, version.numbers.length - 1)];
}

/** Up to the next change of the first number that is not 0. */
export function compatibleWith(version: PartialVersion): readonly SemanticBound[] {
  if (version.numbers.length === 0) return [];
  const firstOther = version.numbers.findIndex((number) => !/^0+$/.test(number));
  return [atLeast(version), beforeNext(version, firstOther < 0 ? version.numbers.length - 1 : firstOther)];
}

/** Up to the next minor version, or major version when no minor one is given. */
export function closeTo(version: PartialVersion): readonly SemanticBound[] {
  if (version.numbers.length === 0) return [];
  return [atLeast(version), beforeNext(version, Math.min(version.numbers.length - 1, 1))];
}

/** A partial version stands for all of its versions: `> 1.2` begins with 1.3.0, `<= 1.2` ends before it. */
export function comparedTo(operator: '<' | '<=' | '>' | '>=', version: PartialVersion): readonly SemanticBound[] {
  if (version.numbers.length === 3) return [{ operator, limit: filled(version) }];
  if (version.numbers.length === 0) return operator === '<' || operator === '>' ? [{ operator: '<', limit: lowest }] : [];
  const next = beforeNext(version, version.numbers.length - 1);
  switch (operator) {
    case '>=':
      return [atLeast(version)];
    case '<=':
      return [next];
    case '>':
      return [{ operator: '>=', limit: { ...next.limit, preRelease: [] } }];
    case '<':
      return [{ operator, limit: { ...filled(version), preRelease: ['0'] } }];
  }
}

/** All bounds hold. A pre-release is admitted only where a bound names a pre-release of the same version (npm and Cargo agree on this). */
export function withinBounds(bounds: readonly SemanticBound[]): Requirement {
  return (text) => {
    const version = readSemanticVersion(text);
    if (version === undefined) throw notAVersion('semantic', text);
    return (
      bounds.every(({ operator, limit }) => fulfils(operator, orderSemanticVersions(version, limit))) &&
      (version.preRelease.length === 0 || bounds.some(({ limit }) => limit.preRelease.length > 0 && sameNumbers(version, limit)))
    );
  };
}

/** All bounds hold; a pre-release counts as any other version. */
export function inOrder(bounds: readonly SemanticBound[]): Requirement {
  return (text) => {
    const version = readSemanticVersion(text);
    if (version === undefined) throw notAVersion('semantic', text);
    return bounds.every(({ operator, limit }) => fulfils(operator, orderSemanticVersions(version, limit)));
  };
}

const sameNumbers = (left: SemanticVersion, right: SemanticVersion): boolean =>
  orderSemanticVersions({ ...left, preRelease: [] }, { ...right, preRelease: [] }) === 0;

const filled = ({ numbers, preRelease }: PartialVersion): SemanticVersion => ({
  numbers: [...numbers, '0', '0', '0'].slice(0, 3),
  preRelease,
  build: [],
});

const lowest: SemanticVersion = { numbers: ['0', '0', '0'], preRelease: ['0'], build: [] };
