import { licenseBases, licenseModes, type LicenseBasis } from '../model/license-facts.ts';
import { isRecord, text, type Value } from '../text/value.ts';
import { ConfigurationError, type FindingsPlace, type LicenseConfiguration } from './configuration.ts';

const keys = ['read', 'precedence', 'curations', 'findings'];

/** The value of `licenses`. `lineOf` gives the line of one of its keys. Throws `ConfigurationError`. */
export function licenseConfiguration(value: Value, lineOf: (key: string) => number | undefined): LicenseConfiguration {
  if (!isRecord(value)) throw new ConfigurationError(`licenses must have the keys ${keys.join(', ')}`, lineOf(''));
  const result: { -readonly [K in keyof LicenseConfiguration]: LicenseConfiguration[K] } = {};
  for (const [key, item] of Object.entries(value)) {
    const line = lineOf(key);
    if (key === 'read') result.read = mode(item, line);
    else if (key === 'precedence') result.precedence = precedence(item, line);
    else if (key === 'curations') result.curations = texts(item, 'licenses.curations must be a list of paths or addresses', line);
    else if (key === 'findings') result.findings = findings(item, line);
    else throw new ConfigurationError(`the key ${JSON.stringify(key)} of licenses is unknown; known keys are ${keys.join(', ')}`, line);
  }
  return result;
}

function mode(value: Value, line: number | undefined) {
  const found = licenseModes.find((each) => each === value);
  if (found === undefined) throw new ConfigurationError(`licenses.read must be one of ${licenseModes.join(', ')}`, line);
  return found;
}

/** Something must count, and nothing twice. */
function precedence(value: Value, line: number | undefined): LicenseBasis[] {
  const message = `licenses.precedence must be a list of ${licenseBases.join(', ')}, each at most once`;
  const found = texts(value, message, line).map((item) => licenseBases.find((each) => each === item));
  if (found.includes(undefined) || found.length === 0 || new Set(found).size !== found.length) throw new ConfigurationError(message, line);
  return found as LicenseBasis[];
}

/** A path, `path` with `at`, or a list of them. */
function findings(value: Value, line: number | undefined): FindingsPlace[] {
  return (Array.isArray(value) ? value : [value]).map((item: Value): FindingsPlace => {
    if (typeof item === 'string' && item !== '') return { path: item };
    const [path, at] = [text(item, 'path'), text(item, 'at')];
    const isKnown = isRecord(item) && Object.entries(item).every(([key, part]) => (key === 'path' || key === 'at') && typeof part === 'string' && part !== '');
    if (!isKnown || path === undefined) throw new ConfigurationError('licenses.findings must be a list of paths, or of entries with path and at (the directory that was searched)', line);
    return { path, ...(at !== undefined && { at }) };
  });
}

function texts(value: Value, message: string, line: number | undefined): string[] {
  const items = Array.isArray(value) ? value : [value];
  if (!items.every((item): item is string => typeof item === 'string' && item !== '')) throw new ConfigurationError(message, line);
  return items;
}
