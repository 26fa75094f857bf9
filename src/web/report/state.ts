/** What the reader looks at; all of it stands in the address, so that a view can be sent to somebody. */
export interface View {
  readonly tab: string;
  readonly search: string;
  /** Number of the target. */
  readonly target: string;
  readonly ecosystem: string;
  readonly scope: string;
  /** `direct` or `transitive`. */
  readonly direct: string;
  readonly license: string;
  /** What must be missing: `license` or `version`. */
  readonly unknown: string;
  /** Code of issues. */
  readonly code: string;
  readonly sort: string;
  /** `<target>:<index>` of the component shown in detail. */
  readonly open: string;
}

export const tabs = ['overview', 'components', 'tree', 'issues'] as const;

export const noFilters = { search: '', target: '', ecosystem: '', scope: '', direct: '', license: '', unknown: '', code: '' } as const;

const initial: View = { tab: 'overview', ...noFilters, sort: 'name', open: '' };

/** The address holds what differs from the initial view; what it holds besides is not ours. */
export function readView(): View {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const view: Record<string, string> = { ...initial };
  for (const key of Object.keys(initial)) view[key] = parameters.get(key) ?? initial[key as keyof View];
  if (!(tabs as readonly string[]).includes(view['tab']!)) view['tab'] = initial.tab;
  return view as unknown as View;
}

let onChange: (view: View) => void = () => undefined;

export function listen(listener: (view: View) => void): void {
  onChange = listener;
  addEventListener('hashchange', () => onChange(readView()));
}

/** Steps that a reader would want to undo with Back make an entry in the history; typing does not. */
export function update(change: Partial<View>, isStep = true): void {
  const view = { ...readView(), ...change };
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(view)) if (value !== initial[key as keyof View]) parameters.set(key, value);
  const address = `#${parameters.toString()}`;
  if (isStep) history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  onChange(view);
}

export const hasFilters = (view: View): boolean => Object.keys(noFilters).some((key) => view[key as keyof typeof noFilters] !== '');
