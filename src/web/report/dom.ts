type Child = Node | string | number | undefined | false;

type Properties = Readonly<Record<string, unknown>>;

/** Makes an element: `on…` are listeners, `class` and `aria-…` attributes, everything else attributes too; text is never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(name: K, properties: Properties = {}, ...children: readonly (Child | readonly Child[])[]): HTMLElementTagNameMap[K] {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || (value === false && !key.startsWith('aria-'))) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value as EventListener);
    else node.setAttribute(key, value === true && !key.startsWith('aria-') ? '' : String(value));
  }
  for (const child of children.flat()) if (child !== undefined && child !== false) node.append(typeof child === 'number' ? String(child) : child);
  return node;
}

/** A link only where the address is plainly one of the web; other schemes stay text. */
export function link(address: string): Node {
  return /^https?:\/\//i.test(address) ? element('a', { href: address, rel: 'noreferrer noopener' }, address) : document.createTextNode(address);
}

export const number = (value: number): string => value.toLocaleString('en-US');
