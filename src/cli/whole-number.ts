import { UsageError } from './exit-codes.ts';

export function wholeNumber(option: string, text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new UsageError(`${option} takes a whole number from 1, not ${JSON.stringify(text)}.`);
  return Number(text);
}
