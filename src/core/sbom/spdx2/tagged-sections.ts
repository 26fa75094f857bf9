import { IntList } from '../../inventory/int-list.ts';
import { JsonRecords } from '../../inventory/json-records.ts';
import { TextMap } from '../../inventory/text-map.ts';
import { virtualList } from '../../inventory/virtual-list.ts';

export type Fields = Record<string, unknown>;

/** The lists of sections and relationships that a tag-value document makes; the items are complete when they come. */
export interface TaggedSections {
  /** `list` is to be in the document from its first section on. */
  begin(list: string): void;
  add(list: string, item: Fields): void;
  /** Puts the lists into the document, and annotations where they belong. */
  finish(): void;
}

/** Annotations name their element in the tag-value form and stand inside it in the JSON form; of unknown elements they stay with the document. */
const withElements = ['packages', 'files', 'snippets'];

/** In the document as plain lists. */
export class HeldSections implements TaggedSections {
  readonly #document: Fields;

  constructor(document: Fields) {
    this.#document = document;
  }

  begin(list: string): void {
    this.#document[list] ??= [];
  }

  add(list: string, item: Fields): void {
    this.begin(list);
    this.#of(list).push(item);
  }

  finish(): void {
    const elements = new Map<unknown, Fields>();
    for (const element of withElements.flatMap((list) => this.#of(list))) if (!elements.has(element['SPDXID'])) elements.set(element['SPDXID'], element);
    const left: Fields[] = [];
    for (const annotation of this.#of('annotations')) {
      const element = elements.get(annotation['spdxElementId']);
      if (element === undefined) left.push(ofDocument(annotation, this.#document));
      else ((element['annotations'] ??= []) as Fields[]).push(alone(annotation));
    }
    putLeft(this.#document, left);
  }

  #of(list: string): Fields[] {
    return (this.#document[list] as Fields[] | undefined) ?? [];
  }
}

/** As bytes, for a document that is too long to be held. */
export class PackedSections implements TaggedSections {
  readonly #document: Fields;
  readonly #lists = new Map<string, JsonRecords<Fields>>();
  /** Of the lists with elements: number of the first element by its id. */
  readonly #ids = new Map(withElements.map((list) => [list, new TextMap()]));

  constructor(document: Fields) {
    this.#document = document;
  }

  begin(list: string): void {
    if (this.#lists.has(list)) return;
    this.#lists.set(list, new JsonRecords());
    this.#document[list] = [];
  }

  add(list: string, item: Fields): void {
    this.begin(list);
    const number = this.#lists.get(list)!.push(item);
    const ids = this.#ids.get(list);
    const id = idKey(item['SPDXID']);
    if (ids !== undefined && !ids.has(id)) ids.set(id, number);
  }

  finish(): void {
    const annotations = this.#lists.get('annotations') ?? new JsonRecords<Fields>();
    const rows = new Map(withElements.map((list) => [list, new AnnotationRows()]));
    const left: Fields[] = [];
    for (let number = 0; number < annotations.length; number++) {
      const annotation = annotations.at(number);
      const list = withElements.find((candidate) => this.#ids.get(candidate)!.has(idKey(annotation['spdxElementId'])));
      if (list === undefined) left.push(ofDocument(annotation, this.#document));
      else rows.get(list)!.add(this.#ids.get(list)!.get(idKey(annotation['spdxElementId']))!, number);
    }
    for (const [list, records] of this.#lists) {
      const row = rows.get(list);
      this.#document[list] = row === undefined ? records.list() : virtualList(records.length, (number) => {
        const own = row.of(number);
        return own.length === 0 ? records.at(number) : { ...records.at(number), annotations: own.map((annotation) => alone(annotations.at(annotation))) };
      });
    }
    putLeft(this.#document, left);
  }
}

/** Numbers of annotations by that of their element, linked. */
class AnnotationRows {
  /** Number of the first and last annotation + 1. */
  readonly #first = new IntList();
  readonly #last = new IntList();
  /** Number of the next annotation of the same element + 1. */
  readonly #next = new IntList();

  add(element: number, annotation: number): void {
    const last = this.#last.at(element);
    if (last === 0) this.#first.set(element, annotation + 1);
    else this.#next.set(last - 1, annotation + 1);
    this.#last.set(element, annotation + 1);
  }

  of(element: number): number[] {
    const found: number[] = [];
    for (let next = this.#first.at(element); next !== 0; next = this.#next.at(next - 1)) found.push(next - 1);
    return found;
  }
}

/** A tag cannot say this. */
const idKey = (id: unknown): string => (typeof id === 'string' ? id : '\n');

const alone = ({ spdxElementId: _, ...annotation }: Fields): Fields => annotation;

const ofDocument = (annotation: Fields, document: Fields): Fields => {
  const { spdxElementId } = annotation;
  return spdxElementId === undefined || spdxElementId === document['SPDXID'] ? alone(annotation) : { ...alone(annotation), spdxElementId };
};

function putLeft(document: Fields, left: readonly Fields[]): void {
  if (left.length > 0) document['annotations'] = left;
  else delete document['annotations'];
}
