import { orderDebianParts } from './debian-order.ts';
import type { VersionOrder } from './version-order.ts';

/** OCaml: the order of Debian, without epoch and revision. */
export const opam: VersionOrder = {
  compare: orderDebianParts,
  isVersion: (text) => /^[A-Za-z0-9_+.~-]+$/.test(text),
};
