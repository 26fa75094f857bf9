/** What values a fact can have. Lists are sets: order and repetition say nothing. */
export type FactType =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'number'; readonly unit?: string }
  | { readonly kind: 'text' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'texts' }
  | { readonly kind: 'choices'; readonly values: readonly string[] };

/** Who can know it: what Muster reads itself, its licence data, advisories, a register that the organisation keeps, a person, or other facts. */
export const factOrigins = ['scan', 'license data', 'advisories', 'register', 'person', 'calculation'] as const;

export type FactOrigin = (typeof factOrigins)[number];

export interface FactDefinition {
  readonly type: FactType;
  readonly origin: FactOrigin;
  /** One sentence for somebody who meets the fact for the first time. */
  readonly meaning: string;
}

export type FactValue = boolean | number | string | readonly string[];

/** The TypeScript type of a fact's values. */
export type ValueOf<T extends FactType> = T extends { readonly kind: 'boolean' } ? boolean
  : T extends { readonly kind: 'number' } ? number
    : T extends { readonly kind: 'text' } ? string
      : T extends { readonly kind: 'choice'; readonly values: readonly (infer V)[] } ? V
        : T extends { readonly kind: 'texts' } ? readonly string[]
          : T extends { readonly kind: 'choices'; readonly values: readonly (infer V)[] } ? readonly V[]
            : never;

/** As a person would say it: `one of internal, hosted`, `a number of days`. */
export function describeType(type: FactType): string {
  switch (type.kind) {
    case 'boolean': return 'true or false';
    case 'number': return type.unit === undefined ? 'a number' : `a number of ${type.unit}`;
    case 'text': return 'a text';
    case 'choice': return `one of ${type.values.join(', ')}`;
    case 'texts': return 'a list of texts';
    case 'choices': return `a list of ${type.values.join(', ')}`;
  }
}
