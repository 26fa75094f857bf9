import { orderPublicVersions, readPythonVersion, type PythonVersion } from '../versions/pypi.ts';
import { parseSpecifiers, type Specifier } from './requirement.ts';

/**
 * Does the version meet all specifiers (PEP 440)? Pre-releases count like others: what is asked about is already chosen.
 * A version that PEP 440 cannot read meets only `===`.
 */
export function allowsVersion(specifiers: readonly Specifier[], version: string): boolean {
  const candidate = readPythonVersion(version);
  return specifiers.every((specifier) => meets(specifier, version, candidate));
}

function meets({ operator, version: bound }: Specifier, text: string, candidate: PythonVersion | undefined): boolean {
  if (operator === '===') return bound.toLowerCase() === text.toLowerCase();
  if (candidate === undefined) return false;
  if (bound.endsWith('.*')) {
    const prefix = readPythonVersion(bound.slice(0, -2));
    if (prefix === undefined) return false;
    return operator === '!=' ? !hasPrefix(candidate, prefix) : hasPrefix(candidate, prefix);
  }
  const limit = readPythonVersion(bound);
  if (limit === undefined) return false;
  const order = orderPublicVersions(candidate, limit);
  switch (operator) {
    case '==':
      return order === 0 && sameLocal(candidate, limit);
    case '!=':
      return order !== 0 || !sameLocal(candidate, limit);
    case '<=':
      return order <= 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0 && (limit.pre !== undefined || limit.dev !== undefined || !isEarlyOf(candidate, limit));
    case '>':
      return order > 0 && (limit.post !== undefined || candidate.post === undefined || !hasSameRelease(candidate, limit));
    case '~=':
      return order >= 0 && limit.release.length > 1 && hasPrefix(candidate, { ...limit, release: limit.release.slice(0, -1), pre: undefined });
  }
}

/** A limit without local part is met by any local part. */
const sameLocal = (candidate: PythonVersion, limit: PythonVersion): boolean =>
  limit.local === undefined || limit.local.join('.') === candidate.local?.join('.');

const hasPrefix = (candidate: PythonVersion, prefix: PythonVersion): boolean =>
  candidate.epoch === prefix.epoch && prefix.release.every((part, index) => Number(part) === Number(candidate.release[index] ?? 0));

/** A pre- or development release of the limit itself: `<1.0` does not admit `1.0rc1`. */
const isEarlyOf = (candidate: PythonVersion, limit: PythonVersion): boolean =>
  (candidate.pre !== undefined || candidate.dev !== undefined) && hasSameRelease(candidate, limit);

const hasSameRelease = (a: PythonVersion, b: PythonVersion): boolean => hasPrefix(a, b) && hasPrefix(b, a);

/** Do the texts say the same, in whatever order and spelling? */
export function sameSpecifiers(left: string, right: string): boolean {
  const [one, other] = [parseSpecifiers(left), parseSpecifiers(right)];
  if (one === undefined || other === undefined) return left.replace(/\s/g, '') === right.replace(/\s/g, '');
  const hasAll = (some: readonly Specifier[], all: readonly Specifier[]): boolean => some.every((specifier) => all.some((candidate) => sameSpecifier(specifier, candidate)));
  return hasAll(one, other) && hasAll(other, one);
}

function sameSpecifier(one: Specifier, other: Specifier): boolean {
  if (one.operator !== other.operator) return false;
  if (one.version.toLowerCase() === other.version.toLowerCase()) return true;
  const [left, right] = [readPythonVersion(one.version), readPythonVersion(other.version)];
  return left !== undefined && right !== undefined && left.release.length === right.release.length && orderPublicVersions(left, right) === 0 && (left.local ?? []).join('.') === (right.local ?? []).join('.');
}
