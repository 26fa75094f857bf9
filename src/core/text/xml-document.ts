import { SaxesParser } from 'saxes';
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
}

export interface XmlAttribute {
  readonly name: string;
  readonly prefix: string;
  readonly namespace: string;
  readonly value: string;
}

const depthLimit = 500;

/** The root element. Entities of a document type are not expanded but an error. Throws `TextSyntaxError`. */
export function parseXmlDocument(source: string): XmlNode {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: (XmlNode & { content: (XmlNode | string)[] })[] = [];
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
    const node = { name: tag.local, prefix: tag.prefix, namespace: tag.uri, attributes, content: [], ...(declarations && { declarations }), line: parser.line };
    open.at(-1)?.content.push(node);
    root ??= node;
    open.push(node);
  });
  const addText = (text: string): void => void open.at(-1)?.content.push(text);
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => void open.pop());
  parser.write(withoutByteOrderMark(source)).close();
  if (root === undefined) throw new TextSyntaxError('there is no element', 1);
  return root;
}

export const elementsOf = (node: XmlNode): XmlNode[] => node.content.filter((item) => typeof item !== 'string');

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
