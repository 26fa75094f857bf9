import { isRecord, type Value } from '../../text/value.ts';
import { describeType, type FactType, type FactValue } from '../facts/fact-type.ts';
import { definitionOf, derivedFacts, factNames, isFactName, type FactName, type Facts } from '../facts/facts.ts';
import { closest } from '../language/condition-error.ts';
import type { ReadingFile } from './section.ts';

const groups: ReadonlySet<string> = new Set(factNames.map((name) => name.slice(0, name.indexOf('.'))));

/** Facts by their full names (`license.status`), or by group (`license: {status: …}`). What is wrong becomes a problem of the file. */
export function readFacts(file: ReadingFile, path: readonly (string | number)[], value: Value): Facts {
  const facts: Partial<Record<FactName, FactValue>> = {};
  if (!isRecord(value)) {
    report(file, path, 'facts must be names and values', 'Write for example license.status: none.');
    return {};
  }
  for (const [key, inner] of Object.entries(value)) {
    if (groups.has(key) && isRecord(inner)) for (const [name, found] of Object.entries(inner)) take(file, [...path, key, name], `${key}.${name}`, found, facts);
    else take(file, [...path, key], key, inner, facts);
  }
  return facts as Facts;
}

function take(file: ReadingFile, path: readonly (string | number)[], name: string, value: Value, facts: Partial<Record<FactName, FactValue>>): void {
  if (!isFactName(name)) {
    const meant = closest(name, factNames);
    report(file, path, `there is no fact ${name.slice(0, 80)}`, meant === undefined ? 'The reference lists all facts.' : `Did you mean ${meant}?`);
    return;
  }
  const sources = derivedFacts[name];
  if (sources !== undefined) {
    report(file, path, `${name} is calculated and cannot be stated`, `State ${sources.join(', ')}.`);
    return;
  }
  const { type } = definitionOf(name);
  const found = factValue(type, value, file.notation);
  if (found === undefined) report(file, path, `${name} cannot be ${shown(value)}`, `It is ${describeType(type)}.`);
  else facts[name] = found;
}

function factValue(type: FactType, value: Value, notation: ReadingFile['notation']): FactValue | undefined {
  switch (type.kind) {
    case 'boolean': return notation === 'yaml' && (value === 'true' || value === 'false') ? value === 'true' : typeof value === 'boolean' ? value : undefined;
    case 'number': return numberOf(value, notation);
    case 'text': return typeof value === 'string' ? value : undefined;
    case 'choice': return typeof value === 'string' && type.values.includes(value) ? value : undefined;
    case 'texts': return textsOf(value, notation);
    case 'choices': {
      const texts = textsOf(value, notation);
      return texts?.every((text) => type.values.includes(text)) ? texts : undefined;
    }
  }
}

/** No fact is negative. */
function numberOf(value: Value, notation: ReadingFile['notation']): number | undefined {
  if (typeof value === 'number') return value >= 0 && Number.isFinite(value) ? value : undefined;
  return notation === 'yaml' && typeof value === 'string' && /^\d{1,15}(?:\.\d{1,15})?$/.test(value) ? Number(value) : undefined;
}

/** In YAML a single text is a list of one, as elsewhere in a policy. */
function textsOf(value: Value, notation: ReadingFile['notation']): readonly string[] | undefined {
  if (notation === 'yaml' && typeof value === 'string' && value !== '') return [value];
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
}

const shown = (value: Value): string => (typeof value === 'string' ? JSON.stringify(value.slice(0, 60)) : Array.isArray(value) ? 'this list' : typeof value === 'object' ? 'this' : String(value));

function report(file: ReadingFile, path: readonly (string | number)[], message: string, remedy: string): void {
  const line = file.line(...path);
  file.problems.push({ severity: 'error', place: line === undefined ? { path: file.path } : { path: file.path, line }, message, remedy });
}
