import type { PolicyDocument } from '../model/policy-document.ts';
import type { PolicyProblem } from '../model/place.ts';

/** The documents that are being combined. */
export interface Combination {
  readonly problems: PolicyProblem[];
  /** The uppermost that is no preset: it decides about presets, which are what somebody starts from and no command. */
  readonly first: PolicyDocument | undefined;
  /** By id: the documents whose word the rules and lists are. */
  readonly rules: Map<string, PolicyDocument>;
  readonly lists: Map<string, PolicyDocument>;
}

/** Whether a document may also make milder what is the word of `owner`. What a document says of its own layer gives it no right: anybody can write it. */
export function mayLoosen(above: { readonly adjustable: boolean }, owner: PolicyDocument, document: PolicyDocument, { first }: Combination): boolean {
  return above.adjustable || owner === document || (owner.layer === 'preset' && (document.layer === 'preset' || document === first));
}
