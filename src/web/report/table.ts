import { element, number } from './dom.ts';
import type { Component } from './components.ts';
import { isEstate, placeKey, placeOfKey, targetName } from './model.ts';
import { update, type View } from './state.ts';
import { reveal, virtualize } from './virtual-list.ts';

const rowHeight = 32;
const headHeight = 34;

const columns = [
  ['name', 'Component'], ['version', 'Version'], ['ecosystem', 'Ecosystem'], ['scope', 'Scope'], ['relation', 'Relation'], ['license', 'Declared licence'], ['target', 'Target'],
] as const;

type Column = (typeof columns)[number];

/** A table that holds only the rows in sight; screen readers are told the true count and place. Arrow keys go from row to row. */
export function componentTable(rows: readonly Component[], view: View): HTMLElement {
  const shown = columns.filter(([key]) => hasRoomFor(key, view));
  const body = element('tbody');
  const table = element('table', { 'aria-rowcount': rows.length + 1, 'aria-label': 'Components' }, element('thead', {}, element('tr', { 'aria-rowindex': 1 }, shown.map((column) => heading(column, view)))), body);
  const box = element('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `Components, ${number(rows.length)} rows` }, table);
  const refresh = virtualize({
    box, rowHeight, length: () => rows.length,
    draw(from, to) {
      const focused = body.contains(document.activeElement) ? document.activeElement?.getAttribute('data-focus') : undefined;
      body.replaceChildren(spacer(from, shown.length), ...rows.slice(from, to).map((row, index) => line(row, from + index, view, shown)), spacer(rows.length - to, shown.length));
      if (focused) body.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    },
  });
  box.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const at = Number((event.target as Element).closest('tr')?.getAttribute('aria-rowindex') ?? 1) - 2;
    if (step === 0 || (at < 0 && event.target !== box)) return;
    const next = event.target === box ? Math.ceil(box.scrollTop / rowHeight) : at + step;
    const row = rows[next];
    if (row === undefined) return;
    event.preventDefault();
    reveal(box, next, rowHeight, headHeight);
    refresh();
    body.querySelector<HTMLElement>(`[data-focus="row-${keyOf(row)}"]`)?.focus({ preventScroll: true });
  });
  refresh();
  return box;
}

/** Scrolls to the component that is open, when it is among the rows. */
export function revealOpen(box: HTMLElement, rows: readonly Component[], view: View): void {
  const purl = placeOfKey(view.open)?.purl;
  const index = purl === undefined ? -1 : rows.findIndex((row) => row.purl === purl);
  if (index >= 0) reveal(box, index, rowHeight, headHeight);
}

/** Beside the details, and on a narrow screen, the columns that matter most stay. */
function hasRoomFor(key: Column[0], view: View): boolean {
  if (innerWidth <= 600) return key === 'name' || key === 'version';
  if (innerWidth <= 900) return key === 'name' || key === 'version' || key === 'license' || (key === 'scope' && view.open === '');
  if (view.open !== '' && (key === 'ecosystem' || key === 'relation' || key === 'target' || (key === 'scope' && innerWidth <= 1100))) return false;
  return key !== 'target' || (isEstate && innerWidth > 1100);
}

function heading([key, title]: Column, view: View): HTMLElement {
  const direction = view.sort === key ? 'ascending' : view.sort === `-${key}` ? 'descending' : 'none';
  const next = direction === 'ascending' ? `-${key}` : key;
  const mark = direction === 'none' ? undefined : element('span', { class: 'mark', 'aria-hidden': 'true' }, direction === 'ascending' ? '↑' : '↓');
  return element('th', { scope: 'col', class: `c-${key}`, 'aria-sort': direction }, element('button', { type: 'button', 'data-focus': `sort-${key}`, onclick: () => update({ sort: next }) }, title, mark));
}

const spacer = (rows: number, span: number): HTMLElement | string => (rows === 0 ? '' : element('tr', { 'aria-hidden': 'true', class: 'spacer', style: `height:${rows * rowHeight}px` }, element('td', { colspan: span })));

function line(row: Component, index: number, view: View, shown: readonly Column[]): HTMLElement {
  const key = keyOf(row);
  const isOpen = placeOfKey(view.open)?.purl === row.purl;
  return element('tr', { 'aria-rowindex': index + 2, class: isOpen ? 'selected' : undefined, onclick: (event: Event) => (event.target as Element).closest('button') === null && update({ open: isOpen ? '' : key }) },
    shown.map(([name]) => cell(name, row, isOpen, key)));
}

function cell(name: Column[0], row: Component, isOpen: boolean, key: string): HTMLElement {
  if (name === 'name') {
    const toggle = (): void => update({ open: isOpen ? '' : key });
    return element('th', { scope: 'row', class: 'c-name' }, element('button', { type: 'button', class: 'entry', 'data-focus': `row-${key}`, title: row.name, 'aria-expanded': isOpen, onclick: toggle }, row.name));
  }
  const content: Readonly<Record<Exclude<Column[0], 'name'>, () => HTMLElement | string>> = {
    version: () => (row.version === '' ? unknown('not known') : row.version),
    ecosystem: () => row.ecosystem,
    scope: () => scopeTag(row.scope),
    relation: () => (row.direct ? 'direct' : 'transitive'),
    license: () => (row.licenses.length === 0 ? unknown('not declared') : row.licenses.join(' · ')),
    target: () => (row.places.length === 1 ? targetName(row.places[0]!.target) : `${number(row.places.length)} targets`),
  };
  return element('td', { class: `c-${name}`, title: titleOf(name, row) }, content[name]());
}

const keyOf = ({ places }: Component): string => placeKey(places[0]!);

/** What may not fit into its cell. */
function titleOf(name: Column[0], { version, licenses, places }: Component): string | undefined {
  if (name === 'version') return version || undefined;
  if (name === 'license') return licenses.join(' · ') || undefined;
  return name === 'target' ? places.slice(0, 20).map(({ target }) => targetName(target)).join(', ') : undefined;
}

export const scopeTag = (scope: string): HTMLElement => element('span', { class: 'scope' }, element('span', { class: `dot ${scope}`, 'aria-hidden': 'true' }), scope);

const unknown = (text: string): HTMLElement => element('span', { class: 'unknown' }, text);
