import { UsageError } from './exit-codes.ts';

/** The value of an option that takes one of a few. */
export function chosen<V extends string>(option: string, text: string, values: readonly V[]): V {
  const found = values.find((value) => value === text);
  if (found === undefined) throw new UsageError(`${option} cannot be ${JSON.stringify(text)}.`, `It is one of ${values.join(', ')}.`);
  return found;
}
