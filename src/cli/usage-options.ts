import { possibleValues, usualUsage, type Linkage, type UsageFacts } from '#core/usage/usage-facts.ts';
import { UsageError } from './exit-codes.ts';

export interface UsageOptions {
  readonly context?: string;
  readonly linkage?: string;
  readonly modified?: boolean;
  readonly form?: string;
  readonly fact: readonly string[];
}

const forms = ['binary', 'source', 'both'] as const;

/** Every fact with the values that it may have, besides `unknown`. */
const values: Readonly<Record<keyof UsageFacts, readonly (string | boolean)[]>> = {
  ...possibleValues, form: forms, userProduct: [true, false], advertises: [true, false], offersWarranty: [true, false], interactive: [true, false], noticeFile: [true, false],
};

export const factNames: readonly string[] = Object.keys(values);

/** Facts of the use from the command line; what is not said is what most uses are, and a published work leaves as source. */
export function usageOf(options: UsageOptions): UsageFacts {
  const said = saidUsage(options);
  const usual: UsageFacts = { ...usualUsage, ...(said.channel === 'published' && { form: 'source' as const }) };
  return { ...usual, ...said };
}

/** Only the facts that the command line says. */
export function saidUsage({ context, linkage, modified, form, fact }: UsageOptions): Partial<UsageFacts> {
  const said: Record<string, string | boolean> = {};
  for (const item of fact) {
    const equals = item.indexOf('=');
    const name = equals === -1 ? item : item.slice(0, equals);
    if (!Object.hasOwn(values, name)) throw new UsageError(`--fact ${JSON.stringify(item)} names no fact.`, `Facts: ${factNames.join(', ')}; written as --fact noticeFile=yes.`);
    said[name] = valueOf(name as keyof UsageFacts, equals === -1 ? 'yes' : item.slice(equals + 1), `--fact ${name}`);
  }
  if (context !== undefined) said['channel'] = valueOf('channel', context, '--context');
  if (linkage !== undefined) said['linkage'] = linkageOf(linkage, '--linkage');
  if (form !== undefined) said['form'] = valueOf('form', form, '--form');
  if (modified === true) said['modified'] = true;
  return said;
}

export const linkageOf = (text: string, option: string): Linkage | 'unknown' => valueOf('linkage', text, option) as Linkage | 'unknown';

function valueOf(name: keyof UsageFacts, text: string, option: string): string | boolean {
  if (text === 'unknown') return 'unknown';
  const allowed = values[name];
  const meant = allowed.includes(true) ? ({ yes: true, true: true, no: false, false: false } as Readonly<Record<string, boolean>>)[text] : text;
  if (meant !== undefined && allowed.includes(meant)) return meant;
  const words = allowed.map((value) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : value));
  throw new UsageError(`${option} is ${JSON.stringify(text)}.`, `It may be ${[...words, 'unknown'].join(', ')}.`);
}
