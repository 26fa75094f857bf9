import { isNumeral, notAVersion, order, orderLists, orderNumerals, orderPadded, type Order, type VersionOrder } from './version-order.ts';

export interface SemanticVersion {
  /** Usually three; missing ones count as 0, further ones are compared too. */
  readonly numbers: readonly string[];
  /** Empty for a release. */
  readonly preRelease: readonly string[];
  readonly build: readonly string[];
}

const careless = /^[=vV]*\s*([0-9]+(?:\.[0-9]+)*)(?:-([^+\s]*)|([A-Za-z][^+\s]*))?(?:\+(\S*))?$/;
const number = '(?:0|[1-9][0-9]*)';
const preReleaseIdentifier = `(?:${number}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)`;
const buildIdentifier = '[0-9A-Za-z-]+';
const strict = new RegExp(
  `^v?${number}\\.${number}\\.${number}` +
    `(?:-${preReleaseIdentifier}(?:\\.${preReleaseIdentifier})*)?` +
    `(?:\\+${buildIdentifier}(?:\\.${buildIdentifier})*)?$`,
);

/** Undefined when the text does not start with numbers; reads `v1`, `1.2`, `1.2.3.4` and `1.2.3beta` too. */
export function readSemanticVersion(text: string): SemanticVersion | undefined {
  const match = careless.exec(text.trim());
  if (match === null) return undefined;
  const [, numbers = '', dashed, joined, build] = match;
  const preRelease = dashed ?? joined ?? '';
  return { numbers: numbers.split('.'), preRelease: identifiers(preRelease), build: identifiers(build ?? '') };
}

export function orderSemanticVersions(left: SemanticVersion, right: SemanticVersion): Order {
  return orderPadded(left.numbers, right.numbers, '0', orderNumerals) || orderPreReleases(left.preRelease, right.preRelease);
}

/** A release (no identifiers) comes after all of its pre-releases. */
export function orderPreReleases(left: readonly string[], right: readonly string[]): Order {
  if (left.length === 0 || right.length === 0) return order(right.length === 0 ? 0 : 1, left.length === 0 ? 0 : 1);
  return orderLists(left, right, orderIdentifiers);
}

/** Numbers by value and before words, words by code unit (Semantic Versioning 2.0.0, rule 11). */
export function orderIdentifiers(left: string, right: string): Order {
  const leftIsNumber = isNumeral(left);
  const rightIsNumber = isNumeral(right);
  if (leftIsNumber && rightIsNumber) return orderNumerals(left, right);
  if (leftIsNumber !== rightIsNumber) return leftIsNumber ? -1 : 1;
  return order(left, right);
}

export const semver: VersionOrder = {
  compare: (left, right) => orderSemanticVersions(demand(left), demand(right)),
  isVersion: (text) => strict.test(text),
};

function demand(text: string): SemanticVersion {
  const version = readSemanticVersion(text);
  if (version === undefined) throw notAVersion('semantic', text);
  return version;
}

const identifiers = (text: string): string[] => (text === '' ? [] : text.split('.'));
