import type { Party, SbomAnnotation } from '../model/sbom.ts';
import { append } from '../inventory/multi-map.ts';

/** An annotation, if it says what all formats demand of one: who wrote it, and when. Others stay in the words of their format. */
export function annotationOf(subjects: readonly string[], annotator: Party | undefined, date: string | undefined, more: Pick<SbomAnnotation, 'type' | 'text'>): SbomAnnotation | undefined {
  if (annotator === undefined || annotator.name === '' || date === undefined || !isDate(date)) return undefined;
  return { subjects, annotator, date, ...more };
}

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/.test(text) && !Number.isNaN(Date.parse(text));

/** What is said, whatever it is about. */
export const wordsOf = ({ annotator: { kind, name, email, urls }, date, type, text }: SbomAnnotation): string => JSON.stringify([kind, name, email, urls, date, type, text]);

/** Annotations by the `ref` of each of their subjects. */
export function annotationsByRef(annotations: readonly SbomAnnotation[]): ReadonlyMap<string, readonly SbomAnnotation[]> {
  const found = new Map<string, SbomAnnotation[]>();
  for (const annotation of annotations) for (const ref of annotation.subjects) append(found, ref, annotation);
  return found;
}
