import { orderSemanticVersions, readSemanticVersion, type SemanticVersion } from './semver.ts';
import { notAVersion, type VersionOrder } from './version-order.ts';

const grammar = /^[0-9]+(?:\.[0-9]+){0,3}(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;

/** One to four numbers, missing ones are 0; pre-release labels ignore case; build metadata do not count. */
export const nuget: VersionOrder = {
  compare: (left, right) => orderSemanticVersions(demand(left), demand(right)),
  isVersion: (text) => grammar.test(text),
};

/** As NuGet itself writes a version: three numbers, a fourth only where it is not 0, no build metadata. What is no version stays as it is. */
export function normalNugetVersion(text: string): string {
  if (!nuget.isVersion(text)) return text;
  const [, written = '', preRelease = ''] = /^([0-9.]+)([^+]*)/.exec(text) ?? [];
  const numbers = written.split('.').map((number) => number.replace(/^0+(?=\d)/, ''));
  while (numbers.length < 3) numbers.push('0');
  if (numbers.length === 4 && numbers[3] === '0') numbers.pop();
  return `${numbers.join('.')}${preRelease}`;
}

function demand(text: string): SemanticVersion {
  const version = readSemanticVersion(text.toLowerCase());
  if (version === undefined) throw notAVersion('NuGet', text);
  return version;
}
