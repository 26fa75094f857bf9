import { element, number } from './dom.ts';

export interface GrowingList<T> {
  readonly items: readonly T[];
  readonly line: (item: T) => HTMLElement;
  /** So many are there from the start; a button brings further ones, a few hundred at a time, so that no list is too much for a page. */
  readonly most: number;
  readonly class: string;
  /** What the items are, in the plural. */
  readonly what: string;
}

const step = 300;

export function growingList<T>({ items, line, most, what, class: name }: GrowingList<T>): HTMLElement {
  const list = element('ul', { class: name });
  const box = element('div', {}, list);
  let shown = 0;
  const grow = (size: number): void => {
    const from = shown;
    shown = Math.min(items.length, from + size);
    list.append(...items.slice(from, shown).map(line));
    box.querySelector('.more')?.remove();
    const rest = items.length - shown;
    if (rest > 0) box.append(element('button', { type: 'button', class: 'more', onclick: growOn }, rest > step ? `Show ${number(step)} of ${number(rest)} more ${what}` : `Show ${number(rest)} more ${what}`));
  };
  // the button is gone: the first new item takes the focus
  const growOn = (): void => {
    const item = shown;
    grow(step);
    const added = list.children[item] as HTMLElement;
    added.tabIndex = -1;
    (added.querySelector('button') ?? added).focus();
  };
  grow(most);
  return box;
}
