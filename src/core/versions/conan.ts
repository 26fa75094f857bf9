import { orderPreReleases } from './semver.ts';
import { order, orderLists, orderNumerals, orderPadded, type Order, type VersionOrder } from './version-order.ts';

/** Conan 2: any number of items, each a number perhaps followed by letters (`1.1.1k`); `-` starts a pre-release, `+` the build, which counts. */
export const conan: VersionOrder = {
  compare(left, right) {
    const a = read(left);
    const b = read(right);
    return (
      orderPadded(a.items, b.items, '0', orderItems) || orderPreReleases(a.preRelease, b.preRelease) || orderLists(a.build, b.build, orderItems)
    );
  },
  isVersion: (text) => /^[A-Za-z0-9_][A-Za-z0-9_+.-]*$/.test(text),
};

function read(text: string): { readonly items: string[]; readonly preRelease: string[]; readonly build: string[] } {
  const [rest = '', build] = splitFirst(text.trim().toLowerCase(), '+');
  const [items = '', preRelease] = splitFirst(rest, '-');
  return { items: items.split('.'), preRelease: preRelease?.split('.') ?? [], build: build?.split('.') ?? [] };
}

/** Conan itself compares a number with a mixed item as texts, which is no order (`9 < 10 < 5a < 9`); we look at the leading number first. */
function orderItems(left: string, right: string): Order {
  const a = leadingNumber(left);
  const b = leadingNumber(right);
  if (a === '' || b === '') return order(a === '' ? 1 : 0, b === '' ? 1 : 0) || order(left, right);
  return orderNumerals(a, b) || order(left.slice(a.length), right.slice(b.length));
}

const leadingNumber = (item: string): string => /^[0-9]*/.exec(item)?.[0] ?? '';

function splitFirst(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
