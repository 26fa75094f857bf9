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
  const stray = (at: number) => strayAmpersand(lines.lineAt(at));
  parser.on('error', (error) => {
    // A reference goes on to the next semicolon, wherever that is; without one the rest of the text is lost in it.
    const ampersand = error.message.startsWith('unclosed tag') ? text.indexOf('&', text.lastIndexOf(';') + 1) : -1;
    throw ampersand === -1 ? new TextSyntaxError(error.message.replace(/\.$/, '').slice(0, 200), lines.lineAt(parser.position - 1)) : stray(ampersand);
  });
  const root = build(parser, {
    tagLine: () => lines.lineAt(text.lastIndexOf('<', parser.position - 1)),
    line: () => lines.lineAt(parser.position - 1),
    stray: (name) => stray(parser.position - name.length - 2),
  });
  parser.write(text).close();
  return root();
}

/** The root without its items (see `xmlItems`). */
export function parseXmlItems(texts: Iterable<string>, path: readonly string[]): XmlElement {
  const items = xmlItems(texts, path);
  for (;;) {
    const { value, done } = items.next();
    if (done === true) return value;
  }
}

/**
 * As `parseXml`, of a text in pieces, but the items come one by one and are no part of the root, which comes at the end. They stand along the path of names
 * below the root, in the first element of each of the names but the last.
 */
export function* xmlItems(texts: Iterable<string>, path: readonly string[]): Generator<XmlElement, XmlElement> {
  const parser = new SaxesParser({ position: true });
  parser.on('error', (error) => {
    throw new TextSyntaxError(error.message.replace(/^\d+:\d+: /, ''), parser.line);
  });
  let ready: XmlElement[] = [];
  const root = build(parser, {
    // a line break right behind the name has been read with it
    tagLine: () => (parser.column === 0 ? parser.line - 1 : parser.line),
    line: () => parser.line,
    stray: () => strayAmpersand(parser.line),
  }, { path, take: (item) => ready.push(item) });
  let isFirst = true;
  for (const text of texts) {
    parser.write((isFirst ? withoutByteOrderMark(text) : text).toWellFormed());
    isFirst = false;
    yield* ready;
    ready = [];
  }
  parser.close();
  yield* ready;
  return root();
}

interface Places {
  /** Of the start tag that is being read. */
  tagLine(): number;
  line(): number;
  stray(name: string): TextSyntaxError;
}

interface Items {
  readonly path: readonly string[];
  readonly take: (item: XmlElement) => void;
}

/** Makes elements of what the parser tells; answers the root when all was read. */
function build(parser: SaxesParser, places: Places, items?: Items): () => XmlElement {
  const stack: Open[] = [];
  let root: Open | undefined;
  let line = 1;
  /** How many of the names of the path the open elements below the root stand for, and for which of them there was an element already. */
  let matched = 0;
  const hadFirst: boolean[] = [];
  const entities = new Map<string, EntityReference>();
  parser.ENTITIES = new Proxy<Record<string, string>>({}, {
    get(_entities, name) {
      const replacement = entity(String(name));
      if (replacement === undefined) throw places.stray(String(name));
      if (replacement.startsWith('&') && replacement.length > 1 && !entities.has(String(name))) entities.set(String(name), { name: String(name), line: places.line() });
      return replacement;
    },
  });
  parser.on('opentagstart', () => {
    line = places.tagLine();
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
    const depth = stack.length;
    const isOnPath = items !== undefined && depth > 0 && matched === depth - 1 && items.path[depth - 1] === open.name && (depth === items.path.length || hadFirst[depth] !== true);
    if (isOnPath) {
      matched = depth;
      hadFirst[depth] = true;
    }
    if (!isOnPath || depth < items.path.length) stack.at(-1)?.children.push(open);
    root ??= open;
    stack.push(open);
  });
  const addText = (part: string) => {
    const open = stack.at(-1);
    if (open === undefined) return;
    // what stands between very many items is mostly what indents them
    const isAround = items !== undefined && stack.length - 1 === matched && matched < items.path.length;
    if (!isAround || part.trim() !== '') open.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = stack.pop();
    if (closed === undefined) return;
    closed.text = closed.text.trim();
    const depth = stack.length;
    if (items === undefined || depth === 0 || matched !== depth) return;
    matched = depth - 1;
    if (depth === items.path.length) items.take(closed);
  });
  return () => {
    if (root === undefined) throw new TextSyntaxError('there is no element', 1);
    return entities.size === 0 ? root : { ...root, entities: [...entities.values()] };
  };
}

const strayAmpersand = (line: number) => new TextSyntaxError('an & starts no reference; where it stands for itself it is written &amp;', line);

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
