import { semver } from './semver.ts';
import type { VersionOrder } from './version-order.ts';

/** Go modules (`v1.2.3`, pseudo-versions, `+incompatible`) and Go itself (`go1.22.1`); a missing `v` is forgiven. */
export const golang: VersionOrder = {
  compare: (left, right) => semver.compare(withoutGo(left), withoutGo(right)),
  isVersion: (text) => semver.isVersion(text),
};

const withoutGo = (text: string): string => (text.startsWith('go') ? text.slice(2) : text);
