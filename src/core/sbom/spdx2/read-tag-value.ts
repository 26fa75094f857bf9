import { TextSyntaxError } from '../../text/position.ts';
import { annotationTags, creationTags, documentTags, extractedTags, fileTags, packageTags, reviewTags, snippetTags, type Tag } from './tags.data.ts';

type Fields = Record<string, unknown>;

/** Sections that a tag begins; other tags belong to the section that was begun last. */
const sections: Readonly<Record<string, { readonly list: string; readonly tags: readonly Tag[] }>> = {
  PackageName: { list: 'packages', tags: packageTags },
  FileName: { list: 'files', tags: fileTags },
  SnippetSPDXID: { list: 'snippets', tags: snippetTags },
  LicenseID: { list: 'hasExtractedLicensingInfos', tags: extractedTags },
  Annotator: { list: 'annotations', tags: annotationTags },
  Reviewer: { list: 'revieweds', tags: reviewTags },
};

/** The tag-value form (SPDX 2.3 annex on formats) as the JSON form. Throws `TextSyntaxError` where a line is no tag. */
export function readTagValue(source: string): Readonly<Record<string, unknown>> {
  const document: Fields = {};
  const creation: Fields = {};
  const tables = new Map<readonly Tag[], ReadonlyMap<string, Tag>>();
  const tableOf = (tags: readonly Tag[]): ReadonlyMap<string, Tag> => {
    let table = tables.get(tags);
    if (table === undefined) tables.set(tags, (table = new Map(tags.map((tag) => [tag.tag, tag]))));
    return table;
  };
  let section: Fields = document;
  let tags: readonly Tag[] = documentTags;
  let relationship: Fields | undefined;
  for (const { tag, value, line } of tagLines(source)) {
    if (tag === 'Relationship') {
      relationship = readRelationship(value, line);
      append(document, 'relationships', relationship);
    } else if (tag === 'RelationshipComment') {
      if (relationship !== undefined) relationship['comment'] = value;
    } else if (tag === 'ExternalDocumentRef') append(document, 'externalDocumentRefs', readExternalDocument(value, line));
    else if (tag === 'ExternalRefComment') {
      const last = (section['externalRefs'] as Fields[] | undefined)?.at(-1);
      if (last !== undefined) last['comment'] = value;
    } else {
      const begun = Object.hasOwn(sections, tag) ? sections[tag] : undefined;
      if (begun !== undefined) {
        section = {};
        tags = begun.tags;
        append(document, begun.list, section);
      }
      const known = tableOf(tags).get(tag);
      const ofCreation = known === undefined ? tableOf(creationTags).get(tag) : undefined;
      if (known !== undefined) put(section, known, value, line);
      else if (ofCreation !== undefined) put(creation, ofCreation, value, line);
      else unknownTag(document, tag, value, tableOf);
    }
  }
  if (Object.keys(document).length === 0) throw new TextSyntaxError('it holds no tag of SPDX', 1);
  placeAnnotations(document);
  return Object.keys(creation).length === 0 ? document : { ...document, creationInfo: creation };
}

/** Annotations name their element in the tag-value form and stand inside it in the JSON form; of unknown elements they stay with the document. */
function placeAnnotations(document: Fields): void {
  const of = (key: string): Fields[] => (document[key] as Fields[] | undefined) ?? [];
  const elements = new Map<unknown, Fields>();
  for (const element of [...of('packages'), ...of('files'), ...of('snippets')]) if (!elements.has(element['SPDXID'])) elements.set(element['SPDXID'], element);
  const left: Fields[] = [];
  for (const { spdxElementId, ...annotation } of of('annotations')) {
    const element = elements.get(spdxElementId);
    if (element !== undefined) append(element, 'annotations', annotation);
    else left.push(spdxElementId === undefined || spdxElementId === document['SPDXID'] ? annotation : { ...annotation, spdxElementId });
  }
  if (left.length > 0) document['annotations'] = left;
  else delete document['annotations'];
}

