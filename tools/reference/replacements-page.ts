import type { Replacement, Substitute } from '#core/gate/replacements/replacement.ts';
import { replacements, spanInWords, typeOf } from '#core/gate/replacements/replacements.ts';
import { cell, code, pageHead, table } from './markdown-page.ts';

const introduction = 'What `muster check`, `muster ask` and assistants can name in the place of something, where the policy is milder with it. A row is a fact about terms, and no word about how well one takes the place of the other. Versions from one on include it, versions before one do not.';

/** Every entry, by kind of package. */
export function replacementsPage(): string {
  const kinds = [...Map.groupBy(replacements, ({ of: [first] }) => typeOf(first!))];
  return `${pageHead('What to take instead', introduction)}${kinds.map(([kind, entries]) => `## ${kind}\n\n${table(['Package', 'Versions', 'Terms', 'Instead', 'Terms stand in'], entries.map(row))}`).join('')}`.trimEnd() + '\n';
}

const row = ({ of, terms, instead, source, ...span }: Replacement): string[] =>
  [of.map(code).join('<br>'), spanInWords(span) || 'all', code(terms), instead.map(substitute).join('<br>'), cell(source)];

function substitute({ purl, license, note, ...span }: Substitute): string {
  const versions = spanInWords(span);
  return cell(`${[purl === undefined ? 'itself' : code(purl), versions].filter((part) => part !== '').join(' ')} (${license})${note === undefined ? '' : `. ${note}`}`);
}
