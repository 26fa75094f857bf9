import { usageContexts } from '../../model/inventory.ts';

export interface Question {
  readonly id: string;
  readonly text: string;
  /** What can be answered, for the person who is asked. */
  readonly hint: string;
  readonly kind: 'text' | 'one' | 'several' | 'yes-or-no';
  readonly options?: readonly string[];
  readonly fallback: string;
  /** Asked only when an earlier answer has this value. */
  readonly onlyIf?: { readonly id: string; readonly is: string };
}

/** The fallbacks are what `--default` takes. */
export const questions = [
  { id: 'name', text: 'What is this policy for? The name of an organisation, department or project.', hint: 'a name', kind: 'text', fallback: 'our organisation' },
  { id: 'licenses', text: 'How do you want to decide about licences?', hint: 'category: by their kind, such as permissive or copyleft; finos: by the categories A, B and X of FINOS; lists: by lists of licences', kind: 'one', options: ['category', 'finos', 'lists'], fallback: 'category' },
  { id: 'contexts', text: 'How does your software reach its users?', hint: 'several of internal, hosted, distributed, embedded, published', kind: 'several', options: usageContexts, fallback: usageContexts.join(', '), onlyIf: { id: 'licenses', is: 'lists' } },
  { id: 'decides', text: 'Who decides? One function for everything, such as ospo; or separate: Legal, security, the CIO and others, each in its field.', hint: 'the name of a role, or separate', kind: 'text', fallback: 'separate' },
  { id: 'proxy', text: 'Do all packages come through a repository of your own (a proxy)?', hint: 'yes or no', kind: 'yes-or-no', fallback: 'yes' },
  { id: 'approvals', text: 'Is it recorded which components were approved, and for what?', hint: 'yes or no', kind: 'yes-or-no', fallback: 'yes' },
  { id: 'portfolio', text: 'Is it recorded who owns a component, who supports it, and when it ends?', hint: 'yes or no', kind: 'yes-or-no', fallback: 'yes' },
  { id: 'observe', text: 'Shall the rules only watch for the first 30 days?', hint: 'yes or no; malware and other blockers are stopped from the first day', kind: 'yes-or-no', fallback: 'no' },
] as const satisfies readonly Question[];

export type QuestionId = (typeof questions)[number]['id'];

export type Answers = Readonly<Record<QuestionId, string>>;
