import type { PolicyDocument } from '../model/policy-document.ts';

/** What each document builds on, also through others. */
export type Foundations = ReadonlyMap<PolicyDocument, ReadonlySet<PolicyDocument>>;

/** Each builds on all before it. */
export const inOneLine = (documents: readonly PolicyDocument[]): Foundations => new Map(documents.map((document, index) => [document, new Set(documents.slice(0, index))]));

/**
 * The documents that start from a preset: they use it, and nothing else of one's own that they build on does. Where there are several, none of them stands
 * above the others, however they are listed.
 */
export function startersFrom(preset: PolicyDocument, foundations: Foundations): PolicyDocument[] {
  const users = [...foundations.keys()].filter((document) => document.layer !== 'preset' && foundations.get(document)!.has(preset));
  return users.filter((document) => !users.some((other) => foundations.get(document)!.has(other)));
}
