/** A member of an object; a list may come item by item, and only when everything before it was taken. */
export type JsonMember = readonly [key: string, value: unknown];

/** A list whose items are made one by one, once. */
export class ItemsOnce<T> {
  readonly items: Iterable<T>;

  constructor(items: Iterable<T>) {
    this.items = items;
  }
}

/** An item that is too long to be held: an object, whose lists may come item by item; on one line all the same. */
export class ItemInPieces {
  readonly members: Iterable<JsonMember>;

  constructor(members: Iterable<JsonMember>) {
    this.members = members;
  }
}

/** A JSON object as text in pieces: members of the top level and items of its lists on lines of their own, so that a large document is never one string. */
export function* jsonPieces(members: Iterable<JsonMember>): Generator<string> {
  yield '{';
  let separator = '\n';
  for (const [key, member] of members) {
    if (member === undefined) continue;
    yield `${separator}  ${JSON.stringify(key)}: `;
    separator = ',\n';
    if (member instanceof ItemsOnce) yield* list(member.items);
    else if (Array.isArray(member)) yield* list(member);
    else yield JSON.stringify(member, null, 2).replaceAll('\n', '\n  ');
  }
  yield '\n}\n';
}

function* list(items: Iterable<unknown>): Generator<string> {
  let isEmpty = true;
  for (const item of items) {
    if (item instanceof ItemInPieces) {
      yield `${isEmpty ? '[' : ','}\n    `;
      yield* onOneLine(item.members);
    } else yield `${isEmpty ? '[' : ','}\n    ${JSON.stringify(item)}`;
    isEmpty = false;
  }
  yield isEmpty ? '[]' : '\n  ]';
}

function* onOneLine(members: Iterable<JsonMember>): Generator<string> {
  let separator = '{';
  for (const [key, member] of members) {
    if (member === undefined) continue;
    yield `${separator}${JSON.stringify(key)}:`;
    separator = ',';
    if (!(member instanceof ItemsOnce)) {
      yield JSON.stringify(member);
      continue;
    }
    let before = '[';
    for (const item of member.items) {
      yield before + JSON.stringify(item);
      before = ',';
    }
    yield before === '[' ? '[]' : ']';
  }
  yield separator === '{' ? '{}' : '}';
}

/** The object that the members make. */
export function objectOf(members: Iterable<JsonMember>): Readonly<Record<string, unknown>> {
  const object: Record<string, unknown> = {};
  for (const [key, member] of members) {
    const value = member instanceof ItemsOnce ? Array.from(member.items as Iterable<unknown>, (item) => (item instanceof ItemInPieces ? objectOf(item.members) : item)) : member;
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return object;
}
