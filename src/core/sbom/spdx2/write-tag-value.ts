import { ItemsOnce, type JsonMember } from '../../text/json-pieces.ts';
import { isRecord, list, record, text, type Value } from '../../text/value.ts';
import { isSaid } from '../is-said.ts';
import { writtenRanges } from './snippet-ranges.ts';
import { annotationTags, creationTags, documentTags, extractedTags, fileTags, packageTags, projectTags, reviewTags, snippetTags, type Tag } from './tags.data.ts';

/** Told of what a line cannot hold: the tag, or the member that has none, and what became of it. */
export type TellLost = (at: string, message: string) => void;

/** Members of an element, and of the document, that stand in lines of their own. */
const apart: ReadonlySet<string> = new Set(['annotations', 'hasFiles', 'artifactOfs']);
const apartOfDocument: ReadonlySet<string> = new Set([...apart, 'relationships', 'creationInfo', 'externalDocumentRefs', 'hasExtractedLicensingInfos', 'documentDescribes', 'revieweds', 'packages', 'files', 'snippets']);

/** The members of the JSON form as tag-value lines; a blank line and a comment stand before each section. What comes item by item is not held. */
export function* writeTagValue(members: Iterable<JsonMember>, tell: TellLost = () => undefined): Generator<string> {
  yield* new TagWriter(tell).document(members);
}

class TagWriter {
  readonly #tell: TellLost;

  constructor(tell: TellLost) {
    this.#tell = tell;
  }

  *document(members: Iterable<JsonMember>): Generator<string> {
    const document: Record<string, unknown> = {};
    let hasHead = false;
    for (const [key, value] of members) {
      const items = value instanceof ItemsOnce ? (value.items as Iterable<Value>) : list(value);
      if (key === 'packages') {
        hasHead = true;
        yield* this.#head(document);
        yield* this.#packages(items);
      } else if (key === 'files') yield* this.#files(items);
      else if (key === 'snippets') yield* this.#snippets(items);
      else if (key === 'relationships') {
        yield* this.#relationships(items);
      } else if (key === 'hasExtractedLicensingInfos') yield* this.#sections(items, extractedTags);
      else document[key] = value;
    }
    if (!hasHead) yield* this.#head(document);
    for (const item of list(document['annotations'])) {
      yield '\n';
      yield* this.#fields({ spdxElementId: text(document, 'SPDXID'), ...record(item) }, annotationTags);
    }
    yield* this.#sections(list(document['revieweds']), reviewTags);
  }

