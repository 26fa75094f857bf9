import { SaxesParser } from 'saxes';
import { LineCounter, TextSyntaxError, withoutByteOrderMark } from './position.ts';

/** Deeper texts are refused: nothing that people or tools write comes near. */
const DEPTH_LIMIT = 500;

/** An element of an XML text; text content is joined and trimmed, entities of a DTD are never expanded. */
export interface XmlElement {
  /** Local name, without namespace prefix. */
  readonly name: string;
  /** Namespace prefix as written, empty when there is none. */
  readonly prefix: string;
  /** By name as written, with prefix. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Own text, trimmed. */
  readonly text: string;
  /** 1-based line of the start tag. */
  readonly line: number;
  /** Of the root only: references that stay in the text as written, each name once. Absent when there are none. */
  readonly entities?: readonly EntityReference[];
}

/** A reference to an entity beyond the five of XML. */
export interface EntityReference {
  readonly name: string;
  /** 1-based, of the first one. */
  readonly line: number;
}

interface Open {
  name: string;
  prefix: string;
  attributes: ReadonlyMap<string, string>;
  children: Open[];
  text: string;
  line: number;
}

const PREDEFINED: ReadonlyMap<string, string> = new Map([['lt', '<'], ['gt', '>'], ['amp', '&'], ['quot', '"'], ['apos', "'"]]);
const NAME = /^[\p{L}_:][\p{L}\p{M}\p{N}_:.\u00b7-]*$/u;

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/**
 * The root element. References to entities beyond the five of XML itself stay in the text as written, whether a DTD defines them or not.
 * Throws `TextSyntaxError`, also for elements nested more than 500 deep.
 */
export function parseXml(source: string): XmlElement {
  // Halves of surrogate pairs are beyond the parser.
  const text = withoutByteOrderMark(source).toWellFormed();
  const lines = new LineCounter(text);
  const parser = new SaxesParser({ position: false });
  const stack: Open[] = [];
  let root: Open | undefined;
  let line = 1;
  const entities = new Map<string, EntityReference>();
  const stray = (at: number) => new TextSyntaxError('an & starts no reference; where it stands for itself it is written &amp;', lines.lineAt(at));
  parser.ENTITIES = new Proxy<Record<string, string>>({}, {
    get(_entities, name) {
      const replacement = entity(String(name));
      if (replacement === undefined) throw stray(parser.position - String(name).length - 2);
      if (replacement.startsWith('&') && replacement.length > 1 && !entities.has(String(name))) entities.set(String(name), { name: String(name), line: lines.lineAt(parser.position - 1) });
      return replacement;
    },
  });
  parser.on('error', (error) => {
    // A reference goes on to the next semicolon, wherever that is; without one the rest of the text is lost in it.
    const ampersand = error.message.startsWith('unclosed tag') ? text.indexOf('&', text.lastIndexOf(';') + 1) : -1;
    throw ampersand === -1 ? new TextSyntaxError(error.message.replace(/\.$/, '').slice(0, 200), lines.lineAt(parser.position - 1)) : stray(ampersand);
  });
  parser.on('opentagstart', () => {
    line = lines.lineAt(text.lastIndexOf('<', parser.position - 1));
  });
  parser.on('opentag', (tag) => {
    const colon = tag.name.indexOf(':');
    const open: Open = {
      name: colon === -1 ? tag.name : tag.name.slice(colon + 1),
      prefix: colon === -1 ? '' : tag.name.slice(0, colon),
      attributes: attributesOf(tag.attributes as Readonly<Record<string, string>>),
      children: [],
      text: '',
      line,
    };
    if (stack.length === DEPTH_LIMIT) throw new TextSyntaxError(`elements are nested more than ${DEPTH_LIMIT} deep`, line);
    stack.at(-1)?.children.push(open);
    root ??= open;
    stack.push(open);
  });
  const addText = (part: string) => {
    const open = stack.at(-1);
    if (open !== undefined) open.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = stack.pop();
    if (closed !== undefined) closed.text = closed.text.trim();
  });
  parser.write(text).close();
  if (root === undefined) throw new TextSyntaxError('there is no element', 1);
  return entities.size === 0 ? root : { ...root, entities: [...entities.values()] };
}

/** What a reference to the entity stands for; `undefined` for what is no name. */
const entity = (name: string): string | undefined => PREDEFINED.get(name) ?? (NAME.test(name) ? `&${name};` : undefined);

function attributesOf(attributes: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  let map: Map<string, string> | undefined;
  for (const name in attributes) (map ??= new Map<string, string>()).set(name, attributes[name]!);
  return map ?? NO_ATTRIBUTES;
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
