/** What the members of a record are made from; they are numbered in the order in which they are listed. */
export interface MemberSource {
  readonly length: number;
  key(number: number): string;
  value(number: number): unknown;
  find(key: string): number | undefined;
}

/**
 * Reads like an object with these members and holds none: the value of each is made when it is asked for, so that nothing may rely on getting the same
 * object twice. It cannot be changed.
 */
export function virtualRecord(source: MemberSource): Readonly<Record<string, unknown>> {
  const numberOf = (key: string | symbol): number | undefined => (typeof key === 'symbol' ? undefined : source.find(key));
  const record = new Proxy<Record<string, unknown>>({}, {
    get(target, key) {
      const number = numberOf(key);
      return number === undefined ? Reflect.get(target, key) : source.value(number);
    },
    has: (target, key) => numberOf(key) !== undefined || Reflect.has(target, key),
    ownKeys: () => Array.from({ length: source.length }, (_, number) => source.key(number)),
    getOwnPropertyDescriptor(_, key) {
      const number = numberOf(key);
      return number === undefined ? undefined : { value: source.value(number), writable: false, enumerable: true, configurable: true };
    },
    set: () => false,
    defineProperty: () => false,
    deleteProperty: () => false,
  });
  sources ??= new WeakMap();
  sources.set(record, source);
  return record;
}

/** Few programs ever make one: to ask must cost the others nothing. */
let sources: WeakMap<object, MemberSource> | undefined;

/** What the members of such a record are made from; `undefined` for any other object. */
export const memberSource = (record: object): MemberSource | undefined => sources?.get(record);
