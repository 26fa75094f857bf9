import type { EmbeddedPart, UnitLicenses } from '#core/model/license-facts.ts';
import { usualUsage } from '#core/usage/usage-facts.ts';
import { describeUnit } from './describe-component.ts';
import type { Described, NoticeOptions, NoticeTarget } from './notice-input.ts';

export interface DescribedParts {
  readonly described: readonly Described[];
  /** Files in which the project itself lists what it contains, sorted. */
  readonly lists: readonly string[];
  /** Pages about licences, sorted. */
  readonly pages: readonly string[];
}

/** Parts of the projects themselves that are under terms of their own: copied code that no package manager knows. */
export function describeParts(target: NoticeTarget, options: NoticeOptions): DescribedParts {
  const { inventory, licenses } = target;
  const parts = new Map<string, EmbeddedPart>();
  const lists = new Set<string>();
  const pages = new Set<string>();
  for (const [ref, directory] of [['', ''], ...inventory.projects.map(({ id, path }) => [id, path === '.' ? '' : `${path}/`] as const)] as const) {
    const unit = licenses.of(ref);
    for (const part of unit.embedded) {
      if (isOwnStatement(part, unit, directory)) continue;
      const isList = part.files.every(({ role }) => role === 'third-party');
      if (isPage(part)) for (const { path } of part.files) pages.add(path);
      else if (isList) for (const { path } of part.files) lists.add(path);
      else parts.set(part.pattern, part);
    }
  }
  const described = [...parts.values()].sort((a, b) => (a.pattern < b.pattern ? -1 : 1)).map((part) =>
    describeUnit({ ref: part.pattern, kind: 'part', name: part.pattern }, { unit: unitOf(part), copyrights: unitOf(part).copyrights, use: { ...usualUsage, linkage: 'copied', modified: 'unknown' } }, target, options));
  return { described, lists: [...lists].sort(), pages: [...pages].sort() };
}

/** A file beside the manifest that only names the licence of the project itself, such as LICENSE.spdx. */
const isOwnStatement = ({ license, files }: EmbeddedPart, { effective }: UnitLicenses, directory: string): boolean =>
  license !== undefined && license === effective.license && files.every(({ path, reading }) => path.startsWith(directory) && !path.slice(directory.length).includes('/') && reading.copyrights.length === 0 && reading.matches.every(({ kind }) => kind === 'mention'));

/** Documentation that is named like a licence and holds the text of none. */
const isPage = ({ files }: EmbeddedPart): boolean => files.every(({ path, reading }) => /\.(?:md|markdown|html?|rst|adoc)$/i.test(path) && !reading.matches.some(({ kind, coverage = 0 }) => kind === 'text' && coverage >= 0.9));

/** The part as a package of its own. */
const unitOf = ({ license, files }: EmbeddedPart): UnitLicenses => ({
  declared: [], ...(license !== undefined && { detectedLicense: license }), files, embedded: [], copyrights: [...new Set(files.flatMap(({ reading }) => reading.copyrights.map(({ text }) => text)))].sort(),
  effective: license === undefined ? { status: 'unknown' } : { status: 'settled', license, basis: 'detected' },
});
