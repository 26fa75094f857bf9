import { TextSyntaxError } from '../../text/position.ts';
import { readRange } from './snippet-ranges.ts';
import { annotationTags, creationTags, documentTags, extractedTags, fileTags, packageTags, projectTags, reviewTags, snippetTags, type Tag } from './tags.data.ts';
import { tagLines } from './tag-lines.ts';
import { HeldSections, PackedSections, type Fields, type TaggedSections } from './tagged-sections.ts';

/** Sections that a tag begins; other tags belong to the section that was begun last. */
const beginnings: Readonly<Record<string, { readonly list: string; readonly tags: readonly Tag[] }>> = {
  PackageName: { list: 'packages', tags: packageTags },
  FileName: { list: 'files', tags: fileTags },
  SnippetSPDXID: { list: 'snippets', tags: snippetTags },
  LicenseID: { list: 'hasExtractedLicensingInfos', tags: extractedTags },
  Annotator: { list: 'annotations', tags: annotationTags },
  Reviewer: { list: 'revieweds', tags: reviewTags },
};

/** The tag-value form (SPDX 2.3 annex on formats) as the JSON form. Throws `TextSyntaxError` where a line is no tag. */
export function readTagValue(source: string): Readonly<Record<string, unknown>> {
  return readTags([source], HeldSections);
}

/** As `readTagValue`, of a document too long to be held; the text comes in pieces that end with a line. */
export function readLongTagValue(texts: Iterable<string>): Readonly<Record<string, unknown>> {
  return readTags(texts, PackedSections);
}

function readTags(texts: Iterable<string>, Sections: new (document: Fields) => TaggedSections): Readonly<Record<string, unknown>> {
  const document: Fields = {};
  const sections = new Sections(document);
  const creation: Fields = {};
  const tables = new Map<readonly Tag[], ReadonlyMap<string, Tag>>();
  const tableOf = (tags: readonly Tag[]): ReadonlyMap<string, Tag> => {
    let table = tables.get(tags);
    if (table === undefined) tables.set(tags, (table = new Map(tags.map((tag) => [tag.tag, tag]))));
    return table;
  };
  let section: Fields = document;
  let tags: readonly Tag[] = documentTags;
  /** List of the section; none while the document itself is read. */
  let list: string | undefined;
  let relationship: Fields | undefined;
  const endRelationship = (): void => {
    if (relationship !== undefined) sections.add('relationships', relationship);
  };
  const endSection = (): void => {
    if (list !== undefined) sections.add(list, section);
  };
  for (const { tag, value, line } of tagLines(texts)) {
    if (tag === 'Relationship') {
      endRelationship();
      relationship = readRelationship(value, line);
      sections.begin('relationships');
    } else if (tag === 'RelationshipComment') {
      if (relationship !== undefined) relationship['comment'] = value;
    } else if (tag === 'ExternalDocumentRef') append(document, 'externalDocumentRefs', readExternalDocument(value, line));
    else if (tag === 'ExternalRefComment') {
      const last = (section['externalRefs'] as Fields[] | undefined)?.at(-1);
      if (last !== undefined) last['comment'] = value;
    } else if (list === 'files' && projectTags.has(tag)) putProject(section, projectTags.get(tag)!, value);
    else {
      const begun = Object.hasOwn(beginnings, tag) ? beginnings[tag] : undefined;
      if (begun !== undefined) {
        endSection();
        section = {};
        ({ tags, list } = begun);
        sections.begin(list);
      }
      const known = tableOf(tags).get(tag);
      const ofCreation = known === undefined ? tableOf(creationTags).get(tag) : undefined;
      if (known !== undefined) put(section, known, value, line);
      else if (ofCreation !== undefined) put(creation, ofCreation, value, line);
      else unknownTag(document, tag, value, tableOf);
    }
  }
  if (Object.keys(document).length === 0) throw new TextSyntaxError('it holds no tag of SPDX', 1);
  endRelationship();
  endSection();
  sections.finish();
  return Object.keys(creation).length === 0 ? document : { ...document, creationInfo: creation };
}

/** A tag of the document may follow after sections (comments, names); what no section knows is kept so that it is not lost. */
function unknownTag(document: Fields, tag: string, value: string, tableOf: (tags: readonly Tag[]) => ReadonlyMap<string, Tag>): void {
  const known = tableOf(documentTags).get(tag);
  if (known !== undefined && !Object.hasOwn(document, known.field)) document[known.field] = value;
  else append(document, 'unknownTags', { tag, value });
}

/** Each begins with its name. */
function putProject(file: Fields, member: string, value: string): void {
  const last = (file['artifactOfs'] as Fields[] | undefined)?.at(-1);
  if (member === 'name' || last === undefined || Object.hasOwn(last, member)) append(file, 'artifactOfs', { [member]: value });
  else last[member] = value;
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
  } else if (form === 'offsets' || form === 'lines') append(target, field, readRange(value, form, target['snippetFromFile'], line));
  else if (form === 'verification') target[field] = readVerification(value);
  else if (form === 'reference') {
    const [category, type, ...locator] = value.split(/\s+/);
    if (category === undefined || type === undefined || locator.length === 0) throw new TextSyntaxError('an external reference has a category, a type and a locator', line);
    append(target, field, { referenceCategory: category, referenceType: type, referenceLocator: locator.join(' ') });
  } else target[field] = field === 'primaryPackagePurpose' ? value.replace('-', '_') : value;
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
