import { element, number } from './dom.ts';
import { data, type Row } from './model.ts';
import { sorted, update, type View } from './state.ts';

const rowHeight = 34;
const spare = 12;

const columns = [
  ['name', 'Component'], ['version', 'Version'], ['ecosystem', 'Ecosystem'], ['scope', 'Scope'], ['direct', 'Relation'], ['license', 'Declared licence'], ['target', 'Target'],
] as const;

/** A table that holds only the rows in sight, so that 100,000 scroll like ten; screen readers are told the true count and place. */
export function componentTable(rows: readonly Row[], view: View): HTMLElement {
  const shown = columns.filter(([key]) => hasRoomFor(key, view));
  const ordered = sorted(rows, view.sort);
  const body = element('tbody');
  const table = element('table', { 'aria-rowcount': ordered.length + 1, 'aria-label': 'Components' }, element('thead', {}, element('tr', { 'aria-rowindex': 1 }, shown.map(([key, title]) => heading(key, title, view)))), body);
  const box = element('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `Components, ${number(ordered.length)} rows` }, table);
  let first = -1;
  let last = -1;
  const draw = () => {
    const from = Math.max(0, Math.floor(box.scrollTop / rowHeight) - spare);
    const to = Math.min(ordered.length, from + Math.ceil((box.clientHeight || 600) / rowHeight) + 2 * spare);
    if (from === first && to === last) return;
    [first, last] = [from, to];
    const focused = body.contains(document.activeElement) ? document.activeElement?.getAttribute('data-key') : undefined;
    body.replaceChildren(spacer(from, shown.length), ...ordered.slice(from, to).map((row, index) => line(row, from + index, view, shown)), spacer(ordered.length - to, shown.length));
    if (focused) body.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  };
  box.addEventListener('scroll', draw, { passive: true });
  new ResizeObserver(draw).observe(box);
  draw();
  if (ordered.length === 0) return element('div', { class: 'empty' }, element('p', {}, 'No component fits these filters.'), element('button', { type: 'button', onclick: () => update({ search: '', ecosystem: '', scope: '', direct: '', license: '', unknown: '', target: '' }) }, 'Clear the filters'));
  return box;
}

/** Beside the details, and on a narrow screen, the columns that matter most stay. */
function hasRoomFor(key: string, view: View): boolean {
  if (key === 'target') return data.inventories.length > 1 && view.open === '' && innerWidth > 800;
  if (innerWidth <= 800) return key === 'name' || key === 'version' || key === 'license';
  return view.open === '' || (key !== 'ecosystem' && key !== 'direct');
}

function heading(key: string, title: string, view: View): HTMLElement {
  const direction = view.sort === key ? 'ascending' : view.sort === `-${key}` ? 'descending' : 'none';
  const next = direction === 'ascending' ? `-${key}` : key;
  const mark = direction === 'ascending' ? ' ↑' : direction === 'descending' ? ' ↓' : '';
  return element('th', { scope: 'col', class: `c-${key}`, 'aria-sort': direction }, element('button', { type: 'button', onclick: () => update({ sort: next }) }, title + mark));
}

const spacer = (count: number, span: number): HTMLElement => element('tr', { 'aria-hidden': 'true', class: 'spacer', style: `height:${count * rowHeight}px` }, element('td', { colspan: span }));

function line(row: Row, index: number, view: View, shown: readonly (readonly [string, string])[]): HTMLElement {
  const key = `${row.target}:${row.index}`;
  const cells: Readonly<Record<string, () => HTMLElement>> = {
    name: () => element('th', { scope: 'row', class: 'c-name' }, element('button', { type: 'button', class: 'entry', 'data-key': key, title: row.name, 'aria-expanded': view.open === key, onclick: () => update({ open: view.open === key ? '' : key }) }, row.name)),
    version: () => element('td', { class: 'c-version' }, row.version === '' ? unknown('not known') : row.version),
    ecosystem: () => element('td', { class: 'c-ecosystem' }, row.ecosystem),
    scope: () => element('td', { class: 'c-scope' }, element('span', { class: `tag ${row.scope}` }, row.scope)),
    direct: () => element('td', { class: 'c-direct' }, row.direct ? 'direct' : 'transitive'),
    license: () => element('td', { class: 'c-license', title: row.license }, row.license === '' ? unknown('not declared') : row.license),
    target: () => element('td', { class: 'c-target' }, data.inventories[row.target]!.name),
  };
  return element('tr', { 'aria-rowindex': index + 2, class: view.open === key ? 'selected' : undefined }, shown.map(([name]) => cells[name]!()));
}

const unknown = (text: string): HTMLElement => element('span', { class: 'unknown' }, text);
