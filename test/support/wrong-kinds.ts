import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse as parseToml, stringify as stringifyToml } from 'smol-toml';
import { parseAllDocuments, stringify as stringifyYaml } from 'yaml';
import type { Extraction } from '#core/inventory/extraction.ts';
import { FilePatterns } from '#core/plugin/file-pattern.ts';
import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import { parseJson } from '#core/text/json.ts';
import type { Value } from '#core/text/value.ts';

type Files = ReadonlyMap<string, Uint8Array>;
type Path = readonly (string | number)[];

/** A file of a fixture that is JSON, YAML or TOML, as the value it says. */
export interface Document {
  readonly fixture: string;
  readonly path: string;
  readonly notation: 'json' | 'toml' | 'yaml';
  readonly value: Value;
  readonly files: Files;
  write(value: Value): Uint8Array;
}

/** One place of a document that says something of another kind. */
export interface WrongKind {
  readonly at: Path;
  readonly from: string;
  readonly to: string;
  readonly value: Value;
}

/** Where it comes out at the other end, the value was read for what it is. */
const MARK = 'odd74513';
const NUMBER = 74513;

const ecosystems = join(import.meta.dirname, '../../src/plugins/ecosystems');

/** The documents among the fixtures of an ecosystem, each with the files beside it. */
export function documentsOf({ id, sources }: Ecosystem): Document[] {
  const patterns = new FilePatterns(sources.flatMap((source) => [...source.files, ...(source.reads ?? [])].map((pattern) => [pattern, source] as const)));
  const fixtures = join(ecosystems, id, 'fixtures');
  return readdirSync(fixtures).filter((name) => !/broken|damaged/.test(name) && existsSync(join(fixtures, name, 'input'))).flatMap((fixture) => {
    const input = join(fixtures, fixture, 'input');
    const files = new Map(readdirSync(input, { recursive: true, withFileTypes: true }).filter((item) => item.isFile()).map((item) => {
      const path = join(item.parentPath, item.name);
      return [relative(input, path), readFileSync(path)] as const;
    }));
    return [...files].flatMap(([path, bytes]) => {
      if (bytes.length > 40_000 || bytes.includes(0) || patterns.match(path).length === 0) return [];
      const read = readDocument(path, bytes.toString('utf8'));
      return read === undefined ? [] : [{ fixture, path, files, ...read }];
    });
  });
}

type Written = Pick<Document, 'notation' | 'value' | 'write'>;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** In the notation that the name says, or else that fits. */
function readDocument(path: string, text: string): Written | undefined {
  const notations = /json/i.test(path) ? [json] : path.endsWith('toml') ? [toml] : /ya?ml$/.test(path) ? [yaml] : path.endsWith('.lock') ? [json, toml, yaml] : path.endsWith('Pipfile') ? [toml] : [json];
  for (const notation of notations) {
    try {
      const read = notation(text);
      if (typeof read.value === 'object' && read.value !== null) return read;
    } catch {
      // it is no such notation
    }
  }
  return undefined;
}

const json = (text: string): Written => ({ notation: 'json', value: parseJson(text, { comments: true }).value, write: (value) => encode(`${JSON.stringify(value, null, 2)}\n`) });

const toml = (text: string): Written => ({ notation: 'toml', value: parseToml(text), write: (value) => encode(`${stringifyToml(value)}\n`) });

/** Several documents are told from a list by what they are written as. */
function yaml(text: string): Written {
  const documents = parseAllDocuments(text).map((document) => {
    if (document.errors.length > 0) throw document.errors[0]!;
    return document.toJS() as Value;
  });
  const write = (value: Value): string => stringifyYaml(value, { lineWidth: 0, aliasDuplicateObjects: false });
  if (documents.length === 1) return { notation: 'yaml', value: documents[0], write: (value) => encode(write(value)) };
  return { notation: 'yaml', value: documents, write: (value) => encode((Array.isArray(value) ? value : [value]).map((one: Value) => `---\n${write(one)}`).join('')) };
}

