import { components } from './components.ts';
import { count, element, number } from './dom.ts';
import { allIssues } from './issues.ts';
import { data, isEstate } from './model.ts';
import { saveList } from './save-list.ts';
import { select } from './selection.ts';
import { readView, update, type View } from './state.ts';
import { themeButton } from './theme.ts';

const search = element('input', { type: 'search', id: 'search', placeholder: 'Search name, version, licence, purl', autocomplete: 'off', spellcheck: 'false' });
const searchBox = element('div', { class: 'search', role: 'search' }, element('label', { class: 'hidden', for: 'search' }, 'Search'), search, element('kbd', { 'aria-hidden': 'true', title: 'Press / to search' }, '/'));
const tabList = element('nav', { class: 'tabs', 'aria-label': 'Views' });

export const status = element('p', { role: 'status', class: 'status' });
/** Takes what is found away as a file. */
export const save = element('button', { type: 'button', class: 'quiet', 'data-focus': 'save', onclick: () => saveList(select(readView()).components) }, 'Save as CSV');
export const chipBox = element('div', { class: 'chip-box' });
export const content = element('div', { id: 'content' });

const main = element('main', { id: 'main', tabindex: -1 }, chipBox, element('div', { class: 'found' }, status, save), content);
const skip = element('a', { class: 'skip', href: '#main', onclick: (event: Event) => {
  event.preventDefault();
  main.focus();
} }, 'Skip to content');
const toolbar = element('div', { class: 'toolbar' }, tabList, searchBox);

/** What stays when something else is looked at: title, tabs, search. */
export function buildFrame(): void {
  const [only] = isEstate ? [] : data.inventories;
  const title = only === undefined ? count(data.inventories.length, 'target') : only.name;
  const facts = only?.facts.map(([label, value]) => element('span', {}, element('span', { class: 'dim' }, `${label} `), value)) ?? [];
  const head = element('header', { class: 'top' },
    element('div', { class: 'title' }, element('h1', {}, title, only !== undefined && only.version !== '' && element('span', { class: 'dim' }, ` ${only.version}`)),
      element('p', { class: 'facts' }, element('span', { class: 'dim' }, `Inventory of ${data.generatedAt.replace('T', ', ').replace('Z', ' UTC')} by ${data.tool}`), facts)),
    themeButton());
  document.getElementById('app')!.replaceChildren(element('div', { id: 'page' }, skip, head, toolbar, main));
  listenToSearch();
}

const tabTitles: Readonly<Record<string, readonly [title: string, size?: number]>> = {
  overview: ['Overview'], components: ['Components', components.length], tree: ['Dependencies'], issues: ['Issues', allIssues.length],
};

export function drawFrame(view: View): void {
  if (search.value !== view.search) search.value = view.search;
  search.placeholder = view.tab === 'issues' ? 'Search place, kind, message' : 'Search name, version, licence, purl';
  tabList.replaceChildren(...Object.entries(tabTitles).map(([tab, [name, size]]) =>
    element('button', { type: 'button', 'data-focus': `tab-${tab}`, 'aria-current': view.tab === tab ? 'page' : undefined, onclick: () => update({ tab, open: '' }) }, name, size !== undefined && element('span', { class: 'badge' }, number(size)))));
}

/** Where details cover the page, nothing below them can be reached, neither by keyboard nor by a screen reader. */
export function coverAllBut(panel: HTMLElement | undefined): void {
  for (const part of [skip, document.querySelector<HTMLElement>('.top')!, toolbar, chipBox, save, status, ...(content.children as Iterable<HTMLElement>)]) part.inert = panel !== undefined && part !== panel;
}

function listenToSearch(): void {
  let typing: ReturnType<typeof setTimeout> | undefined;
  search.addEventListener('input', () => {
    clearTimeout(typing);
    // many components take a moment: not at every key
    typing = setTimeout(() => update({ search: search.value, ...(readView().tab === 'overview' ? { tab: 'components' } : {}) }, false), components.length > 20_000 ? 150 : 0);
  });
  addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey || searchBox.closest('[inert]') !== null) return;
    event.preventDefault();
    search.focus();
    search.select();
  });
}
