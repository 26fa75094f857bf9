export interface VirtualList {
  /** What is scrolled; it gets the height of all rows. */
  readonly box: HTMLElement;
  readonly rowHeight: number;
  readonly length: () => number;
  /** Puts the rows `from` to `to` (exclusive) on the page; called only when they change. */
  readonly draw: (from: number, to: number) => void;
}

const spare = 10;

/** Only rows in sight are on the page, so that 100,000 scroll like ten. Answers a function that draws anew. */
export function virtualize({ box, rowHeight, length, draw }: VirtualList): () => void {
  let first = -1;
  let last = -1;
  const refresh = (): void => {
    const total = length();
    const from = Math.max(0, Math.min(total, Math.floor(box.scrollTop / rowHeight) - spare));
    const to = Math.min(total, from + Math.ceil((box.clientHeight || 700) / rowHeight) + 2 * spare);
    if (from === first && to === last) return;
    [first, last] = [from, to];
    draw(from, to);
  };
  box.addEventListener('scroll', refresh, { passive: true });
  new ResizeObserver(refresh).observe(box);
  return () => {
    first = -1;
    refresh();
  };
}

/** Scrolls as little as needed for a row to be whole in sight; `above` pixels of the box are covered by a heading. */
export function reveal(box: HTMLElement, index: number, rowHeight: number, above = 0): void {
  const top = index * rowHeight;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + rowHeight + above > box.scrollTop + box.clientHeight) box.scrollTop = top + rowHeight + above - box.clientHeight;
}
