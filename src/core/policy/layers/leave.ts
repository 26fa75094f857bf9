import type { PolicyDocument } from '../model/policy-document.ts';
import type { PolicyProblem } from '../model/place.ts';
import { startersFrom, type Foundations } from './foundations.ts';

/** The documents that are being combined. */
export interface Combination {
  readonly problems: PolicyProblem[];
  readonly foundations: Foundations;
  /** By id: the documents whose word the rules and lists are. */
  readonly rules: Map<string, PolicyDocument>;
  readonly lists: Map<string, PolicyDocument>;
}

/** Whether a document may also make milder what is the word of `owner`. What a document says of its own layer gives it no right: anybody can write it. */
export const mayLoosen = (above: { readonly adjustable: boolean }, owner: PolicyDocument, document: PolicyDocument, combination: Combination): boolean =>
  above.adjustable || owner === document || (owner.layer === 'preset' && (document.layer === 'preset' || decidesAbout(owner, document, combination)));

/** Presets are what somebody starts from and no command: the one who starts from it decides about it. */
export function decidesAbout(preset: PolicyDocument, document: PolicyDocument, { foundations }: Combination): boolean {
  const starters = startersFrom(preset, foundations);
  return starters.length === 1 && starters[0] === document;
}

/** What to do when leave is missing. */
export function wayToLeave(owner: PolicyDocument, document: PolicyDocument, { foundations }: Combination): string | undefined {
  const others = owner.layer === 'preset' ? startersFrom(owner, foundations) : [];
  if (others.length < 2 || !others.includes(document)) return undefined;
  return `${others.map(({ id }) => id).join(' and ')} each start from the preset ${owner.id}, and none of them stands above the other: let one name the other under extends, or remove the change.`;
}
