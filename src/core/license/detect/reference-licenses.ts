import { isDeprecatedLicense } from '../license-list.ts';
import type { ListedLicense } from './license-index.ts';

/** Deprecated ids whose texts are no copy of another one, and what they mean today. */
const renamed: Readonly<Record<string, string>> = {
  'wxWindows': 'LGPL-2.0-or-later WITH WxWindows-exception-3.1',
  'eCos-2.0': 'GPL-2.0-or-later WITH eCos-exception-2.0',
};

/** Stand for "any licence of a list": no text of their own. */
const placeholders = new Set(['any-OSI', 'any-OSI-perl-modules']);

/**
 * The licences that are searched for, of all on the SPDX list: without deprecated ids, and in the order in which one of several with the same
 * text is chosen (a GNU text alone does not say "or later").
 */
export function referenceLicenses(listed: readonly ListedLicense[]): ListedLicense[] {
  const rank = ({ id }: ListedLicense): number => (id.endsWith('-or-later') ? 2 : 0) + (/-(?:no-)?invariants|-(?:no-)?RFN$/.test(id) ? 1 : 0);
  return listed
    .filter(({ id }) => !placeholders.has(id) && (Object.hasOwn(renamed, id) || !(isDeprecatedLicense(id) || id.endsWith('+'))))
    .map((license) => ({ ...license, id: renamed[license.id] ?? license.id }))
    .sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}
