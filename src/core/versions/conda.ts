import { isNumeral, order, orderNumerals, orderPadded, type Order, type VersionOrder } from './version-order.ts';

/** `[epoch!]version[+local]`, ignoring case; `dev` comes before everything, `post` after everything, other words before numbers. */
export const conda: VersionOrder = {
  compare(left, right) {
    const a = read(left);
    const b = read(right);
    return orderNumerals(a.epoch, b.epoch) || orderComponents(a.version, b.version) || orderComponents(a.local, b.local);
  },
  isVersion: (text) => /^(?:[0-9]+!)?[A-Za-z0-9._-]+(?:\+[A-Za-z0-9._-]+)?$/.test(text),
};

type Component = readonly string[];

function read(text: string): { readonly epoch: string; readonly version: Component[]; readonly local: Component[] } {
  const [, epoch = '0', version = '', local = ''] = /^(?:([0-9]+)!)?([^+]*)(?:\+(.*))?$/s.exec(text.trim().toLowerCase()) ?? [];
  return { epoch, version: components(version), local: local === '' ? [] : components(local) };
}

/**
 * A component that starts with a word counts as starting with 0, so that `1.1.a1` and `1.1.0a1` are the same. An underscore at the end is a word that
 * comes before `a`.
 */
function components(text: string): Component[] {
  const marked = text.endsWith('_') ? `${text.slice(0, -1)}!` : text;
  return marked.split(/[._-]/).map((part) => {
    const runs = part.match(/[0-9]+|[a-z]+|!/g) ?? [];
    return isNumeral(runs[0] ?? '') ? runs : ['0', ...runs];
  });
}

const orderComponents = (left: readonly Component[], right: readonly Component[]): Order =>
  orderPadded(left, right, ['0'], (a, b) => orderPadded(a, b, '0', orderRuns));

function orderRuns(left: string, right: string): Order {
  const ranks = order(rank(left), rank(right));
  if (ranks !== 0) return ranks;
  return isNumeral(left) ? orderNumerals(left, right) : order(left, right);
}

function rank(run: string): number {
  if (isNumeral(run)) return 2;
  if (run === 'dev') return 0;
  return run === 'post' ? 3 : 1;
}
