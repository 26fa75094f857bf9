import { SaxesParser } from 'saxes';
import { TextSyntaxError } from './position.ts';

/** An element of an XML text; text content is joined and trimmed, entities of a DTD are never expanded. */
export interface XmlElement {
  /** Local name, without namespace prefix. */
  readonly name: string;
  /** Namespace prefix as written, empty when there is none. */
  readonly prefix: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Own text, trimmed. */
  readonly text: string;
  /** 1-based line of the start tag. */
  readonly line: number;
}

interface Open {
  name: string;
  prefix: string;
  attributes: Map<string, string>;
  children: Open[];
  text: string;
  line: number;
}

/** The root element. Throws `TextSyntaxError`. */
export function parseXml(source: string): XmlElement {
  const parser = new SaxesParser({ position: true });
  const stack: Open[] = [];
  let root: Open | undefined;
  parser.on('error', (error) => {
    throw new TextSyntaxError(error.message.replace(/^\d+:\d+: /, ''), parser.line);
  });
  parser.on('opentag', (tag) => {
    const colon = tag.name.indexOf(':');
    const open: Open = {
      name: colon === -1 ? tag.name : tag.name.slice(colon + 1),
      prefix: colon === -1 ? '' : tag.name.slice(0, colon),
      attributes: new Map(Object.entries(tag.attributes as Record<string, string>)),
      children: [],
      text: '',
      line: parser.line,
    };
    if (stack.length > 500) throw new TextSyntaxError('elements are nested more than 500 deep', parser.line);
    stack.at(-1)?.children.push(open);
    root ??= open;
    stack.push(open);
  });
  const addText = (text: string) => {
    const open = stack.at(-1);
    if (open !== undefined) open.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = stack.pop();
    if (closed !== undefined) closed.text = closed.text.trim();
  });
  parser.write(source).close();
  if (root === undefined) throw new TextSyntaxError('there is no element', 1);
  return root;
}

export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((candidate) => candidate.name === name);

export const children = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((candidate) => candidate.name === name) ?? [];

/** Text of the element at the end of the path of names; `undefined` when absent or empty. */
export function textOf(element: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  let at = element;
  for (const name of path) at = child(at, name);
  return at === undefined || at.text === '' ? undefined : at.text;
}
