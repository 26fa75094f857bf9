import { z } from 'zod';
import { closest } from '../policy/language/condition-error.ts';
import type { Tool } from './protocol.ts';

/** What is wrong with the arguments of a call and what to send instead, a sentence for each. */
export function argumentsInWords({ name, input }: Tool, given: unknown, error: z.core.$ZodError): string {
  const known = Object.keys(input.shape);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return `The arguments of ${name} have to be an object with ${known.join(', ')}.`;
  return error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys.map((key) => unknownArgument(key, name, known)) : [about(issue, input, given as Readonly<Record<string, unknown>>)])).join(' ');
}

function unknownArgument(key: string, name: string, known: readonly string[]): string {
  const meant = closest(key, known);
  return `${name} has no argument ${JSON.stringify(key.slice(0, 60))}${meant === undefined ? '' : `, perhaps ${meant} is meant`}; it takes ${known.join(', ')}.`;
}

function about(issue: z.core.$ZodIssue, input: Tool['input'], given: Readonly<Record<string, unknown>>): string {
  const argument = String(issue.path[0] ?? 'arguments');
  const says = describe(input, argument);
  if (!Object.hasOwn(given, argument)) return `${argument} is missing.${says}`;
  if (given[argument] === null && (input.shape[argument] as unknown) instanceof z.ZodOptional) return `${argument} cannot be null: leave it out where you do not know it.${says}`;
  switch (issue.code) {
    case 'invalid_value': return `${argument} cannot be ${JSON.stringify(given[argument])?.slice(0, 80)}: send one of ${issue.values.join(', ')}.`;
    case 'invalid_type': return `${argument} has to be ${typeWords[issue.expected] ?? issue.expected}, and not ${kindOf(given[argument])}.${says}`;
    case 'too_big': return `${argument} is longer than ${issue.maximum} characters: send only what it is for.${says}`;
    case 'too_small': return `${argument} is too short.${says}`;
    default: return `${argument} is not understood.${says}`;
  }
}

const typeWords: Readonly<Record<string, string>> = { string: 'a text', boolean: 'true or false', number: 'a number', object: 'an object', array: 'a list' };

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'a list' : typeWords[typeof value] ?? typeof value);

/** What the tool itself says of the argument. */
function describe(input: Tool['input'], argument: string): string {
  const schema: unknown = input.shape[argument];
  const text = schema instanceof z.ZodType ? schema.description ?? (schema instanceof z.ZodOptional && schema.unwrap() instanceof z.ZodType ? (schema.unwrap() as z.ZodType).description : undefined) : undefined;
  return text === undefined ? '' : ` ${text}`;
}