/** A tag of the document may follow after sections (comments, names); what no section knows is kept so that it is not lost. */
function unknownTag(document: Fields, tag: string, value: string, tableOf: (tags: readonly Tag[]) => ReadonlyMap<string, Tag>): void {
  const known = tableOf(documentTags).get(tag);
  if (known !== undefined && !Object.hasOwn(document, known.field)) document[known.field] = value;
  else append(document, 'unknownTags', { tag, value });
}

interface TagLine {
  readonly tag: string;
  readonly value: string;
  readonly line: number;
}

/** `Tag: value`; a value in `<text>…</text>` may span lines. */
function* tagLines(source: string): Generator<TagLine> {
  let at = 0;
  let line = 0;
  while (at < source.length) {
    line++;
    let end = source.indexOf('\n', at);
    if (end === -1) end = source.length;
    const start = at;
    const content = source.slice(at, end).trim();
    at = end + 1;
    if (content === '' || content.startsWith('#')) continue;
    const colon = content.indexOf(':');
    const tag = colon === -1 ? '' : content.slice(0, colon).trim();
    if (!/^[A-Za-z0-9]+$/.test(tag)) throw new TextSyntaxError('this is no line of the form Tag: value', line);
    const value = content.slice(colon + 1).trim();
    if (value.startsWith('<text>')) {
      const begin = source.indexOf('<text>', start) + '<text>'.length;
      const close = source.indexOf('</text>', begin);
      if (close === -1) throw new TextSyntaxError('this <text> is never closed', line);
      yield { tag, value: source.slice(begin, close), line };
      for (let next = end; next !== -1 && next < close; next = source.indexOf('\n', next + 1)) line++;
      const rest = source.indexOf('\n', close);
      at = rest === -1 ? source.length : rest + 1;
    } else yield { tag, value, line };
  }
}

function append(target: Fields, key: string, item: unknown): void {
  const known = target[key];
  if (Array.isArray(known)) known.push(item);
  else target[key] = [item];
}

function put(target: Fields, { field, form }: Tag, value: string, line: number): void {
  if (form === 'list') append(target, field, value);
  else if (form === 'boolean') target[field] = value.toLowerCase() === 'true';
  else if (form === 'checksum') {
    const colon = value.indexOf(':');
    append(target, field, { algorithm: value.slice(0, Math.max(0, colon)).trim(), checksumValue: value.slice(colon + 1).trim() });
  } else if (form === 'verification') target[field] = readVerification(value);
  else if (form === 'reference') {
    const [category, type, ...locator] = value.split(/\s+/);
    if (category === undefined || type === undefined || locator.length === 0) throw new TextSyntaxError('an external reference has a category, a type and a locator', line);
    append(target, field, { referenceCategory: category, referenceType: type, referenceLocator: locator.join(' ') });
  } else target[field] = value;
}

function readVerification(value: string): Fields {
  const open = value.indexOf('(');
  if (open === -1) return { packageVerificationCodeValue: value };
  const excluded = value.slice(open + 1).replace(/\)\s*$/, '').replace(/^\s*excludes:/, '');
  return { packageVerificationCodeValue: value.slice(0, open).trim(), packageVerificationCodeExcludedFiles: excluded.split(',').map((name) => name.trim()).filter((name) => name !== '') };
}

function readRelationship(value: string, line: number): Fields {
  const [from, type, to, ...rest] = value.split(/\s+/);
  if (from === undefined || type === undefined || to === undefined || rest.length > 0) throw new TextSyntaxError('a relationship names two elements and a type between them', line);
  return { spdxElementId: from, relatedSpdxElement: to, relationshipType: type };
}

function readExternalDocument(value: string, line: number): Fields {
  const [id, uri, algorithm, checksum] = value.split(/\s+/);
  if (id === undefined || uri === undefined || algorithm === undefined) throw new TextSyntaxError('a reference to another document has an id, its address and a checksum', line);
  const sum = checksum === undefined ? algorithm.split(':') : [algorithm.replace(/:$/, ''), checksum];
  return { externalDocumentId: id, spdxDocument: uri, checksum: { algorithm: sum[0] ?? '', checksumValue: sum[1] ?? '' } };
}