  *#head(document: Value): Generator<string> {
    yield* this.#fields(document, documentTags);
    for (const item of list(document, 'externalDocumentRefs')) {
      yield line('ExternalDocumentRef', `${text(item, 'externalDocumentId') ?? ''} ${text(item, 'spdxDocument') ?? ''} ${text(item, 'checksum', 'algorithm') ?? ''}: ${text(item, 'checksum', 'checksumValue') ?? ''}`);
    }
    yield* this.#fields(record(document, 'creationInfo'), creationTags);
  }

  *#packages(items: Iterable<Value>): Generator<string> {
    for (const item of items) {
      yield `\n##### Package: ${(text(item, 'name') ?? '').replaceAll(/\s+/g, ' ')}\n\n`;
      yield* this.#fields(item, packageTags);
      yield* this.#annotations(item);
    }
  }

  *#files(items: Iterable<Value>): Generator<string> {
    for (const item of items) {
      yield '\n';
      yield* this.#fields(item, fileTags);
      for (const project of list(item, 'artifactOfs')) for (const [tag, member] of projectTags) yield* this.#member(tag, text(project, member));
      yield* this.#annotations(item);
    }
  }

  *#snippets(items: Iterable<Value>): Generator<string> {
    for (const item of items) {
      yield '\n';
      yield* this.#fields(item, snippetTags);
      yield* this.#annotations(item);
    }
  }

  *#relationships(items: Iterable<Value>): Generator<string> {
    let isFirst = true;
    for (const item of items) {
      if (isFirst) yield '\n';
      isFirst = false;
      yield line('Relationship', `${text(item, 'spdxElementId') ?? ''} ${text(item, 'relationshipType') ?? ''} ${text(item, 'relatedSpdxElement') ?? ''}`);
      const comment = text(item, 'comment');
      if (comment !== undefined) yield this.#text('RelationshipComment', comment);
    }
  }

  *#sections(items: Iterable<Value>, tags: readonly Tag[]): Generator<string> {
    for (const item of items) {
      yield '\n';
      yield* this.#fields(item, tags);
    }
  }

  *#annotations(element: Value): Generator<string> {
    for (const item of list(element, 'annotations')) {
      yield '\n';
      yield* this.#fields({ spdxElementId: text(element, 'SPDXID'), ...record(item) }, annotationTags);
    }
  }

  *#fields(from: Value, tags: readonly Tag[]): Generator<string> {
    const values = record(from);
    const others = tags === documentTags ? apartOfDocument : apart;
    for (const key of Object.keys(values)) if (!tags.some(({ field }) => field === key) && !others.has(key) && !key.startsWith('$') && isSaid(values[key])) this.#tell(key, 'left out, as tag-value has no tag for it');
    for (const description of tags) {
      const { tag, field, form } = description;
      const value = Object.hasOwn(values, field) ? values[field] : undefined;
      // of an annotation it must be there, even where nothing is said
      if (value === '' && tag === 'AnnotationComment') yield `${tag}: <text></text>\n`;
      // an empty value is none, and a line without one is an error to other readers
      if (value === undefined || value === null || value === '') continue;
      if (form === 'list') for (const item of list(value)) yield this.#line(description, String(item));
      else if (form === 'offsets' || form === 'lines') for (const range of writtenRanges(value, form)) yield line(tag, range);
      else if (form === 'checksum') for (const item of list(value)) yield line(tag, `${text(item, 'algorithm') ?? ''}: ${text(item, 'checksumValue') ?? ''}`);
      else if (form === 'verification') yield line(tag, verification(value));
      else if (form === 'reference') yield* this.#references(value);
      // the one value that JSON spells otherwise
      else if (field === 'primaryPackagePurpose') yield line(tag, String(value).replace('_', '-'));
      else if (!isRecord(value) && !Array.isArray(value)) yield this.#line(description, String(value));
    }
  }

  *#references(value: Value): Generator<string> {
    for (const item of list(value)) {
      yield line('ExternalRef', `${(text(item, 'referenceCategory') ?? '').replace('_', '-')} ${text(item, 'referenceType') ?? ''} ${text(item, 'referenceLocator') ?? ''}`);
      const comment = text(item, 'comment');
      if (comment !== undefined) yield this.#text('ExternalRefComment', comment);
    }
  }

  *#member(tag: string, value: string | undefined): Generator<string> {
    if (value !== undefined && value !== '') yield this.#line({ tag, field: tag }, value);
  }

  #text(tag: string, value: string): string {
    const written = line(tag, value);
    if (value.includes(end) && !written.includes(value)) this.#tell(tag, `a blank stands in each ${JSON.stringify(end)} now, as that ends a text`);
    return written;
  }

  /** Only some tags may have a value of several lines. */
  #line({ tag, isLong }: Tag, value: string): string {
    if (isLong === true || !/[\r\n]/.test(value)) return this.#text(tag, value);
    this.#tell(tag, `the line breaks are blanks now, as it must be one line: ${JSON.stringify(value)}`);
    return this.#text(tag, value.replaceAll(/\s*[\r\n]+\s*/g, ' ').trim());
  }
}

function verification(value: Value): string {
  const excluded = list(value, 'packageVerificationCodeExcludedFiles');
  return `${text(value, 'packageVerificationCodeValue') ?? ''}${excluded.length === 0 ? '' : ` (excludes: ${excluded.join(', ')})`}`;
}

const end = '</text>';

/** A value of several lines, or one that would not come back as it is, stands in `<text>`. */
function line(tag: string, value: string): string {
  const isPlain = !/[\r\n]/.test(value) && value.trim() === value && value !== '' && !value.startsWith('<text>');
  return isPlain ? `${tag}: ${value}\n` : `${tag}: <text>${value.replaceAll(end, '< /text>')}</text>\n`;
}
