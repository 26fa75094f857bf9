import { orderNaturally } from './natural-order.ts';
import type { VersionOrder } from './version-order.ts';

/** For packages whose ecosystem has no order of its own: what a reader would expect. A leading `v` does not count. */
export const generic: VersionOrder = {
  compare: (left, right) => orderNaturally(withoutV(left), withoutV(right)),
  isVersion: (text) => /[0-9]/.test(text),
};

const withoutV = (text: string): string => text.replace(/^\s*[vV](?=[0-9])/, '');
