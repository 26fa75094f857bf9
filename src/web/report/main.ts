// first, so that it hears of mistakes in all others
import './fault.ts';
import { contentOf, hasSidebar, showsComponents, statusOf } from './content.ts';
import { details } from './details.ts';
import { keepingFocus } from './dom.ts';
import { chips } from './facets.ts';
import { buildFrame, chipBox, content, coverAllBut, drawFrame, save, status } from './frame.ts';
import { placeOfKey } from './model.ts';
import { preparePrinting } from './print.ts';
import { select } from './selection.ts';
import { hasFilters, listen, readView, update, type View } from './state.ts';

/** Up to this width details cover the page. */
const narrow = matchMedia('(max-width: 900px)');

/** What had the focus before details were opened. */
let returnTo = '';

function draw(asked: View): void {
  const view = placeOfKey(asked.open) === undefined ? { ...asked, open: '' } : asked;
  const before = content.querySelector<HTMLElement>('.details');
  const active = document.activeElement;
  const opener = before?.contains(active) ? undefined : active?.getAttribute('data-focus');
  const scroll = before?.dataset['key'] === view.open ? before.scrollTop : 0;
  const panel = view.tab === 'components' || view.tab === 'tree' ? details(view) : undefined;
  keepingFocus(() => {
    drawFrame(view);
    chipBox.replaceChildren(...(view.tab === 'overview' || !hasFilters(view) ? [] : [chips(view)]));
    status.textContent = statusOf(view);
    save.hidden = !showsComponents(view) || select(view).components.length === 0;
    content.className = [view.tab, panel !== undefined && 'open', view.tab === 'components' && hasSidebar(view) && 'sided'].filter((name) => name !== false).join(' ');
    content.replaceChildren(...contentOf(view), ...(panel === undefined ? [] : [panel]));
    coverAllBut(narrow.matches ? panel : undefined);
  });
  if (panel !== undefined) place(panel, view.open, scroll);
  if (panel !== undefined && before?.dataset['key'] !== view.open) {
    if (opener) returnTo = opener;
    panel.focus({ preventScroll: true });
  } else if (panel === undefined && before !== null) giveBack(before.dataset['key']!);
}

/** To what opened the details, else to the row of what was open, else to the list. */
function giveBack(key: string): void {
  const found = [returnTo, `row-${key}`].map((name) => content.querySelector<HTMLElement>(`[data-focus="${CSS.escape(name)}"]`)).find((item) => item !== null);
  (found ?? content.querySelector<HTMLElement>('.scroll'))?.focus({ preventScroll: true });
}

function place(panel: HTMLElement, key: string, scroll: number): void {
  panel.dataset['key'] = key;
  panel.scrollTop = scroll;
  if (!narrow.matches) return;
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-modal', 'true');
}

addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && readView().open !== '') update({ open: '' });
});

buildFrame();
listen(draw);
draw(readView());
preparePrinting();

// columns and filters have other places on a narrow screen
for (const width of [600, 900, 1100, 1400]) matchMedia(`(max-width: ${width}px)`).addEventListener('change', () => draw(readView()));
