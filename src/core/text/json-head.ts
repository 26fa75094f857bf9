import type { JsonEntry } from './json-entries.ts';
import type { JsonText } from './json.ts';
import type { Value } from './value.ts';

/** The object whose entries these are, without what was passed over; what is empty is not in it. Lines are known of its members and of theirs. */
export function jsonHead(entries: Iterable<JsonEntry>): Pick<JsonText, 'value' | 'line'> {
  const head: Record<string, Value> = {};
  const lines = new Map<string, number>();
  const set = (record: object, key: string, value: Value): void => void Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
  for (const { section, key, isItem, value, line } of entries) {
    const known = Object.hasOwn(head, section) ? head[section] : undefined;
    if (isItem) {
      const items: Value[] = Array.isArray(known) ? known : [];
      if (items !== known) set(head, section, items);
      lines.set(pathOf([section, items.push(value) - 1]), line);
    } else if (key === undefined) {
      set(head, section, value);
      lines.set(pathOf([section]), line);
    } else {
      const members: object = typeof known === 'object' && known !== null && !Array.isArray(known) ? known : {};
      if (members !== known) set(head, section, members);
      set(members, key, value);
      lines.set(pathOf([section, key]), line);
    }
  }
  return { value: head, line: (...path) => lines.get(pathOf(path)) };
}

const pathOf = (path: readonly (string | number)[]): string => JSON.stringify(path.map(String));
