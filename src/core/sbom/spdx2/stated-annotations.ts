import { wholeDocument, type Sbom, type SbomAnnotation } from '../../model/sbom.ts';
import { isRecord, list, text, type Value, type ValueRecord } from '../../text/value.ts';
import { spdxTime } from '../spdx-time.ts';
import { annotationOf, annotationsByRef, wordsOf } from '../stated-annotation.ts';
import { isFactAnnotation } from './annotations.ts';
import { readParty, writeParty } from './party.ts';

/** The annotations of a document while it is read, but for our own facts. */
export class StatedAnnotations {
  readonly all: SbomAnnotation[] = [];

  /** Those of the document, reviews as they were written before SPDX 2.0, and those of snippets. */
  constructor(document: ValueRecord) {
    for (const item of list(document, 'annotations')) this.#add(readAnnotation(item));
    for (const item of list(document, 'revieweds')) this.#add(readReview(item));
    for (const item of list(document, 'snippets')) this.takeElement(item);
  }

  /** `own` is its `ref` where that is not its identifier. */
  takeElement(element: Value, own?: string): void {
    const annotations = list(element, 'annotations');
    const ref = annotations.length === 0 ? undefined : (own ?? text(element, 'SPDXID'));
    if (ref !== undefined && ref !== '') for (const item of annotations) this.#add(readAnnotation(item, ref));
  }

  #add(annotation: SbomAnnotation | undefined): void {
    if (annotation !== undefined) this.all.push(annotation);
  }
}

/** In the tag-value form an annotation may be about what the document does not list. */
function readAnnotation(item: Value, ref = text(item, 'spdxElementId') ?? wholeDocument): SbomAnnotation | undefined {
  if (isFactAnnotation(item)) return undefined;
  const type = text(item, 'annotationType')?.toUpperCase() === 'REVIEW' ? 'review' : 'other';
  return annotationOf([ref], readParty(text(item, 'annotator')), text(item, 'annotationDate'), { type, text: text(item, 'comment') ?? '' });
}

const readReview = (item: Value): SbomAnnotation | undefined =>
  annotationOf([wholeDocument], readParty(text(item, 'reviewer')), text(item, 'reviewDate'), { type: 'review', text: text(item, 'comment') ?? '' });

/** Whether the neutral model says as much. */
export const isReadAnnotation = (item: Value): boolean => isFactAnnotation(item) || readAnnotation(item) !== undefined;
export const isReadReview = (item: Value): boolean => readReview(item) !== undefined;

/** Of what is not listed, whose annotations the tag-value form has and the JSON form has not. */
export const isOfAnother = (item: Value): boolean => text(item, 'spdxElementId') !== undefined;

/** Told of those that the JSON form of this document leaves out. */
export function tellOfOthers({ foreign }: Sbom, tell: (at: string, message: string) => void): void {
  for (const [index, item] of list(foreign.spdx, 'annotations').entries()) if (isOfAnother(item)) tell(`annotations/${index}`, `left out, as only the tag-value form has annotations on what the document does not list: ${text(item, 'spdxElementId')}`);
}

/** SPDX demands one, though it may be empty, for which tag-value has no line. */
const withComment = (item: Value): Value => (isRecord(item) && text(item, 'comment') === undefined ? { ...item, comment: '' } : item);

const writeAnnotation = ({ annotator, date, type, text: comment }: SbomAnnotation): object => ({ annotationType: type.toUpperCase(), annotator: writeParty(annotator), annotationDate: spdxTime(date), comment });

/** Puts annotations where SPDX 2 has them: into the elements that they are about. What an element had of its own stays as it was, as long as it is still said. */
export class WrittenAnnotations {
  readonly #byRef: ReadonlyMap<string, readonly SbomAnnotation[]>;

  constructor(annotations: readonly SbomAnnotation[]) {
    this.#byRef = annotationsByRef(annotations);
  }

  /** `element` stands for the component or snippet of that `ref`. */
  ofElement<T extends object>(ref: string, element: T): T {
    const had = list(element, 'annotations');
    if (had.length === 0 && !this.#byRef.has(ref)) return element;
    const kept = had.filter((item) => isFactAnnotation(item) || this.#isSaid(readAnnotation(item, ref)));
    return { ...element, annotations: [...kept.map(withComment), ...this.#others(ref, kept.map((item) => readAnnotation(item, ref)))] };
  }

  /** Of the document: what it had of both kinds, and what is new. */
  ofDocument(annotations: readonly Value[], revieweds: Value): { readonly annotations: readonly Value[]; readonly revieweds: Value } {
    const kept = annotations.filter((item) => isFactAnnotation(item) || this.#isSaid(readAnnotation(item)));
    const reviews = list(revieweds).filter((item) => this.#isSaid(readReview(item)));
    const others = this.#others(wholeDocument, [...kept.map((item) => readAnnotation(item)), ...reviews.map(readReview)]);
    return { annotations: [...kept.map(withComment), ...others], revieweds: Array.isArray(revieweds) ? reviews : revieweds };
  }

  /** What could not be read may say anything. */
  #isSaid(annotation: SbomAnnotation | undefined): boolean {
    if (annotation === undefined) return true;
    const words = wordsOf(annotation);
    return (this.#byRef.get(annotation.subjects[0]!) ?? []).some((other) => wordsOf(other) === words);
  }

  #others(ref: string, had: readonly (SbomAnnotation | undefined)[]): object[] {
    const known = new Set(had.filter((annotation) => annotation !== undefined).map(wordsOf));
    return (this.#byRef.get(ref) ?? []).filter((annotation) => !known.has(wordsOf(annotation))).map(writeAnnotation);
  }
}
