import { wholeDocument, type SbomAnnotation } from '../../model/sbom.ts';
import { record, text, type Value, type ValueRecord } from '../../text/value.ts';
import { annotationOf } from '../stated-annotation.ts';
import { idOf, Spdx3Graph, values } from './graph.ts';
import { collectionTypes } from './names.data.ts';
import { partyOf } from './read-element.ts';

/** Annotations are elements of their own; who made one, and when, stands in its creation information. */
export function annotationsOf(graph: Spdx3Graph): SbomAnnotation[] {
  return graph.ofType('Annotation').map((element) => readAnnotation(element, graph)).filter((annotation) => annotation !== undefined);
}

function readAnnotation(element: ValueRecord, graph: Spdx3Graph): SbomAnnotation | undefined {
  const subject = idOf(element['subject']);
  if (subject === undefined) return undefined;
  const creation = creationOf(element, graph);
  const annotator = [...values(creation, 'createdBy'), ...values(creation, 'createdUsing')].map((reference) => partyOf(idOf(reference), graph)).find((party) => party !== undefined);
  const type = text(element, 'annotationType') === 'review' ? 'review' : 'other';
  return annotationOf([isWhole(subject, graph) ? wholeDocument : subject], annotator, text(creation, 'created'), { type, text: text(element, 'statement') ?? '' });
}

/** The document or its list; there may be further documents beside it. */
const isWhole = (id: string, graph: Spdx3Graph): boolean => {
  const type = graph.typeAt(id);
  return type === 'SpdxDocument' ? id === idOf(graph.ofType('SpdxDocument')[0]) : type !== 'Bundle' && collectionTypes.has(type);
};

const creationOf = (element: ValueRecord, graph: Spdx3Graph): ValueRecord => graph.get(element['creationInfo']) ?? record(element, 'creationInfo');

const read: ReadonlySet<string> = new Set(['type', '@type', 'spdxId', '@id', 'creationInfo', 'subject', 'annotationType', 'statement']);

/** What an annotation of a document says besides what the neutral model does: names of members; all of one that it does not understand. */
export function unsaidOfSpdx3(document: ValueRecord): (annotation: Value) => readonly string[] {
  let graph: Spdx3Graph | undefined;
  return (annotation) => {
    graph ??= new Spdx3Graph(document);
    const element = record(annotation);
    if (readAnnotation(element, graph) === undefined) return [''];
    const { createdBy, createdUsing } = creationOf(element, graph);
    // with what the document was made is told of the document
    const isDocuments = typeof element['creationInfo'] === 'string' && element['creationInfo'] === graph.ofType('SpdxDocument')[0]?.['creationInfo'];
    const members = Object.keys(element).filter((key) => !read.has(key) && !(key === 'contentType' && element[key] === 'text/plain'));
    return [createdBy ?? [], (isDocuments ? undefined : createdUsing) ?? []].flat().length > 1 ? [...members, 'creationInfo'] : members;
  };
}
