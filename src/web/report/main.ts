import { charts } from './charts.ts';
import { details } from './details.ts';
import { element, number } from './dom.ts';
import { issueList } from './issues.ts';
import { data, rows } from './model.ts';
import { clearFilters, hasFilters, listen, matches, readView, update, type View } from './state.ts';
import { componentTable } from './table.ts';
import { dependencyTree } from './tree.ts';

const issueCount = data.inventories.reduce((sum, { issues }) => sum + issues.length, 0);
const projectCount = data.inventories.reduce((sum, { projects }) => sum + projects.length, 0);

const app = document.getElementById('app')!;
const search = element('input', { type: 'search', id: 'search', placeholder: 'Name, version, licence, purl', autocomplete: 'off', oninput: () => update({ search: search.value }, false) });
const main = element('main', { id: 'main' });
const filters = element('div', { class: 'filters' });
const tiles = element('div', { class: 'tiles' });
const status = element('p', { role: 'status', class: 'status' });
const tabs = element('div', { class: 'tabs', role: 'group', 'aria-label': 'View' });

function build(): void {
  const [only] = data.inventories.length === 1 ? data.inventories : [];
  const title = only === undefined ? `${number(data.inventories.length)} targets` : only.version === '' ? only.name : `${only.name} ${only.version}`;
  app.append(
    element('a', { class: 'skip', href: '#main', onclick: (event: Event) => { event.preventDefault(); main.focus(); } }, 'Skip to the list'),
    element('header', { class: 'top' }, element('div', {}, element('h1', {}, title), element('p', { class: 'dim' }, `Inventory by ${data.tool}, ${data.generatedAt.replace('T', ' ').replace('Z', ' UTC')}`),
      only !== undefined && only.facts.length > 0 && element('p', { class: 'dim' }, only.facts.map(([label, value]) => `${label}: ${value}`).join(' · '))), themeButton()),
    tiles, element('div', { class: 'bar-row' }, tabs, element('label', { class: 'search', for: 'search' }, 'Search'), search, filters), status, main);
  main.tabIndex = -1;
}

function tile(value: number, label: string, change: Partial<View>, tone = ''): HTMLElement {
  return element('button', { type: 'button', class: `tile ${tone}`, onclick: () => update(change) }, element('span', { class: 'value' }, number(value)), element('span', {}, label));
}

function drawTiles(): void {
  const none = { search: '', ecosystem: '', scope: '', direct: '', license: '', unknown: '', target: '' } as const;
  const direct = rows.filter((row) => row.direct).length;
  const withoutLicense = rows.filter((row) => row.license === '').length;
  const withoutVersion = rows.filter((row) => row.version === '').length;
  tiles.replaceChildren(
    tile(rows.length, 'components', { ...none, tab: 'components' }),
    tile(direct, 'direct', { ...none, tab: 'components', direct: 'direct' }),
    tile(rows.length - direct, 'transitive', { ...none, tab: 'components', direct: 'transitive' }),
    tile(projectCount, 'projects', { ...none, tab: 'tree' }),
    tile(withoutLicense, 'without declared licence', { ...none, tab: 'components', unknown: 'license' }, withoutLicense > 0 ? 'warn' : ''),
    tile(withoutVersion, 'without exact version', { ...none, tab: 'components', unknown: 'version' }, withoutVersion > 0 ? 'warn' : ''),
    tile(issueCount, 'issues', { ...none, tab: 'issues' }, issueCount > 0 ? 'warn' : 'good'));
}

function select(key: 'target' | 'ecosystem' | 'scope' | 'direct', label: string, values: readonly string[], view: View): HTMLElement {
  const control: HTMLSelectElement = element('select', { id: `filter-${key}`, onchange: () => update({ [key]: control.value }) }, element('option', { value: '' }, `${label}: all`), values.map((value) => element('option', { value, selected: view[key] === value }, value)));
  return element('span', {}, element('label', { for: `filter-${key}`, class: 'hidden' }, label), control);
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort();
const ecosystems = distinct(rows.map((row) => row.ecosystem));
const scopesPresent = distinct(rows.map((row) => row.scope));

function drawFilters(view: View): void {
  const focused = document.activeElement?.id;
  filters.replaceChildren(
    ...(data.inventories.length > 1 ? [select('target', 'Target', data.inventories.map(({ name }) => name), view)] : []),
    ...(view.tab === 'components' ? [select('ecosystem', 'Ecosystem', ecosystems, view), select('scope', 'Scope', scopesPresent, view), select('direct', 'Relation', ['direct', 'transitive'], view)] : []),
    ...(hasFilters(view) ? [element('button', { type: 'button', class: 'clear', onclick: clearFilters }, 'Clear filters')] : []));
  if (focused?.startsWith('filter-')) document.getElementById(focused)?.focus();
}

function drawTabs(view: View): void {
  const tab = (id: View['tab'], label: string) => element('button', { type: 'button', 'aria-pressed': view.tab === id, onclick: () => update({ tab: id }) }, label);
  tabs.replaceChildren(tab('components', 'Components'), tab('tree', 'Dependency tree'), tab('issues', `Issues (${number(issueCount)})`));
}

function draw(view: View): void {
  if (search.value !== view.search) search.value = view.search;
  drawTabs(view);
  drawFilters(view);
  const scroll = main.querySelector('.scroll')?.scrollTop ?? 0;
  const hadDetails = main.querySelector('.details') !== null;
  const panel = view.tab === 'issues' ? undefined : details(view);
  if (view.tab === 'components') {
    const fitting = rows.filter(matches(view));
    status.textContent = `${number(fitting.length)} of ${number(rows.length)} components`;
    const table = componentTable(fitting, view);
    main.replaceChildren(charts(fitting, view), element('div', { class: panel === undefined ? 'split' : 'split open' }, table, ...(panel === undefined ? [] : [panel])));
    table.scrollTop = scroll;
  } else if (view.tab === 'tree') {
    status.textContent = '';
    const tree = main.querySelector('.tree') ?? dependencyTree(view);
    main.replaceChildren(element('div', { class: panel === undefined ? 'split' : 'split open' }, tree, ...(panel === undefined ? [] : [panel])));
  } else {
    status.textContent = `${number(issueCount)} issues`;
    main.replaceChildren(issueList(view));
  }
  if (panel !== undefined && !hadDetails) panel.focus({ preventScroll: true });
}

function themeButton(): HTMLElement {
  const apply = (theme: string) => {
    document.documentElement.dataset['theme'] = theme;
    button.textContent = theme === 'dark' ? 'Light' : 'Dark';
    button.setAttribute('aria-label', theme === 'dark' ? 'Use light colours' : 'Use dark colours');
  };
  const button = element('button', { type: 'button', class: 'theme', onclick: () => apply(document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark') });
  apply(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  return button;
}

addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && readView().open !== '') update({ open: '' });
  else if (event.key === '/' && !(event.target instanceof HTMLInputElement)) {
    event.preventDefault();
    search.focus();
  }
});

build();
drawTiles();
let previous = readView();
listen((view) => {
  if (view.tab === 'tree' && view.target !== previous.target) main.replaceChildren();
  previous = view;
  draw(view);
});
draw(previous);

// the table shows other columns on a narrow screen
matchMedia('(max-width: 800px)').addEventListener('change', () => draw(readView()));
