import { element, number } from './dom.ts';

export interface Bar {
  readonly label: string;
  readonly count: number;
  /** Shown paler beside the rest: the part of `count` that is indirect. */
  readonly secondary?: number;
  readonly isPressed?: boolean;
  readonly isWarning?: boolean;
  /** A dot of this class before the label. */
  readonly dot?: string;
  readonly onPress?: () => void;
}

export interface BarOptions {
  /** Unique on the page, so that the focus stays when it is drawn anew. */
  readonly id: string;
  /** More are hidden behind a button. */
  readonly most: number;
}

const step = 200;

/** How many bars of a list the reader asked for; outlives a redraw. */
const opened = new Map<string, number>();

/** Counts as bars; each is a button when it can be pressed. */
export function barList(bars: readonly Bar[], { id, most }: BarOptions): HTMLElement {
  const largest = bars.reduce((so, { count }) => Math.max(so, count), 1);
  const list = element('ul', { class: 'bars' });
  const box = element('div', {}, list);
  const draw = (): void => {
    const asked = opened.get(id) ?? 0;
    const shown = bars.filter((bar, index) => index < most + asked || bar.isPressed);
    list.replaceChildren(...shown.map((bar) => element('li', {}, line(bar, largest, id))));
    const rest = bars.length - shown.length;
    box.querySelector('.more')?.remove();
    if (rest === 0 && asked === 0) return;
    const change = (): void => {
      if (rest > 0) opened.set(id, asked + step);
      else opened.delete(id);
      draw();
      box.querySelector<HTMLElement>('.more')?.focus();
    };
    const label = rest === 0 ? 'Show fewer' : rest > step ? `Show ${number(step)} of ${number(rest)} more` : `Show ${number(rest)} more`;
    box.append(element('button', { type: 'button', class: 'more', 'data-focus': `${id}-more`, 'aria-expanded': asked > 0, onclick: change }, label));
  };
  draw();
  return box;
}

function line({ label, count, secondary = 0, isPressed = false, isWarning = false, dot, onPress }: Bar, largest: number, id: string): HTMLElement {
  const width = (part: number): string => `${part === 0 ? 0 : Math.max(1.5, (part / largest) * 100)}%`;
  const content = [
    element('span', { class: 'label', title: label }, dot !== undefined && element('span', { class: `dot ${dot}`, 'aria-hidden': 'true' }), label),
    element('span', { class: 'count' }, number(count)),
    element('span', { class: 'track', 'aria-hidden': 'true' },
      element('span', { class: dot === undefined ? 'fill' : `fill part ${dot}`, style: `width:${width(count - secondary)}` }), secondary > 0 && element('span', { class: 'fill pale', style: `width:${width(secondary)}` })),
  ];
  const classes = isWarning ? 'bar warn' : 'bar';
  if (onPress === undefined) return element('div', { class: classes }, content);
  return element('button', { type: 'button', class: classes, 'aria-pressed': isPressed, 'data-focus': `${id}-${label}`, onclick: onPress }, content);
}
