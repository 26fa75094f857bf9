import { wholeDocument, type Sbom, type SbomAnnotation, type SbomFamily } from '../model/sbom.ts';
import type { SbomProblem } from '../plugin/sbom-format.ts';
import { list, text, type Value, type ValueRecord } from '../text/value.ts';
import { unsaidOfAnnotation } from './cyclonedx/annotations.ts';
import { externalNames, RelationshipEnds } from './relationship-losses.ts';
import { isReadAnnotation, isReadReview } from './spdx2/stated-annotations.ts';
import { unsaidOfSpdx3 } from './spdx3/annotations.ts';

/** The annotations with those of their subjects that `target` lists. */
export function heldAnnotations(sbom: Sbom, target: SbomFamily): readonly SbomAnnotation[] {
  if (sbom.annotations.length === 0) return sbom.annotations;
  const ends = new RelationshipEnds(sbom, target);
  const isHeld = (ref: string): boolean => ref === wholeDocument || ends.knows(ref);
  return sbom.annotations.flatMap((annotation) => {
    if (annotation.subjects.every(isHeld)) return [annotation];
    const subjects = annotation.subjects.filter(isHeld);
    return subjects.length === 0 ? [] : [{ ...annotation, subjects }];
  });
}

/** What of the annotations has no place in `target`. */
export function* annotationLosses(sbom: Sbom, target: SbomFamily): Generator<SbomProblem> {
  if (sbom.annotations.length === 0) return;
  const ends = new RelationshipEnds(sbom, target);
  // only SPDX 3 has annotations that stand for themselves
  const isNamed = target === 'spdx3' ? externalNames(sbom, target) : () => false;
  for (const [index, { subjects, annotator }] of sbom.annotations.entries()) {
    for (const ref of subjects) if (ref !== wholeDocument && !ends.knows(ref) && !isNamed(ref)) yield { at: `annotations/${index}/subjects`, message: `left out, as it is about what is no component of the document: ${ref}` };
    if (target === 'spdx' && (annotator.urls ?? []).length > 0) yield { at: `annotations/${index}/annotator/url`, message: 'SPDX 2 has no place for the address of who annotates' };
  }
}

/** Where the words of a family say more of annotations than the neutral model. */
export function* unsaidOfAnnotations(family: SbomFamily, parts: ValueRecord): Generator<string> {
  if (family === 'cyclonedx') yield* unsaidOfEach('annotations', list(parts, 'annotations'), unsaidOfAnnotation);
  if (family === 'spdx') {
    yield* unsaidOfEach('annotations', list(parts, 'annotations'), (item) => (isReadAnnotation(item) ? [] : whole));
    yield* unsaidOfEach('revieweds', list(parts, 'revieweds'), (item) => (isReadReview(item) ? [] : whole));
  }
  if (family === 'spdx3') yield* unsaidOfEach('Annotation', list(parts, '@graph').filter((element) => text(element, 'type') === 'Annotation'), unsaidOfSpdx3(parts));
}

/** All of it. */
const whole: readonly string[] = [''];

function* unsaidOfEach(at: string, items: readonly Value[], unsaid: (item: Value) => readonly string[]): Generator<string> {
  for (const [index, item] of items.entries()) for (const member of unsaid(item)) yield [at, index, ...(member === '' ? [] : [member])].join('/');
}
