import { ItemsOnce, type JsonMember } from '../../text/json-pieces.ts';
import { isRecord, list, record, text, type Value } from '../../text/value.ts';
import { annotationTags, creationTags, documentTags, extractedTags, fileTags, packageTags, reviewTags, snippetTags, type Tag } from './tags.data.ts';

/** The members of the JSON form as tag-value lines; a blank line and a comment stand before each section. What comes item by item is not held. */
export function* writeTagValue(members: Iterable<JsonMember>): Generator<string> {
  const document: Record<string, unknown> = {};
  let hasHead = false;
  for (const [key, value] of members) {
    const items = value instanceof ItemsOnce ? (value.items as Iterable<Value>) : list(value);
    if (key === 'packages') {
      hasHead = true;
      yield* head(document);
      yield* packages(items);
    } else if (key === 'files') yield* files(items);
    else if (key === 'relationships') {
      yield* sections(list(document['snippets']), snippetTags);
      yield* relationships(items);
    } else if (key === 'hasExtractedLicensingInfos') yield* sections(items, extractedTags);
    else document[key] = value;
  }
  if (!hasHead) yield* head(document);
  for (const item of list(document['annotations'])) {
    yield '\n';
    yield* fields({ spdxElementId: text(document, 'SPDXID'), ...record(item) }, annotationTags);
  }
  yield* sections(list(document['revieweds']), reviewTags);
}

function* head(document: Value): Generator<string> {
  yield* fields(document, documentTags);
  for (const item of list(document, 'externalDocumentRefs')) {
    yield line('ExternalDocumentRef', `${text(item, 'externalDocumentId') ?? ''} ${text(item, 'spdxDocument') ?? ''} ${text(item, 'checksum', 'algorithm') ?? ''}: ${text(item, 'checksum', 'checksumValue') ?? ''}`);
  }
  yield* fields(record(document, 'creationInfo'), creationTags);
}

function* packages(items: Iterable<Value>): Generator<string> {
  for (const item of items) {
    yield `\n##### Package: ${(text(item, 'name') ?? '').replaceAll(/\s+/g, ' ')}\n\n`;
    yield* fields(item, packageTags);
    yield* annotations(item);
  }
}

function* files(items: Iterable<Value>): Generator<string> {
  for (const item of items) {
    yield '\n';
    yield* fields(item, fileTags);
    yield* annotations(item);
  }
}

function* relationships(items: Iterable<Value>): Generator<string> {
  let isFirst = true;
  for (const item of items) {
    if (isFirst) yield '\n';
    isFirst = false;
    yield line('Relationship', `${text(item, 'spdxElementId') ?? ''} ${text(item, 'relationshipType') ?? ''} ${text(item, 'relatedSpdxElement') ?? ''}`);
    const comment = text(item, 'comment');
    if (comment !== undefined) yield line('RelationshipComment', comment);
  }
}

function* sections(items: Iterable<Value>, tags: readonly Tag[]): Generator<string> {
  for (const item of items) {
    yield '\n';
    yield* fields(item, tags);
  }
}

function* annotations(element: Value): Generator<string> {
  for (const item of list(element, 'annotations')) {
    yield '\n';
    yield* fields({ spdxElementId: text(element, 'SPDXID'), ...record(item) }, annotationTags);
  }
}

function* fields(from: Value, tags: readonly Tag[]): Generator<string> {
  const values = record(from);
  for (const { tag, field, form } of tags) {
    const value = Object.hasOwn(values, field) ? values[field] : undefined;
    if (value === undefined || value === null) continue;
    if (form === 'list') for (const item of list(value)) yield line(tag, String(item));
    else if (form === 'checksum') for (const item of list(value)) yield line(tag, `${text(item, 'algorithm') ?? ''}: ${text(item, 'checksumValue') ?? ''}`);
    else if (form === 'verification') yield line(tag, verification(value));
    else if (form === 'reference') yield* references(value);
    else if (!isRecord(value) && !Array.isArray(value)) yield line(tag, String(value));
  }
}

function* references(value: Value): Generator<string> {
  for (const item of list(value)) {
    yield line('ExternalRef', `${(text(item, 'referenceCategory') ?? '').replace('_', '-')} ${text(item, 'referenceType') ?? ''} ${text(item, 'referenceLocator') ?? ''}`);
    const comment = text(item, 'comment');
    if (comment !== undefined) yield line('ExternalRefComment', comment);
  }
}

function verification(value: Value): string {
  const excluded = list(value, 'packageVerificationCodeExcludedFiles');
  return `${text(value, 'packageVerificationCodeValue') ?? ''}${excluded.length === 0 ? '' : ` (excludes: ${excluded.join(', ')})`}`;
}

/** A value of several lines, or one that would not come back as it is, stands in `<text>`. */
function line(tag: string, value: string): string {
  const isPlain = !/[\r\n]/.test(value) && value.trim() === value && value !== '' && !value.startsWith('<text>');
  return isPlain ? `${tag}: ${value}\n` : `${tag}: <text>${value.replaceAll('</text>', '< /text>')}</text>\n`;
}