const kindOf = (value: Value): string => (value === null ? 'null' : Array.isArray(value) ? 'list' : value instanceof Date ? 'date' : typeof value === 'object' ? 'record' : typeof value);

/** Every place below the root, and each kind that it is not. In YAML a number is a text as well, and a truth value one. */
export function* wrongKinds({ value: root, notation }: Pick<Document, 'value' | 'notation'>, at: Path = []): Generator<WrongKind> {
  const children: [string | number, Value][] = Array.isArray(root) ? [...root.entries()] : typeof root === 'object' && root !== null && !(root instanceof Date) ? Object.entries(root) : [];
  for (const [key, value] of children) {
    const from = kindOf(value);
    const path = [...at, key];
    if (from !== 'null' && from !== 'date') for (const [to, other] of Object.entries(others(value))) if (to !== from && !(notation === 'yaml' && (to === 'number' || from === 'boolean' && to === 'string'))) yield { at: path, from, to, value: other };
    yield* wrongKinds({ value, notation }, path);
  }
}

const others = (value: Value): Record<string, Value> => (typeof value === 'boolean' ? { string: MARK, list: [value] } : { number: NUMBER, string: MARK, list: [value], record: { [MARK]: value } });

/** The value with another one at the place. */
export function changed(root: Value, [key, ...rest]: Path, value: Value): Value {
  if (key === undefined) return value;
  if (Array.isArray(root)) return root.map((item: Value, index) => (index === key ? changed(item, rest, value) : item));
  return Object.fromEntries(Object.entries(root as object).map(([name, item]: [string, Value]) => [name, name === key ? changed(item, rest, value) : item]));
}

/** Every place of a JSON document that a key names, and the document in which that key stands again behind all others of its object, with an empty object. */
export function* repeatedKeys({ value: root, write }: Document): Generator<{ readonly at: Path; readonly bytes: Uint8Array }> {
  for (const at of placesOf(root)) {
    const key = at.at(-1);
    if (typeof key !== 'string') continue;
    const around = at.slice(0, -1).reduce<Value>((inner, step) => (inner as Record<string | number, Value>)[step], root);
    const text = new TextDecoder().decode(write(changed(root, at.slice(0, -1), { ...(around as object), [AGAIN]: {} })));
    yield { at, bytes: encode(text.replace(JSON.stringify(AGAIN), () => JSON.stringify(key))) };
  }
}

const AGAIN = 'again74513';

function* placesOf(root: Value, at: Path = []): Generator<Path> {
  if (typeof root !== 'object' || root === null) return;
  for (const [key, value] of Array.isArray(root) ? root.entries() : Object.entries(root)) {
    yield [...at, key];
    yield* placesOf(value, [...at, key]);
  }
}

/** What an inventory would say: components, versions, scopes, edges, and what is known of each; without places. */
export function factsOf(extractions: readonly Extraction[]): string {
  const facts: string[] = [];
  for (const { nodes, edges } of extractions) {
    const named = nodes.map((node) => (node.kind === 'project' ? `project ${node.path} ${node.name} ${node.version ?? ''} ${node.purl ?? ''}` : (node.purl as string)));
    for (const [index, node] of nodes.entries()) {
      facts.push(node.kind === 'project' ? named[index]! : `${named[index]!} ${node.scope ?? ''} ${node.direct ?? ''} ${node.origin} ${node.overridden} ${node.aliases.join()}`);
      const licenses = node.declaredLicenses.map(({ value }) => value);
      facts.push(JSON.stringify(node.kind === 'project' ? [named[index], licenses] : [named[index], licenses, node.hashes, node.downloadLocation, node.requirements, node.platforms]));
    }
    const list = [...edges];
    for (let at = 0; at < list.length; at += 3) facts.push(`${named[list[at]!]!} > ${named[list[at + 1]!]!} ${list[at + 2]!}`);
  }
  return [...new Set(facts)].sort().join('\n');
}
