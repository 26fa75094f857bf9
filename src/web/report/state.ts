/** What can be chosen by value; of each any number. */
export interface Filters {
  /** Numbers of targets. */
  readonly target: readonly string[];
  readonly ecosystem: readonly string[];
  readonly scope: readonly string[];
  /** `direct` or `transitive`. */
  readonly relation: readonly string[];
  /** As declared; the empty text for what declares none. */
  readonly license: readonly string[];
  /** The licence that counts; the empty text for what has none. */
  readonly effective: readonly string[];
  /** What is settled or not about the licence. */
  readonly terms: readonly string[];
  /** `exact` or `not known`. */
  readonly version: readonly string[];
  readonly origin: readonly string[];
  /** Whole names of components. */
  readonly name: readonly string[];
  /** Codes of issues. */
  readonly code: readonly string[];
}

/** What the reader looks at; all of it stands in the address, so that a view can be sent to somebody. */
export interface View extends Filters {
  readonly tab: string;
  readonly search: string;
  readonly sort: string;
  /** `<target>:<index>` of the component shown in detail. */
  readonly open: string;
}

export const tabs = ['overview', 'components', 'tree', 'issues'] as const;

const noChoices: Filters = { target: [], ecosystem: [], scope: [], relation: [], license: [], effective: [], terms: [], version: [], origin: [], name: [], code: [] };

export const noFilters = { ...noChoices, search: '' } as const;

const initial: View = { tab: 'overview', ...noFilters, sort: 'name', open: '' };

/** The address holds what differs from the initial view; what it holds besides is not ours. */
export function readView(): View {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const entries = Object.entries(initial).map(([key, value]) => [key, Array.isArray(value) ? [...new Set(parameters.getAll(key))] : (parameters.get(key) ?? value)]);
  const view = Object.fromEntries(entries) as View;
  return (tabs as readonly string[]).includes(view.tab) ? view : { ...view, tab: initial.tab };
}

let onChange: (view: View) => void = () => undefined;

export function listen(listener: (view: View) => void): void {
  onChange = listener;
  addEventListener('hashchange', () => onChange(readView()));
}

/** Steps that a reader would want to undo with Back make an entry in the history; typing does not. */
export function update(change: Partial<View>, isStep = true): void {
  const view = { ...readView(), ...change };
  const address = `#${addressOf(view)}`;
  if (isStep) history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  onChange(view);
}

function addressOf(view: View): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(view) as [keyof View, string | readonly string[]][]) {
    if (typeof value !== 'string') for (const choice of value) parameters.append(key, choice);
    else if (value !== initial[key]) parameters.set(key, value);
  }
  return parameters.toString();
}

/** Chooses a value besides those that are chosen, or takes it back. */
export function toggled(chosen: readonly string[], value: string): readonly string[] {
  return chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
}

export const hasFilters = (view: View): boolean => view.search !== '' || Object.keys(noChoices).some((key) => view[key as keyof Filters].length > 0);

/** Whether something is chosen that components have, and not only targets and issues. */
export const choosesComponents = (view: View): boolean => hasFilters({ ...view, target: [], code: [] });
