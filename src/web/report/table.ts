import { element, number } from './dom.ts';
import { data, isEstate, rowKey, type Row } from './model.ts';
import { noFilters, update, type View } from './state.ts';
import { reveal, virtualize } from './virtual-list.ts';

const rowHeight = 36;
const headHeight = 36;

const columns = [
  ['name', 'Component'], ['version', 'Version'], ['ecosystem', 'Ecosystem'], ['scope', 'Scope'], ['direct', 'Relation'], ['license', 'Declared licence'], ['target', 'Target'],
] as const;

type Column = (typeof columns)[number];

/** A table that holds only the rows in sight; screen readers are told the true count and place. Arrow keys go from row to row. */
export function componentTable(rows: readonly Row[], view: View): HTMLElement {
  if (rows.length === 0) return nothing();
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
    body.querySelector<HTMLElement>(`[data-focus="row-${rowKey(row)}"]`)?.focus({ preventScroll: true });
  });
  refresh();
  return box;
}

function nothing(): HTMLElement {
  return element('div', { class: 'empty' }, element('p', { class: 'big' }, 'No component fits these filters.'), element('p', { class: 'dim' }, 'All words of the search must occur in name, version, licence or package URL.'),
    element('button', { type: 'button', onclick: () => update(noFilters) }, 'Clear all filters'));
}

/** Beside the details, and on a narrow screen, the columns that matter most stay. */
function hasRoomFor(key: Column[0], view: View): boolean {
  if (innerWidth <= 600) return key === 'name' || key === 'version';
  if (innerWidth <= 900) return key === 'name' || key === 'version' || key === 'license' || (key === 'scope' && view.open === '');
  if (view.open !== '' && (key === 'ecosystem' || key === 'direct' || key === 'target')) return false;
  return key !== 'target' || (isEstate && innerWidth > 1100);
}

function heading([key, title]: Column, view: View): HTMLElement {
  const direction = view.sort === key ? 'ascending' : view.sort === `-${key}` ? 'descending' : 'none';
  const next = direction === 'ascending' ? `-${key}` : key;
  const mark = direction === 'none' ? undefined : element('span', { class: 'mark', 'aria-hidden': 'true' }, direction === 'ascending' ? '↑' : '↓');
  return element('th', { scope: 'col', class: `c-${key}`, 'aria-sort': direction }, element('button', { type: 'button', 'data-focus': `sort-${key}`, onclick: () => update({ sort: next }) }, title, mark));
}

const spacer = (rows: number, span: number): HTMLElement | string => (rows === 0 ? '' : element('tr', { 'aria-hidden': 'true', class: 'spacer', style: `height:${rows * rowHeight}px` }, element('td', { colspan: span })));

function line(row: Row, index: number, view: View, shown: readonly Column[]): HTMLElement {
  const key = rowKey(row);
  const isOpen = view.open === key;
  return element('tr', { 'aria-rowindex': index + 2, class: isOpen ? 'selected' : undefined, onclick: (event: Event) => (event.target as Element).closest('button') === null && update({ open: isOpen ? '' : key }) },
    shown.map(([name]) => cell(name, row, isOpen, key)));
}

function cell(name: Column[0], row: Row, isOpen: boolean, key: string): HTMLElement {
  if (name === 'name') {
    const toggle = (): void => update({ open: isOpen ? '' : key });
    return element('th', { scope: 'row', class: 'c-name' }, element('button', { type: 'button', class: 'entry', 'data-focus': `row-${key}`, title: row.name, 'aria-expanded': isOpen, onclick: toggle }, row.name));
  }
  const content: Readonly<Record<Exclude<Column[0], 'name'>, () => HTMLElement | string>> = {
    version: () => (row.version === '' ? unknown('not known') : row.version),
    ecosystem: () => row.ecosystem,
    scope: () => scopeTag(row.scope),
    direct: () => (row.direct ? 'direct' : 'transitive'),
    license: () => (row.license === '' ? unknown('not declared') : row.license),
    target: () => data.inventories[row.target]!.name,
  };
  return element('td', { class: `c-${name}`, title: name === 'license' && row.license !== '' ? row.license : undefined }, content[name]());
}

export const scopeTag = (scope: string): HTMLElement => element('span', { class: 'scope' }, element('span', { class: `dot ${scope}`, 'aria-hidden': 'true' }), scope);

const unknown = (text: string): HTMLElement => element('span', { class: 'unknown' }, text);
