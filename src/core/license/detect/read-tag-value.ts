import { licenseId } from '../license-list.ts';
import { normalizeExpression } from '../normalize-expression.ts';
import { parseLicenseExpression } from '../parse-expression.ts';
import { renderLicenseExpression } from '../render-expression.ts';

const spellings = new Map(Object.entries({ bsd: 'BSD-3-Clause', 'bsd-2': 'BSD-2-Clause', 'bsd-3': 'BSD-3-Clause', gpl: 'GPL-1.0-or-later', lgpl: 'LGPL-2.0-or-later', apache: 'Apache-2.0', 'apache2': 'Apache-2.0', 'gplv2': 'GPL-2.0-only', 'gplv3': 'GPL-3.0-only', x11: 'X11' }));

/** What a tag says. `lacks`: it ends with an operator, and what would have to follow is not there. */
export interface TagValue {
  readonly expression: string;
  readonly lacks: boolean;
}

/** Reads the value of an SPDX tag, with the deviations that are common; undefined when it is no expression. */
export function readTagValue(value: string): TagValue | undefined {
  if (value === '' || value.length > 500) return undefined;
  const complete = value.replace(/(?:\s+(?:or|and|with|\|\||&&))+$/i, '');
  const expression = read(complete);
  return expression === undefined ? undefined : { expression, lacks: complete !== value };
}

function read(value: string): string | undefined {
  const repaired = withoutSlashes(value).replace(assembly, 'GPL-2.0-only WITH OpenJDK-assembly-exception-1.0').replace(/\|\||\bor\b/gi, 'OR').replace(/&&|\band\b/gi, 'AND').replace(/\bwith\b/gi, 'WITH').replace(/[^\s()]+/g, (word) => spellings.get(word.toLowerCase()) ?? word);
  const words = repaired.split(/\s+/);
  const whole = withUnlistedIds(words);
  if (whole !== undefined) return whole;
  // words behind a complete expression are prose; ids side by side are alternatives
  for (let length = words.length; length > 0; length--) {
    const parsed = parseLicenseExpression(words.slice(0, length).join(' '), { unknownIds: 'accept' });
    if (!parsed.ok) continue;
    const isKnown = words.slice(0, length).every((word) => /^\(*(?:OR|AND|WITH)\)*$/.test(word) || licenseId(word.replace(/[()+]/g, '')) !== undefined || /ref-|exception|-note/i.test(word));
    if (length === 1 && words.length > 1 && isKnown && words.every((word) => licenseId(word.replace(/\+$/, '')) !== undefined)) return words.join(' OR ');
    if (!isKnown && length > 1) continue;
    if (!isKnown) return undefined;
    return renderLicenseExpression(normalizeExpression(parsed.expression));
  }
  return undefined;
}

/** `MIT/Apache-2.0`, as Cargo once wrote it: a choice, where all of it are ids. */
const withoutSlashes = (value: string): string => value.replace(/[\w.+-]+(?: ?\/ ?[\w.+-]+)+/g, (run) => {
  const ids = run.split('/').map((id) => id.trim());
  return ids.every((id) => licenseId(id.replace(/\+$/, '')) !== undefined) ? `(${ids.join(' OR ')})` : run;
});

/** As OpenJ9 writes it in all of its files. */
const assembly = /LicenseRef-GPL-2\.0\s+WITH\s+(?:OpenJDK-)?Assembly-exception\b/gi;

const isOperator = (word: string): boolean => /^(?:OR|AND|WITH)$/.test(word);
const isListed = (id: string): boolean => licenseId(id.replace(/\+$/, '')) !== undefined || /ref-|exception|-note/i.test(id);
/** What is no word of prose. */
const looksLikeId = (id: string): boolean => /^[A-Za-z0-9][A-Za-z0-9.-]*\+?$/.test(id) && /[\d-]/.test(id);

/** An expression with ids that are not on the list: they stay, as references of their own. */
function withUnlistedIds(words: readonly string[]): string | undefined {
  const ids = words.map((word) => word.replace(/[()]/g, '')).filter((word) => word !== '' && !isOperator(word));
  const unlisted = ids.filter((id) => !isListed(id));
  if (unlisted.length === 0 || !unlisted.every(looksLikeId)) return undefined;
  const text = words.map((word) => word.replace(/[^\s()]+/g, (id) => (unlisted.includes(id) ? `LicenseRef-unlisted-${id.replace(/\+$/, '')}` : id))).join(' ');
  const parsed = parseLicenseExpression(text, { unknownIds: 'accept' });
  return parsed.ok ? renderLicenseExpression(normalizeExpression(parsed.expression)) : undefined;
}
