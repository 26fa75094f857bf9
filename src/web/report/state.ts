import type { Row } from './model.ts';
import { data } from './model.ts';

/** What the reader looks at; all of it stands in the address, so that a view can be sent to somebody. */
export interface View {
  readonly tab: 'components' | 'tree' | 'issues';
  readonly search: string;
  readonly target: string;
  readonly ecosystem: string;
  readonly scope: string;
  readonly direct: string;
  readonly license: string;
  readonly unknown: string;
  readonly sort: string;
  /** `<target>:<index>` of the component shown in detail. */
  readonly open: string;
}

const initial: View = { tab: 'components', search: '', target: '', ecosystem: '', scope: '', direct: '', license: '', unknown: '', sort: 'name', open: '' };

/** The address holds what differs from the initial view. */
export function readView(): View {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const view: Record<string, string> = { ...initial };
  for (const key of Object.keys(initial)) view[key] = parameters.get(key) ?? initial[key as keyof View];
  return view as unknown as View;
}

let onChange: (view: View) => void = () => undefined;

export const listen = (listener: (view: View) => void): void => {
  onChange = listener;
  addEventListener('hashchange', () => onChange(readView()));
};

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

export const clearFilters = (): void => update({ search: '', target: '', ecosystem: '', scope: '', direct: '', license: '', unknown: '' });

export const hasFilters = ({ search, target, ecosystem, scope, direct, license, unknown }: View): boolean => [search, target, ecosystem, scope, direct, license, unknown].some((value) => value !== '');

/** All words of the search must occur. */
export function matches(view: View): (row: Row) => boolean {
  const words = view.search.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const target = view.target === '' ? undefined : data.inventories.findIndex(({ name }) => name === view.target);
  return (row) =>
    (target === undefined || row.target === target)
    && (view.ecosystem === '' || row.ecosystem === view.ecosystem)
    && (view.scope === '' || row.scope === view.scope)
    && (view.direct === '' || row.direct === (view.direct === 'direct'))
    && (view.license === '' || row.license === view.license)
    && (view.unknown === '' || (view.unknown === 'license' ? row.license === '' : row.version === ''))
    && words.every((word) => row.haystack.includes(word));
}

type SortKey = 'name' | 'version' | 'ecosystem' | 'scope' | 'license' | 'target' | 'direct';

/** `name`, or `-name` for descending; ties by purl. */
export function sorted(rows: readonly Row[], sort: string): Row[] {
  const descending = sort.startsWith('-');
  const key = (descending ? sort.slice(1) : sort) as SortKey;
  const value = (row: Row): string | number => (key === 'target' ? row.target : key === 'direct' ? (row.direct ? 0 : 1) : key === 'version' ? row.version : row[key]);
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const compare = (a: Row, b: Row): number => {
    const [x, y] = [value(a), value(b)];
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y));
    return (descending ? -order : order) || (a.purl < b.purl ? -1 : 1);
  };
  return [...rows].sort(compare);
}
