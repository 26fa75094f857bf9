import { patternFault } from '../ignore/pattern-fault.ts';
import { usageContexts, type UsageContext } from '../model/inventory.ts';
import { TextSyntaxError } from '../text/position.ts';
import { isRecord, scalar, type Value } from '../text/value.ts';
import { parseYaml, type YamlText } from '../text/yaml.ts';
import { licenseConfiguration } from './license-configuration.ts';
import { criticalities } from '../usage/declared-usage.ts';
import { ConfigurationError, type Configuration } from './configuration.ts';
import { expression, oneOf, parseDeclaredUses, yesOrNo } from './parse-declared-uses.ts';

const keys = ['name', 'version', 'usageContext', 'department', 'owner', 'exclude', 'licenses', 'outboundLicense', 'clientCode', 'userProduct', 'internetFacing', 'criticality', 'uses'] as const;

type Key = (typeof keys)[number];

/** Throws `ConfigurationError` naming the line of the first thing that is wrong; an unknown key is an error, since a typing slip must not be silent. */
export function parseConfiguration(source: string): Configuration {
  const yaml = parse(source);
  if (yaml.documents.length > 1) throw new ConfigurationError('it must be one document, without --- between', yaml.lineIn(1) ?? undefined);
  if (yaml.value === null || yaml.value === undefined || yaml.value === '') return {};
  if (!isRecord(yaml.value)) throw new ConfigurationError('it must be a list of keys and values', 1);
  const result: { -readonly [K in keyof Configuration]: Configuration[K] } = {};
  for (const [key, value] of Object.entries(yaml.value)) {
    const line = yaml.line(key);
    if (!isKey(key)) throw new ConfigurationError(`the key ${JSON.stringify(key)} is unknown; ${suggestion(key)}`, line);
    if (isEmpty(value)) throw new ConfigurationError(`${key} has no value`, line);
    if (key === 'exclude') result.exclude = patterns(value, (index) => yaml.line(key, index) ?? line);
    else if (key === 'licenses') result.licenses = licenseConfiguration(value, (name) => yaml.line(key, name) ?? line);
    else if (key === 'usageContext') result.usageContext = usageContext(value, line);
    else if (key === 'outboundLicense') result.outboundLicense = value === 'proprietary' ? value : expression(key, value, line);
    else if (key === 'clientCode' || key === 'userProduct' || key === 'internetFacing') result[key] = yesOrNo(key, value, line);
    else if (key === 'criticality') result.criticality = oneOf(key, criticalities, value, line);
    else if (key === 'uses') result.uses = parseDeclaredUses(value, (...path) => yaml.line(...path) ?? undefined);
    else result[key] = plainText(key, value, line);
  }
  return result;
}

function parse(source: string): YamlText {
  try {
    // texts as written: version 1.10 is not 1.1
    return parseYaml(source, { strings: true });
  } catch (error) {
    if (error instanceof TextSyntaxError) throw new ConfigurationError(error.message, error.line);
    throw error;
  }
}

/** In the ways of YAML to write that there is none; all values are read as texts. */
const isEmpty = (value: Value): boolean => value === null || value === undefined || (typeof value === 'string' && /^(?:|~|null|Null|NULL)$/.test(value));

const isKey = (key: string): key is Key => (keys as readonly string[]).includes(key);

function suggestion(key: string): string {
  const near = keys.find((known) => known.toLowerCase() === key.toLowerCase().replaceAll(/[-_]/g, ''));
  return near === undefined ? `known keys are ${keys.join(', ')}` : `did you mean ${near}? Known keys are ${keys.join(', ')}`;
}

function plainText(key: string, value: Value, line: number | undefined): string {
  const found = scalar(value);
  if (found === undefined || found.trim() === '') throw new ConfigurationError(`${key} must be a text`, line);
  return found;
}

function usageContext(value: Value, line: number | undefined): UsageContext {
  const found = usageContexts.find((context) => context === value);
  if (found === undefined) throw new ConfigurationError(`usageContext must be one of ${usageContexts.join(', ')}`, line);
  return found;
}

function patterns(value: Value, lineOf: (index: number) => number | undefined): string[] {
  const items: readonly Value[] = Array.isArray(value) ? value : [value];
  return items.map((item, index) => {
    if (typeof item !== 'string') throw new ConfigurationError('exclude must be a list of patterns in the form of .gitignore', lineOf(index));
    const fault = patternFault(item);
    if (fault !== undefined) throw new ConfigurationError(`the pattern ${JSON.stringify(item.slice(0, 100))} of exclude leaves nothing out: ${fault}`, lineOf(index));
    return item;
  });
}
