import { SaxesParser } from 'saxes';
import { NameTable, PackedElements } from './packed-xml.ts';
import { TextSyntaxError, withoutByteOrderMark } from './position.ts';

/** An element with its namespace and with all its content in order, white space included (see `XmlElement` of xml.ts for the simple view). */
export interface XmlNode {
  /** Local name. */
  readonly name: string;
  readonly prefix: string;
  /** Namespace address, empty when there is none. */
  readonly namespace: string;
  /** Without namespace declarations. */
  readonly attributes: readonly XmlAttribute[];
  readonly content: readonly (XmlNode | string)[];
  /** Namespace addresses that this element declares, by prefix (empty for the default one); absent when it declares none. */
  readonly declarations?: ReadonlyMap<string, string>;
  /** 1-based line of the start tag. */
  readonly line: number;
  /** Its elements, where they are too many to be held: then they are no part of `content`. */
  readonly packed?: PackedElements;
  /** Which of the elements around it, from 0, where those are packed. */
  readonly number?: number;
}

export interface XmlAttribute {
  readonly name: string;
  readonly prefix: string;
  readonly namespace: string;
  readonly value: string;
}

const depthLimit = 500;

/** The root element. Entities of a document type are not expanded but an error. Throws `TextSyntaxError`. */
export const parseXmlDocument = (source: string): XmlNode => parsed([source], () => false);

/** As `parseXmlDocument`, of a document too long to be held: the elements of the lists right below the root come packed. */
export const parseLongXmlDocument = (texts: Iterable<string>, isList: (node: XmlNode, root: XmlNode) => boolean): XmlNode => parsed(texts, isList);

function parsed(texts: Iterable<string>, isList: (node: XmlNode, root: XmlNode) => boolean): XmlNode {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: (XmlNode & { content: (XmlNode | string)[]; packed?: PackedElements })[] = [];
  const names = new NameTable();
  let root: XmlNode | undefined;
  parser.on('error', (error) => {
    throw new TextSyntaxError(error.message.replace(/^\d+:\d+: /, ''), parser.line);
  });
  parser.on('opentag', (tag) => {
    if (open.length >= depthLimit) throw new TextSyntaxError(`elements are nested more than ${depthLimit} deep`, parser.line);
    const attributes: XmlAttribute[] = [];
    let declarations: Map<string, string> | undefined;
    for (const key in tag.attributes) {
      const { name, local, prefix, uri, value } = tag.attributes[key]!;
      if (prefix === 'xmlns' || name === 'xmlns') (declarations ??= new Map()).set(prefix === 'xmlns' ? local : '', value);
      else attributes.push({ name: local, prefix, namespace: uri, value });
    }
    const node: (typeof open)[number] = { name: tag.local, prefix: tag.prefix, namespace: tag.uri, attributes, content: [], ...(declarations && { declarations }), line: parser.line };
    const around = open.at(-1);
    if (around?.packed === undefined) around?.content.push(node);
    root ??= node;
    if (open.length === 1 && isList(node, root)) node.packed = new PackedElements(names);
    open.push(node);
  });
  const addText = (text: string): void => {
    const around = open.at(-1);
    // what stands between the many elements of a list is mostly what indents them
    if (around?.packed === undefined || text.trim() !== '') around?.content.push(text);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed !== undefined) open.at(-1)?.packed?.push(closed);
  });
  let isFirst = true;
  for (const text of texts) {
    parser.write(isFirst ? withoutByteOrderMark(text) : text);
    isFirst = false;
  }
  parser.close();
  if (root === undefined) throw new TextSyntaxError('there is no element', 1);
  return root;
}

export const elementsOf = ({ packed, content }: XmlNode): readonly XmlNode[] => packed?.list() ?? content.filter((item) => typeof item !== 'string');

/** Own text, joined as it stands. */
export function ownText({ content }: XmlNode): string {
  if (content.length === 1 && typeof content[0] === 'string') return content[0];
  let text = '';
  for (const item of content) if (typeof item === 'string') text += item;
  return text;
}

/** Value of an attribute without namespace. */
export const attributeOf = ({ attributes }: XmlNode, name: string): string | undefined =>
  attributes.find((attribute) => attribute.name === name && attribute.namespace === '')?.value;

/** All elements inside, in the order of the document. */
export function* elementsBelow(root: XmlNode): Generator<XmlNode> {
  const open = [elementsOf(root)[Symbol.iterator]()];
  for (let inner = open.at(-1); inner !== undefined; inner = open.at(-1)) {
    const { value, done } = inner.next();
    if (done === true) open.pop();
    else {
      yield value;
      open.push(elementsOf(value)[Symbol.iterator]());
    }
  }
}

/** Which one an element is among those inside `around` with its local name, from 0, and how many of them there are. */
export function placeAmongNamed(around: XmlNode, element: XmlNode): { readonly position: number; readonly count: number } {
  if (around.packed !== undefined) return around.packed.placeAmongNamed(element);
  const siblings = elementsOf(around).filter(({ name }) => name === element.name);
  return { position: siblings.indexOf(element), count: siblings.length };
}
