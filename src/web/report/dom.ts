import { printable } from '#core/report/printable.ts';

type Child = Node | string | number | undefined | false;

type Properties = Readonly<Record<string, unknown>>;

/** Makes an element: `on…` are listeners, everything else attributes; `false` and `undefined` leave one out, but for `aria-…`. Text is never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(name: K, properties: Properties = {}, ...children: readonly (Child | readonly Child[])[]): HTMLElementTagNameMap[K] {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || (value === false && !key.startsWith('aria-'))) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value as EventListener);
    else node.setAttribute(key, value === true && !key.startsWith('aria-') ? '' : String(value));
  }
  for (const child of children.flat()) if (child !== undefined && child !== false) node.append(typeof child === 'object' ? child : printable(String(child)));
  return node;
}

/** A link only where the address is plainly one of the web; other schemes stay text. */
export function link(address: string): Node {
  return /^https?:\/\//i.test(address) ? element('a', { href: address, rel: 'noreferrer noopener' }, address) : document.createTextNode(printable(address));
}

export const number = (value: number): string => value.toLocaleString('en-US');

/** `1 component`, `2,000 components`. */
export const count = (value: number, singular: string, plural = `${singular}s`): string => `${number(value)} ${value === 1 ? singular : plural}`;

/** Draws anew and keeps the focus on what has the same `data-focus`; screen readers and keyboards stay where they were. */
export function keepingFocus(draw: () => void): void {
  const key = document.activeElement?.getAttribute('data-focus');
  draw();
  if (!key || document.activeElement?.getAttribute('data-focus') === key) return;
  // what is gone gives the focus to the content, not to nothing
  (document.querySelector<HTMLElement>(`[data-focus="${CSS.escape(key)}"]`) ?? document.getElementById('main'))?.focus({ preventScroll: true });
}
