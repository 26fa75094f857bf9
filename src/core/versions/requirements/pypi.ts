import { orderPublicVersions, orderPythonVersions, readPythonVersion, type PythonVersion } from '../pypi.ts';
import { notAVersion, orderNumerals, orderPadded } from '../version-order.ts';
import { allOf, anyOf, anything, increment, notARequirement, type Requirement } from './requirement.ts';

const specifier = /^(===|~=|==|!=|<=|>=|<|>|\^|~|=)?\s*(\S+)$/;

type Check = (version: PythonVersion) => boolean;

/**
 * Version specifiers (PEP 440) with commas, and what Poetry adds: `^`, `~`, `||` and a version alone. Whether pre-releases are wanted is the
 * resolver's business: here they count as any other version.
 */
export function pypiRequirement(text: string): Requirement {
  if (text.trim() === '') return anything;
  return anyOf(
    text.split('||').map((set) => {
      const parts = set.split(',').map((part) => part.trim());
      return allOf(parts.filter((part) => part !== '').map((part) => readSpecifier(part, text)));
    }),
  );
}

function readSpecifier(part: string, text: string): Requirement {
  const [, operator = '==', rest = ''] = specifier.exec(part) ?? [];
  if (rest === '*' && (operator === '==' || operator === '=')) return anything;
  if (operator === '===') return (version) => version.trim().toLowerCase() === rest.toLowerCase();
  const isPrefix = rest.endsWith('.*');
  const limit = readPythonVersion(isPrefix ? rest.slice(0, -2) : rest);
  if (limit === undefined || (isPrefix && !['==', '!=', '='].includes(operator))) throw notARequirement('Python', text);
  const check = isPrefix ? prefixCheck(operator, limit) : checkOf(operator, limit, text);
  return (version) => {
    const found = readPythonVersion(version);
    if (found === undefined) throw notAVersion('Python', version);
    return check(found);
  };
}

function prefixCheck(operator: string, limit: PythonVersion): Check {
  const begins = startsLike(limit);
  return operator === '!=' ? (version) => !begins(version) : begins;
}

function checkOf(operator: string, limit: PythonVersion, text: string): Check {
  const equals: Check = (version) => (limit.local === undefined ? orderPublicVersions : orderPythonVersions)(version, limit) === 0;
  switch (operator) {
    case '!=':
      return (version) => !equals(version);
    case '<=':
      return (version) => orderPublicVersions(version, limit) <= 0;
    case '>=':
      return (version) => orderPublicVersions(version, limit) >= 0;
    case '<':
      return (version) => isBefore(version, limit);
    case '>':
      return (version) => isAfter(version, limit);
    case '~=':
      if (limit.release.length < 2) throw notARequirement('Python', text);
      return both(atLeast(limit), startsLike({ ...limit, release: limit.release.slice(0, -1), pre: undefined, post: undefined, dev: undefined }));
    case '^': {
      const firstOther = limit.release.findIndex((number) => !/^0+$/.test(number));
      return both(atLeast(limit), beforeNext(limit, firstOther < 0 ? limit.release.length - 1 : firstOther));
    }
    case '~':
      return both(atLeast(limit), beforeNext(limit, Math.min(limit.release.length - 1, 1)));
    default:
      return equals;
  }
}

const both =
  (one: Check, other: Check): Check =>
  (version) =>
    one(version) && other(version);

const atLeast =
  (limit: PythonVersion): Check =>
  (version) =>
    orderPublicVersions(version, limit) >= 0;

function beforeNext(limit: PythonVersion, index: number): Check {
  const release = [...limit.release.slice(0, index), increment(limit.release[index] ?? '0')];
  return (version) => isBefore(version, { epoch: limit.epoch, release, pre: undefined, post: undefined, dev: undefined, local: undefined });
}

/** Not the pre-releases of the limit, unless it is one. */
function isBefore(version: PythonVersion, limit: PythonVersion): boolean {
  if (orderPythonVersions(version, limit) >= 0) return false;
  if (isPreRelease(limit) || !isPreRelease(version)) return true;
  const ofLimit = limit.post === undefined ? { ...version, pre: undefined, post: undefined, dev: undefined } : { ...version, dev: undefined };
  return orderPublicVersions(ofLimit, limit) !== 0;
}

/** Not the post-releases of the limit, unless it is one, and none of its local versions. */
function isAfter(version: PythonVersion, limit: PythonVersion): boolean {
  if (orderPythonVersions(version, limit) <= 0) return false;
  const ofLimit = limit.post === undefined ? { ...version, post: undefined, dev: version.post === undefined ? version.dev : undefined } : version;
  return orderPublicVersions(ofLimit, limit) !== 0;
}

const startsLike =
  (prefix: PythonVersion): Check =>
  (version) => {
    const release = [...version.release, ...prefix.release.slice(version.release.length).map(() => '0')].slice(0, prefix.release.length);
    return (
      sameRelease({ ...version, release }, prefix) &&
      (prefix.pre === undefined || (prefix.pre[0] === version.pre?.[0] && orderNumerals(prefix.pre[1], version.pre[1]) === 0)) &&
      (prefix.post === undefined || (version.post !== undefined && orderNumerals(prefix.post, version.post) === 0))
    );
  };

const isPreRelease = (version: PythonVersion): boolean => version.pre !== undefined || version.dev !== undefined;

const sameRelease = (left: PythonVersion, right: PythonVersion): boolean =>
  orderNumerals(left.epoch, right.epoch) === 0 && orderPadded(left.release, right.release, '0', orderNumerals) === 0;
