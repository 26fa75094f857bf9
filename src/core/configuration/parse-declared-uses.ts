import { parseLicenseExpression } from '../license/parse-expression.ts';
import { scopes } from '../model/scope.ts';
import { isRecord, type Value } from '../text/value.ts';
import type { DeclaredUse } from '../usage/declared-usage.ts';
import { linkages } from '../usage/usage-facts.ts';
import { ConfigurationError } from './configuration.ts';

const keys = ['component', 'linkage', 'modified', 'scope', 'clientCode', 'entitlement', 'license', 'owner', 'reason'] as const;

type LineOf = (...path: readonly (string | number)[]) => number | undefined;

/** The list under `uses`. Throws `ConfigurationError`. */
export function parseDeclaredUses(value: Value, lineOf: LineOf): DeclaredUse[] {
  if (!Array.isArray(value)) throw new ConfigurationError('uses must be a list of entries, each with the key component', lineOf('uses'));
  return value.map((item, index) => parseUse(item, (...path) => lineOf('uses', index, ...path)));
}

function parseUse(value: Value, lineOf: LineOf): DeclaredUse {
  const line = lineOf();
  if (!isRecord(value)) throw new ConfigurationError('an entry of uses must have keys, such as component and linkage', line);
  const use: Record<string, unknown> = {};
  for (const [key, said] of Object.entries(value)) {
    const at = lineOf(key) ?? line;
    if (!(keys as readonly string[]).includes(key)) throw new ConfigurationError(`the key ${JSON.stringify(key)} of uses is unknown; known keys are ${keys.join(', ')}`, at);
    use[key] = parseField(key as (typeof keys)[number], said, at);
  }
  if (use['component'] === undefined) throw new ConfigurationError('an entry of uses names no component', line);
  if (use['license'] !== undefined && use['reason'] === undefined) throw new ConfigurationError('an entry of uses that states a license needs a reason as well: say where the licence stands, or why this alternative is taken', lineOf('license') ?? line);
  return { ...(use as unknown as DeclaredUse), ...(line === undefined ? {} : { line }) };
}

function parseField(key: (typeof keys)[number], value: Value, line: number | undefined): unknown {
  switch (key) {
    case 'linkage': return oneOf(key, linkages, value, line);
    case 'scope': return oneOf(key, scopes, value, line);
    case 'modified': case 'clientCode': case 'entitlement': return yesOrNo(key, value, line);
    case 'license': return expression(key, value, line);
    case 'component': {
      if (typeof value !== 'string' || !/^(?:pkg:|\*)/.test(value)) throw new ConfigurationError('component must be a package URL without version, such as pkg:npm/react; * stands for any characters', line);
      return value;
    }
    default: {
      if (typeof value !== 'string' || value.trim() === '') throw new ConfigurationError(`${key} must be a text`, line);
      return value;
    }
  }
}

export function oneOf<V extends string>(key: string, values: readonly V[], value: Value, line: number | undefined): V {
  const found = values.find((known) => known === value);
  if (found === undefined) throw new ConfigurationError(`${key} must be one of ${values.join(', ')}`, line);
  return found;
}

export function yesOrNo(key: string, value: Value, line: number | undefined): boolean {
  if (value === 'true' || value === true) return true;
  if (value === 'false' || value === false) return false;
  throw new ConfigurationError(`${key} must be true or false`, line);
}

export function expression(key: string, value: Value, line: number | undefined): string {
  if (typeof value !== 'string') throw new ConfigurationError(`${key} must be an SPDX expression`, line);
  const parsed = parseLicenseExpression(value);
  if (!parsed.ok) throw new ConfigurationError(`${key} is no SPDX expression: ${parsed.message}`, line);
  return value;
}
