import { isRecord, list, strings, text, type Value } from '../../text/value.ts';
import { wholeDocument, type Party, type SbomAnnotation } from '../../model/sbom.ts';
import { readTool, writeParty } from '../spdx2/party.ts';
import { annotationOf, wordsOf } from '../stated-annotation.ts';
import { readContact, readOrganization, unsaidOfOrganization, writeContact, writeOrganization } from './party.ts';
import type { Json } from './special-xml.ts';

/** What stands for the document where its annotations name what they are about. */
export interface DocumentLink {
  readonly serialNumber: string | undefined;
  readonly version: number;
}

/** The bom-ref of an annotation that is a review, which CycloneDX has no member for; a number follows. */
const reviewPrefix = 'muster:review:';

export function readAnnotations(value: Value, link: DocumentLink): SbomAnnotation[] {
  return list(value).map((item) => readAnnotation(item, link)).filter((annotation) => annotation !== undefined);
}

function readAnnotation(json: Value, { serialNumber, version }: DocumentLink): SbomAnnotation | undefined {
  // tools name the document by its serial number, or name nothing
  const serial = serialNumber?.toLowerCase();
  const documents = serial === undefined ? [] : [serial, `${serial.replace(/^urn:uuid:/, 'urn:cdx:')}/${version}`];
  const named = strings(json, 'subjects').map((subject) => (documents.includes(subject.toLowerCase()) ? wholeDocument : subject));
  const type = text(json, 'bom-ref')?.startsWith(reviewPrefix) === true ? 'review' : 'other';
  return annotationOf(named.length === 0 ? [wholeDocument] : named, readAnnotator(json), text(json, 'timestamp'), { type, text: text(json, 'text') ?? '' });
}

function readAnnotator(json: Value): Party | undefined {
  const annotator = isRecord(json) && isRecord(json['annotator']) ? json['annotator'] : {};
  const tool = annotator['component'] ?? annotator['service'];
  const [name, version] = [text(tool, 'name'), text(tool, 'version')];
  if (name !== undefined) return { kind: 'tool', name: version === undefined || version === '' ? name : `${name}-${version}` };
  return readOrganization(annotator['organization']) ?? readContact(annotator['individual']);
}

/** What an annotation says besides what the neutral model does: names of members. The model has none of one that it does not understand. */
export function unsaidOfAnnotation(json: Value): string[] {
  const read = readAnnotation(json, { serialNumber: undefined, version: 1 });
  if (read === undefined || !isRecord(json) || !isRecord(json['annotator'])) return [''];
  const { organization, individual, component, service } = json['annotator'];
  const besides = (value: Value, names: readonly string[]): boolean => isRecord(value) && Object.keys(value).some((name) => !names.includes(name) && !name.startsWith('$'));
  const tool = ['type', 'name', 'version', 'bom-ref'];
  return [
    ...(service !== undefined || besides(component, tool) || (text(component, 'type') ?? 'application') !== 'application' || unsaidOfOrganization(organization).length > 0 || besides(individual, ['name', 'email', 'bom-ref']) ? ['annotator'] : []),
    ...(json['signature'] === undefined ? [] : ['signature']),
  ];
}

/** What says the same of several parts is one annotation. */
export function writeAnnotations(annotations: readonly SbomAnnotation[], serialNumber: string | undefined): Json[] | undefined {
  if (annotations.length === 0) return undefined;
  const groups = new Map<string, { readonly annotation: SbomAnnotation; readonly subjects: Set<string> }>();
  for (const annotation of annotations) {
    for (const ref of annotation.subjects) {
      const subject = ref === wholeDocument ? serialNumber : ref;
      // without a serial number the document is what an annotation that names nothing is about
      const key = `${subject === undefined ? '' : '+'}${wordsOf(annotation)}`;
      let group = groups.get(key);
      if (group === undefined) groups.set(key, (group = { annotation, subjects: new Set() }));
      if (subject !== undefined) group.subjects.add(subject);
    }
  }
  let reviews = 0;
  return [...groups.values()].map(({ annotation: { annotator, date, type, text: words }, subjects }) => ({
    ...(type === 'review' && { 'bom-ref': `${reviewPrefix}${++reviews}` }),
    subjects: [...subjects],
    annotator: writeAnnotator(annotator),
    timestamp: isDateTime(date) ? date : new Date(date).toISOString(),
    text: words,
  }));
}

function writeAnnotator(party: Party): Json {
  if (party.kind === 'organization') return { organization: writeOrganization(party) };
  if (party.kind === 'person') return { individual: writeContact(party) };
  const { name, version } = readTool(writeParty(party).slice('Tool: '.length));
  return { component: { type: 'application', name, ...(version !== undefined && { version }) } };
}

const isDateTime = (date: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(date);
