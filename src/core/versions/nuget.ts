import { orderSemanticVersions, readSemanticVersion, type SemanticVersion } from './semver.ts';
import { notAVersion, type VersionOrder } from './version-order.ts';

const grammar = /^[0-9]+(?:\.[0-9]+){0,3}(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;

/** One to four numbers, missing ones are 0; pre-release labels ignore case; build metadata do not count. */
export const nuget: VersionOrder = {
  compare: (left, right) => orderSemanticVersions(demand(left), demand(right)),
  isVersion: (text) => grammar.test(text),
};

function demand(text: string): SemanticVersion {
  const version = readSemanticVersion(text.toLowerCase());
  if (version === undefined) throw notAVersion('NuGet', text);
  return version;
}
