/**
 * Reads like an array of `length` items and holds none: each is made when it is asked for, so that nothing may rely on getting the same object twice.
 * It cannot be changed.
 */
export function virtualList<T extends object>(length: number, item: (index: number) => T): readonly T[] {
  const indexOf = (key: string | symbol): number => {
    if (typeof key === 'symbol' || !/^\d+$/.test(key)) return -1;
    const index = Number(key);
    return index < length ? index : -1;
  };
  const list = new Proxy<T[]>([], {
    get(target, key) {
      if (key === 'length') return length;
      const index = indexOf(key);
      return index === -1 ? Reflect.get(target, key) : item(index);
    },
    has: (target, key) => indexOf(key) !== -1 || Reflect.has(target, key),
    ownKeys: () => [...Array.from({ length }, (_, index) => String(index)), 'length'],
    getOwnPropertyDescriptor(target, key) {
      const index = indexOf(key);
      if (index === -1) return key === 'length' ? { value: length, writable: true, enumerable: false, configurable: false } : Reflect.getOwnPropertyDescriptor(target, key);
      return { value: item(index), writable: false, enumerable: true, configurable: true };
    },
    set: () => false,
    defineProperty: () => false,
    deleteProperty: () => false,
  });
  lists.add(list);
  return list;
}

const lists = new WeakSet<readonly unknown[]>();

export const isVirtualList = (list: readonly unknown[]): boolean => lists.has(list);
