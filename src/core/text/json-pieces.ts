/** A member of an object; a list may come item by item, and only when everything before it was taken. */
export type JsonMember = readonly [key: string, value: unknown];

/** A list whose items are made one by one, once. */
export class ItemsOnce<T> {
  readonly items: Iterable<T>;

  constructor(items: Iterable<T>) {
    this.items = items;
  }
}

/** An object that is too long to be held: its members come one by one, once. */
export class ObjectOnce {
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
    if (item instanceof ObjectOnce) {
      yield `${isEmpty ? '[' : ','}\n    `;
      yield* onOneLine(item.members);
    } else yield `${isEmpty ? '[' : ','}\n    ${JSON.stringify(item)}`;
    isEmpty = false;
  }
  yield isEmpty ? '[]' : '\n  ]';
}

/** As `JSON.stringify` writes the object, in pieces. */
export function* onOneLine(members: Iterable<JsonMember>): Generator<string> {
  let separator = '{';
  for (const [key, member] of members) {
    if (member === undefined) continue;
    yield `${separator}${JSON.stringify(key)}:`;
    yield* valueOnOneLine(member);
    separator = ',';
  }
  yield separator === '{' ? '{}' : '}';
}

function* valueOnOneLine(value: unknown): Generator<string> {
  if (value instanceof ObjectOnce) yield* onOneLine(value.members);
  else if (value instanceof ItemsOnce) {
    let separator = '[';
    for (const item of value.items) {
      yield separator;
      yield* valueOnOneLine(item);
      separator = ',';
    }
    yield separator === '[' ? '[]' : ']';
  } else yield JSON.stringify(value);
}

/** The object that the members make. */
export function objectOf(members: Iterable<JsonMember>): Readonly<Record<string, unknown>> {
  const object: Record<string, unknown> = {};
  for (const [key, member] of members) {
    Object.defineProperty(object, key, { value: plain(member), enumerable: true, configurable: true, writable: true });
  }
  return object;
}

function plain(value: unknown): unknown {
  if (value instanceof ObjectOnce) return objectOf(value.members);
  return value instanceof ItemsOnce ? Array.from(value.items as Iterable<unknown>, plain) : value;
}
