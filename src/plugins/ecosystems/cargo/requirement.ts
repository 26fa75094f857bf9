import { semver } from '#core/versions/semver.ts';

interface Comparator {
  readonly operator: string;
  /** One to three numbers as written. */
  readonly numbers: readonly number[];
  readonly preRelease: string;
}

/** The comparators of a version requirement (The Cargo Book, "Specifying Dependencies"); `undefined` when it is none. */
function readRequirement(text: string): Comparator[] | undefined {
  const comparators: Comparator[] = [];
  for (const part of text.split(',')) {
    const match = /^(=|>=|<=|>|<|~|\^)?\s*(\d{1,15}|[*xX])(?:\.(\d{1,15}|[*xX]))?(?:\.(\d{1,15}|[*xX]))?(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/.exec(part.trim());
    if (match === null) return undefined;
    const [, operator, major, minor, patch, preRelease = ''] = match;
    const written = [major, minor, patch].filter((number) => number !== undefined);
    const star = written.findIndex((number) => !/^\d/.test(number));
    const numbers = (star === -1 ? written : written.slice(0, star)).map(Number);
    comparators.push({ operator: operator ?? (star === -1 ? '^' : '~*'), numbers, preRelease });
  }
  return comparators;
}

/** The only version that a requirement admits: `=1.2.3`, and `0.0.3`, after which comes a version that is not compatible. */
export function onlyVersion(text: string): string | undefined {
  const [comparator, ...others] = readRequirement(text) ?? [];
  if (comparator === undefined || others.length > 0 || comparator.numbers.length !== 3) return undefined;
  const [major, minor] = comparator.numbers;
  const pinned = comparator.operator === '=' || (comparator.operator === '^' && major === 0 && minor === 0 && comparator.preRelease === '');
  return pinned ? comparator.numbers.join('.') + (comparator.preRelease === '' ? '' : `-${comparator.preRelease}`) : undefined;
}

/** Whether a locked version can come from the requirement; a requirement that we cannot read admits everything. */
export function admits(requirement: string, version: string): boolean {
  const comparators = readRequirement(requirement);
  if (comparators === undefined || !semver.isVersion(version)) return true;
  return comparators.every((comparator) => matches(comparator, version));
}

function matches({ operator, numbers, preRelease }: Comparator, version: string): boolean {
  const lower = full(numbers, preRelease);
  const above = (parts: readonly number[]): boolean => semver.compare(version, `${full(parts, '')}-0`) >= 0;
  if (numbers.length === 0) return true;
  switch (operator) {
    case '>=': return semver.compare(version, lower) >= 0;
    case '<': return semver.compare(version, lower) < 0;
    case '>': return numbers.length < 3 ? above(next(numbers, numbers.length - 1)) : semver.compare(version, lower) > 0;
    case '<=': return numbers.length < 3 ? !above(next(numbers, numbers.length - 1)) : semver.compare(version, lower) <= 0;
    case '=': return numbers.length < 3 ? semver.compare(version, lower) >= 0 && !above(next(numbers, numbers.length - 1)) : semver.compare(version, lower) === 0;
    case '~': return semver.compare(version, lower) >= 0 && !above(next(numbers, Math.min(1, numbers.length - 1)));
    case '~*': return semver.compare(version, lower) >= 0 && !above(next(numbers, numbers.length - 1));
    default: return semver.compare(version, lower) >= 0 && !above(next(numbers, leftmostNonZero(numbers)));
  }
}

const full = (numbers: readonly number[], preRelease: string): string =>
  [0, 1, 2].map((index) => numbers[index] ?? 0).join('.') + (preRelease === '' ? '' : `-${preRelease}`);

/** The numbers with one of them raised and what follows cut off. */
const next = (numbers: readonly number[], index: number): number[] => [...numbers.slice(0, index), numbers[index]! + 1];

function leftmostNonZero(numbers: readonly number[]): number {
  const index = numbers.findIndex((number) => number !== 0);
  return index === -1 ? numbers.length - 1 : index;
}
