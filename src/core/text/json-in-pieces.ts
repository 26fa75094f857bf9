import { virtualList } from '../inventory/virtual-list.ts';
import type { DocumentBytes } from './document-bytes.ts';
import { JsonLocator, type LocatedItems, type LocatedMember } from './json-locator.ts';
import { jsonOutline } from './json-outline.ts';
import type { JsonText } from './json.ts';
import type { Outline } from './outline.ts';
import { TextSyntaxError } from './position.ts';
import { eachRepeatedIn, RepeatedKeys } from './repeated-keys.ts';
import type { Value, ValueRecord } from './value.ts';

/** A list that takes less of the document than this part of it is held. */
const shortPart = 1 / 512;

/**
 * Reads a JSON object like `parseJson`, but holds of its long lists only where their items stand: each is read when it is asked for.
 * Throws `TextSyntaxError`, with less of a reason than `parseJson` knows.
 */
export function jsonInPieces(bytes: DocumentBytes): JsonText {
  const repeated = new RepeatedKeys();
  const members = membersOf(bytes, repeated);
  const value: Record<string, Value> = {};
  for (const [key, member] of members) {
    Object.defineProperty(value, key, { value: valueOf(key, member, bytes, repeated), enumerable: true, configurable: true, writable: true });
  }
  return { value: value as ValueRecord, line: (...path) => lineIn(members, bytes, path), repeatedKeys: () => repeated };
}

/** Of equal keys the last one counts. */
function membersOf(bytes: DocumentBytes, repeated: RepeatedKeys): ReadonlyMap<string, LocatedMember> {
  const locator = new JsonLocator();
  for (const chunk of bytes.chunks()) locator.feed(chunk);
  locator.end();
  const members = new Map<string, LocatedMember>();
  for (const member of locator.members) {
    const key = parsed(bytes.text(member.keyStart, member.keyEnd), member.keyLine) as string;
    const earlier = members.get(key);
    if (earlier !== undefined) repeated.add([key], member.keyLine, earlier.keyLine);
    members.set(key, member);
  }
  return members;
}

function valueOf(key: string, { start, end, line, items }: LocatedMember, bytes: DocumentBytes, repeated: RepeatedKeys): Value {
  if (items === undefined || end - start < shortPart * bytes.size) return seen(bytes.text(start, end), [key], line, repeated);
  const { starts, ends, lines } = items;
  const item = (at: number): object => parsed(bytes.text(starts.at(at), ends.at(at)), lines.at(at)) as object;
  // what is wrong with an item has to be known before anything is made of the others
  for (let at = 0; at < starts.length; at++) seen(bytes.text(starts.at(at), ends.at(at)), [key, at], lines.at(at), repeated);
  let last: { readonly at: number; readonly item: object } | undefined;
  return virtualList(starts.length, (at) => (last?.at === at ? last : (last = { at, item: item(at) })).item);
}

function seen(text: string, path: readonly (string | number)[], line: number, repeated: RepeatedKeys): Value {
  const value = parsed(text, line);
  eachRepeatedIn({ text, value, path, line }, repeated.add);
  return value;
}

function parsed(text: string, line: number): Value {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TextSyntaxError((error as Error).message, line);
  }
}

function lineIn(members: ReadonlyMap<string, LocatedMember>, bytes: DocumentBytes, [key, ...rest]: readonly (string | number)[]): number | undefined {
  if (key === undefined) return 1;
  const member = members.get(String(key));
  if (member === undefined || rest.length === 0) return member?.keyLine;
  const { start, end, line, items } = member;
  if (items === undefined || end - start < shortPart * bytes.size) return lineBelow(outlineOf(bytes, start, end), line, rest);
  return lineOfItem(items, bytes, rest);
}

function lineOfItem({ starts, ends, lines }: LocatedItems, bytes: DocumentBytes, [index, ...rest]: readonly (string | number)[]): number | undefined {
  const at = /^\d+$/.test(String(index)) ? Number(index) : -1;
  if (at < 0 || at >= starts.length) return undefined;
  return rest.length === 0 ? lines.at(at) : lineBelow(outlineOf(bytes, starts.at(at), ends.at(at)), lines.at(at), rest);
}

function lineBelow(outline: Outline, line: number, path: readonly (string | number)[]): number | undefined {
  const below = outline.line(path);
  return below === undefined ? undefined : line + below - 1;
}

const outlineOf = (bytes: DocumentBytes, start: number, end: number): Outline => jsonOutline(bytes.text(start, end));
