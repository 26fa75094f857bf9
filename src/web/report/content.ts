import { components } from './components.ts';
import { element, number } from './dom.ts';
import { nothingFits, nothingFound } from './empty.ts';
import { facets } from './facets.ts';
import { issueList } from './issue-list.ts';
import { allIssues, fittingIssues } from './issues.ts';
import { data } from './model.ts';
import { overview } from './overview.ts';
import { select } from './selection.ts';
import { choosesComponents, type View } from './state.ts';
import { componentTable, revealOpen } from './table.ts';
import { dependencyTree } from './tree.ts';
import { waysTo } from './ways.ts';

/** What stands below the head, the details apart. */
export function contentOf(view: View): HTMLElement[] {
  if (view.tab === 'issues') return [issueList(view)];
  if (view.tab === 'overview') return [overview()];
  if (components.length === 0 && view.tab === 'components') return [nothingFound()];
  return view.tab === 'tree' ? [treeOrWays(view)] : [filterPanel(view), tableOf(view)];
}

function treeOrWays(view: View): HTMLElement {
  if (!choosesComponents(view)) return isEmptyTree(view) ? nothingFound() : dependencyTree(view);
  const found = select(view).components;
  return found.length === 0 ? nothingFits('component') : waysTo(found);
}

/** There is neither a project nor a component in the targets that are chosen. */
const isEmptyTree = ({ target }: View): boolean =>
  data.inventories.every((inventory, index) => (target.length > 0 && !target.includes(String(index))) || inventory.projects.length + inventory.components.purl.length === 0);

export const showsComponents = (view: View): boolean => view.tab === 'components' || (view.tab === 'tree' && choosesComponents(view));

/** What is found, in words; read out when it changes. */
export function statusOf(view: View): string {
  if (view.tab === 'issues') return of(fittingIssues(view).fitting.length, allIssues.length, 'issue');
  if (showsComponents(view)) return of(select(view).components.length, components.length, 'component');
  return '';
}

function of(found: number, all: number, what: string): string {
  if (all === 0) return '';
  const words = `${number(all)} ${what}${all === 1 ? '' : 's'}`;
  return found === all ? (all === 1 ? words : `All ${words}`) : `${number(found)} of ${words}`;
}

/** Beside the details the table needs the room. */
export const hasSidebar = ({ open }: View): boolean => innerWidth > (open === '' ? 1100 : 1400);

/** Filters that are beside the table where there is room, and behind a button where not. */
function filterPanel(view: View): HTMLElement {
  const isOpen = document.querySelector<HTMLDetailsElement>('details.filters')?.open ?? false;
  const lists = facets(select(view), view);
  if (hasSidebar(view)) return element('div', { class: 'facets', role: 'group', 'aria-label': 'Filters' }, lists);
  return element('details', { class: 'filters', open: isOpen }, element('summary', { 'data-focus': 'filters' }, 'Filters'), element('div', { class: 'facets' }, lists));
}

let table: { readonly of: unknown; readonly open: string; readonly box: HTMLElement } | undefined;

/** The same components keep their place in the table. */
function tableOf(view: View): HTMLElement {
  const selection = select(view);
  if (selection.components.length === 0) return nothingFits('component');
  const scroll = table?.of === selection ? table.box.scrollTop : 0;
  const isNewlyOpen = table?.open !== view.open;
  const box = componentTable(selection.components, view);
  table = { of: selection, open: view.open, box };
  // the height of the content is known only on the page
  queueMicrotask(() => {
    box.scrollTop = scroll;
    if (isNewlyOpen) revealOpen(box, selection.components, view);
  });
  return box;
}
