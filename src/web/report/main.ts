import { details } from './details.ts';
import { count, element, keepingFocus, number } from './dom.ts';
import { chips, facets } from './facets.ts';
import { distinct } from './insight.ts';
import { allIssues, issueList } from './issues.ts';
import { data, isEstate, rows } from './model.ts';
import { overview } from './overview.ts';
import { preparePrinting } from './print.ts';
import { select } from './selection.ts';
import { hasFilters, listen, readView, update, type View } from './state.ts';
import { componentTable } from './table.ts';
import { themeButton } from './theme.ts';
import { dependencyTree } from './tree.ts';
import { waysTo } from './ways.ts';

const search = element('input', { type: 'search', id: 'search', placeholder: 'Search name, version, licence, purl', autocomplete: 'off', spellcheck: 'false' });
const searchBox = element('div', { class: 'search', role: 'search' }, element('label', { class: 'hidden', for: 'search' }, 'Search'), search, element('kbd', { 'aria-hidden': 'true', title: 'Press / to search' }, '/'));
const tabList = element('nav', { class: 'tabs', 'aria-label': 'Views' });
const status = element('p', { role: 'status', class: 'status' });
const chipBox = element('div', { class: 'chip-box' });
const content = element('div', { id: 'content' });
const main = element('main', { id: 'main', tabindex: -1 }, chipBox, status, content);
const page = element('div', { id: 'page' });

function build(): void {
  const [only] = isEstate ? [] : data.inventories;
  const title = only === undefined ? count(data.inventories.length, 'target') : only.name;
  const facts = only?.facts.map(([label, value]) => element('span', {}, element('span', { class: 'dim' }, `${label} `), value)) ?? [];
  page.append(
    element('a', { class: 'skip', href: '#main', onclick: (event: Event) => {
      event.preventDefault();
      main.focus();
    } }, 'Skip to content'),
    element('header', { class: 'top' },
      element('div', { class: 'title' }, element('h1', {}, title, only !== undefined && only.version !== '' && element('span', { class: 'dim' }, ` ${only.version}`)),
        element('p', { class: 'facts' }, element('span', { class: 'dim' }, `Inventory of ${data.generatedAt.replace('T', ', ').replace('Z', ' UTC')} by ${data.tool}`), facts)),
      themeButton()),
    element('div', { class: 'toolbar' }, tabList, searchBox), main);
  document.getElementById('app')!.append(page);
}

const tabTitles: Readonly<Record<string, () => [title: string, count?: number]>> = {
  overview: () => ['Overview'], components: () => ['Components', distinct.length], tree: () => ['Dependencies'], issues: () => ['Issues', allIssues.length],
};

function drawTabs(view: View): void {
  tabList.replaceChildren(...Object.entries(tabTitles).map(([tab, title]) => {
    const [name, size] = title();
    return element('button', { type: 'button', 'data-focus': `tab-${tab}`, 'aria-current': view.tab === tab ? 'page' : undefined, onclick: () => update({ tab, open: '' }) }, name, size !== undefined && element('span', { class: 'badge' }, number(size)));
  }));
}

/** Filters that are beside the table where there is room, and behind a button where not. */
function filterPanel(view: View): HTMLElement {
  const isOpen = document.querySelector<HTMLDetailsElement>('details.filters')?.open ?? false;
  const lists = facets(select(view), view);
  return hasSidebar(view) ? element('div', { class: 'facets', role: 'group', 'aria-label': 'Filters' }, lists) : element('details', { class: 'filters', open: isOpen }, element('summary', { 'data-focus': 'filters' }, 'Filters'), element('div', { class: 'facets' }, lists));
}

/** Beside the details the table needs the room. */
const hasSidebar = ({ open }: View): boolean => innerWidth > (open === '' ? 1100 : 1400);

let table: { readonly of: unknown; readonly key: string; readonly box: HTMLElement } | undefined;

/** The same rows in the same columns keep their table, and with it their place. */
function tableOf(view: View): HTMLElement {
  const selection = select(view);
  const scroll = table?.of === selection ? table.box.scrollTop : 0;
  const box = componentTable(selection.rows, view);
  table = { of: selection, key: view.open, box };
  // the height of the content is known only on the page
  queueMicrotask(() => (box.scrollTop = scroll));
  return box;
}

function draw(view: View): void {
  if (search.value !== view.search) search.value = view.search;
  const panel = view.tab === 'components' || view.tab === 'tree' ? details(view) : undefined;
  const hadDetails = page.querySelector('.details') !== null;
  const opener = hadDetails ? undefined : document.activeElement?.getAttribute('data-focus');
  const scroll = page.querySelector('.details')?.getAttribute('data-key') === view.open ? (page.querySelector('.details')?.scrollTop ?? 0) : 0;
  keepingFocus(() => {
    drawTabs(view);
    chipBox.replaceChildren(...(view.tab === 'overview' || !hasFilters(view) ? [] : [chips(view)]));
    status.textContent = statusOf(view);
    content.className = [view.tab, panel !== undefined && 'open', view.tab === 'components' && hasSidebar(view) && 'sided'].filter((name) => name !== false).join(' ');
    content.replaceChildren(...contentOf(view), ...(panel === undefined ? [] : [panel]));
  });
  panel?.setAttribute('data-key', view.open);
  if (panel !== undefined) panel.scrollTop = scroll;
  if (panel !== undefined && !hadDetails) {
    if (opener) returnTo = opener;
    panel.focus({ preventScroll: true });
  } else if (panel === undefined && hadDetails) {
    document.querySelector<HTMLElement>(`[data-focus="${CSS.escape(returnTo)}"]`)?.focus({ preventScroll: true });
  }
}

/** What had the focus before details were opened. */
let returnTo = '';

function contentOf(view: View): HTMLElement[] {
  if (view.tab === 'overview') return [overview()];
  if (view.tab === 'issues') return [issueList(view)];
  if (view.tab === 'tree') return [isSearching(view) ? waysTo(select(view).rows) : dependencyTree(view)];
  return [filterPanel(view), tableOf(view)];
}

/** In the tree all filters but that of the target ask for components, whose ways are shown instead. */
const isSearching = (view: View): boolean => hasFilters({ ...view, target: '', code: '' });

function statusOf(view: View): string {
  if (view.tab === 'overview' || view.tab === 'issues' || (view.tab === 'tree' && !isSearching(view))) return '';
  const found = select(view).rows.length;
  const what = isEstate ? 'components, counted in each target' : 'components';
  return found === rows.length ? `All ${number(rows.length)} ${what}` : `${number(found)} of ${number(rows.length)} ${what}`;
}

let typing: ReturnType<typeof setTimeout> | undefined;
search.addEventListener('input', () => {
  clearTimeout(typing);
  // many rows take a moment: not at every key
  typing = setTimeout(() => update({ search: search.value, ...(readView().tab === 'overview' ? { tab: 'components' } : {}) }, false), rows.length > 20_000 ? 150 : 0);
});

addEventListener('keydown', (event) => {
  const isTyping = event.target instanceof HTMLInputElement;
  if (event.key === 'Escape' && readView().open !== '') update({ open: '' });
  else if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    search.focus();
    search.select();
  }
});

build();
listen(draw);
draw(readView());
preparePrinting();

// columns and filters have other places on a narrow screen
for (const width of [600, 900, 1100, 1400]) matchMedia(`(max-width: ${width}px)`).addEventListener('change', () => draw(readView()));
