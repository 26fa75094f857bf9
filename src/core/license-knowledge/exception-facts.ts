import { exceptionRecords } from './own/exceptions.data.ts';

/**
 * What an exception permits: `linking-permitted`: our own work may link to the component and keep its terms; `output-not-covered`: what the tool writes is free;
 * `syscall-boundary`: programs that use the kernel through system calls stay outside; `font-embedding`: documents with the font stay outside;
 * `additional-permission`: something else, which does not by itself keep our work outside; `restriction`: it takes rights away.
 */
export const exceptionEffects = ['linking-permitted', 'output-not-covered', 'syscall-boundary', 'font-embedding', 'additional-permission', 'restriction'] as const;

export type ExceptionEffect = (typeof exceptionEffects)[number];

export interface ExceptionFacts {
  readonly id: string;
  readonly effect: ExceptionEffect;
  /** Families of licences that it is made for. */
  readonly appliesTo: readonly string[];
  /** What it lets you do and on which condition, in our words. */
  readonly meaning: string;
  /** Licences that may be combined with the component though its licence alone would not let them. */
  readonly admits: readonly string[];
  /** It admits more, by names of libraries or by a list of its own, which our records do not repeat. */
  readonly admitsWhatItNames?: true;
}

const byId: ReadonlyMap<string, ExceptionFacts> = new Map(exceptionRecords.map((record) => [record.id.toLowerCase(), record]));

/** `undefined` for additions that we do not know. */
export const exceptionFacts = (id: string): ExceptionFacts | undefined => byId.get(id.toLowerCase());
