import type { SimpleType } from './simple-type.ts';

/** A part of a content model with how often it may occur. */
export type Particle =
  | { readonly kind: 'element'; readonly element: ElementDeclaration; readonly min: number; readonly max: number }
  | { readonly kind: 'sequence' | 'choice'; readonly items: readonly Particle[]; readonly min: number; readonly max: number }
  /** Elements of other namespaces. */
  | { readonly kind: 'any'; readonly min: number; readonly max: number };

export interface ElementDeclaration {
  readonly name: string;
  readonly namespace: string;
  /** Looked up on first use, since types contain each other. */
  readonly type: () => ContentType;
  /** Names of attributes whose values must be unique among all elements inside. */
  readonly unique: readonly string[];
}

export interface ContentType {
  readonly attributes: ReadonlyMap<string, AttributeDeclaration>;
  readonly anyAttribute: 'none' | 'other' | 'any';
  /** Content that is text. */
  readonly text: SimpleType | undefined;
  /** Content that is elements. */
  readonly particle: Particle | undefined;
  /** Text may stand between the elements. */
  readonly mixed: boolean;
}

export interface AttributeDeclaration {
  readonly type: SimpleType;
  readonly required: boolean;
}
