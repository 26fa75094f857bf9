import { TextIndex } from '../inventory/text-index.ts';
import { wholeDocument, type Sbom, type SbomFamily, type SbomRelationship } from '../model/sbom.ts';
import type { SbomProblem } from '../plugin/sbom-format.ts';
import { ExternalRefs } from './external-refs.ts';
import { isOfCompleteness } from './completeness.ts';
import { isDescription } from './described.ts';
import { isIndividual } from './individuals.ts';
import { spdx2Refs, writeExternalDocuments } from './spdx2/external-documents.ts';
import { writableSnippets } from './spdx2/writable-snippets.ts';

/** Tells which relationships lead to what the document itself does not list: snippets, services, elements of other documents, NONE. */
export class RelationshipEnds {
  /** None where the words of the format itself may list more. */
  readonly #refs: TextIndex | undefined;

  /** `refs` may be shared with others, who add no more than what has been asked here. */
  constructor(sbom: Sbom, target: SbomFamily, refs = new TextIndex()) {
    const { format, foreign, components } = sbom;
    if (format === target || foreign[target] !== undefined) return;
    this.#refs = refs;
    for (const { ref } of components) this.#refs.number(ref);
    // only SPDX has them
    if (target === 'spdx' || target === 'spdx3') for (const { ref } of target === 'spdx' ? writableSnippets(sbom) : sbom.snippets) this.#refs.number(ref);
  }

  has({ from, to }: SbomRelationship): boolean {
    return this.knows(from) && this.knows(to);
  }

  /** Whether the document lists it. */
  knows(ref: string): boolean {
    return this.#refs === undefined || this.#refs.find(ref) !== undefined;
  }
}

/** Relationships that `target` has no place for, since one of their ends is no component. */
export function* relationshipLosses(sbom: Sbom, target: SbomFamily): Generator<SbomProblem> {
  const ends = new RelationshipEnds(sbom, target);
  const isNamed = externalNames(sbom, target);
  const subjects = new Set(sbom.subjects);
  for (const relationship of sbom.relationships) {
    const { from, to, type } = relationship;
    // that it is a subject is said anyhow
    if (isDescription(relationship) && subjects.has(to)) continue;
    if (ends.has(relationship) || (isOfCompleteness(relationship) && from !== wholeDocument)) continue;
    if ([from, to].every((ref) => ends.knows(ref) || isNamed(ref))) continue;
    yield { at: `relationships/${called(from)}`, message: `left out, as not both ends are components of the document: ${type} ${called(to)}` };
  }
}

const called = (ref: string): string => (ref === wholeDocument ? 'the document' : ref);

/** Whether `target` has a name for what the document does not list: itself, an element of another document, or that there is none. */
export function externalNames({ externalDocuments }: Pick<Sbom, 'externalDocuments'>, target: SbomFamily): (ref: string) => boolean {
  const names = target === 'spdx' ? spdx2Refs(externalDocuments, writeExternalDocuments(externalDocuments, undefined)) : new ExternalRefs(target === 'spdx3' ? externalDocuments : []);
  return (ref) => (target !== 'cyclonedx' && ref === wholeDocument) || (target !== 'cyclonedx' && isIndividual(ref)) || (target === 'spdx' ? names.spdxRefOf(ref) !== undefined : names.absoluteIriOf(ref) !== undefined);
}
