import { isRecord, list, record, text, type Value } from '../../text/value.ts';
import { annotationTags, creationTags, documentTags, extractedTags, fileTags, packageTags, reviewTags, snippetTags, type Tag } from './tags.data.ts';

/** The JSON form as tag-value lines; a blank line and a comment stand before each section. */
export function* writeTagValue(document: Value): Generator<string> {
  yield* fields(document, documentTags);
  for (const item of list(document, 'externalDocumentRefs')) {
    yield line('ExternalDocumentRef', `${text(item, 'externalDocumentId') ?? ''} ${text(item, 'spdxDocument') ?? ''} ${text(item, 'checksum', 'algorithm') ?? ''}: ${text(item, 'checksum', 'checksumValue') ?? ''}`);
  }
  yield* fields(record(document, 'creationInfo'), creationTags);
  for (const item of list(document, 'packages')) {
    yield `\n##### Package: ${(text(item, 'name') ?? '').replaceAll(/\s+/g, ' ')}\n\n`;
    yield* fields(item, packageTags);
    yield* annotations(item);
  }
  for (const item of list(document, 'files')) {
    yield '\n';
    yield* fields(item, fileTags);
    yield* annotations(item);
  }
  for (const item of list(document, 'snippets')) {
    yield '\n';
    yield* fields(item, snippetTags);
  }
  if (list(document, 'relationships').length > 0) yield '\n';
  for (const item of list(document, 'relationships')) {
    yield line('Relationship', `${text(item, 'spdxElementId') ?? ''} ${text(item, 'relationshipType') ?? ''} ${text(item, 'relatedSpdxElement') ?? ''}`);
    const comment = text(item, 'comment');
    if (comment !== undefined) yield line('RelationshipComment', comment);
  }
  for (const item of list(document, 'hasExtractedLicensingInfos')) {
    yield '\n';
    yield* fields(item, extractedTags);
  }
  for (const item of list(document, 'annotations')) {
    yield '\n';
    yield* fields({ spdxElementId: text(document, 'SPDXID'), ...record(item) }, annotationTags);
  }
  for (const item of list(document, 'revieweds')) {
    yield '\n';
    yield* fields(item, reviewTags);
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
