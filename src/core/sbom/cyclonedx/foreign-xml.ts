import type { XmlAttribute, XmlNode } from '../../text/xml-document.ts';

/** Under this key an object of the JSON form keeps what only XML can say: elements and attributes of other namespaces. */
export const xmlKey = '$xml';

export interface ForeignXml {
  readonly attributes?: readonly XmlAttribute[];
  readonly elements?: readonly ForeignElement[];
  /** The same for elements that JSON does not know because they only wrap lists; by the name of the member. */
  readonly wrappers?: Readonly<Record<string, ForeignXml>>;
}

export interface ForeignElement {
  readonly name: string;
  readonly prefix: string;
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  readonly content: readonly (ForeignElement | string)[];
}

/** Without lines and with texts in one piece, so that equal documents are equal. */
export function foreignElement({ name, prefix, namespace, attributes, content }: XmlNode): ForeignElement {
  const joined: (ForeignElement | string)[] = [];
  for (const item of content) {
    if (typeof item !== 'string') joined.push(foreignElement(item));
    else if (typeof joined.at(-1) === 'string') joined[joined.length - 1] += item;
    else joined.push(item);
  }
  return { name, prefix, namespace, attributes, content: joined };
}

export const isEmptyForeign = ({ attributes, elements, wrappers }: ForeignXml): boolean =>
  attributes === undefined && elements === undefined && wrappers === undefined;
