import { orderIdentifiers, orderSemanticVersions, readSemanticVersion, semver, type SemanticVersion } from './semver.ts';
import { notAVersion, orderLists, type VersionOrder } from './version-order.ts';

/** Dart: semantic versions whose build metadata count, so that `1.2.3 < 1.2.3+1 < 1.2.3+2`. */
export const pub: VersionOrder = {
  compare(left, right) {
    const a = demand(left);
    const b = demand(right);
    return orderSemanticVersions(a, b) || orderLists(a.build, b.build, orderIdentifiers);
  },
  isVersion: (text) => semver.isVersion(text),
};

function demand(text: string): SemanticVersion {
  const version = readSemanticVersion(text);
  if (version === undefined) throw notAVersion('Dart', text);
  return version;
}
