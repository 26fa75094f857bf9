import { readHolder } from './copyright-holder.ts';
import type { AuthorStatement } from './copyright-statement.ts';
import { LineCursor } from './line-cursor.ts';
import { readableLine } from './readable-line.ts';
import { isPlaceholder } from './statement-doubts.ts';

/** Literals, so that what cannot match is skipped fast. */
const markers = /authors?\b|written by|SPDX-FileContributor|created by/gi;

/** From the marker on: what has to follow so that a name may follow. */
const openings: readonly RegExp[] = [
  /^authors?(?:\(s\))?(?:-name|_name|name)?["']?\s*(?:[:=]|\bis\b|\bare\b)\s*(?:\[\s*)?(?:[urb](?=["']))?["'{[]?\s*(?:by\s+)?/i,
  /^(?:written|created) by:?\s+/i,
  /^SPDX-FileContributor:\s*/i,
];
/** `@author Jane Doe`, `\author{Jane Doe}` */
const tagged = /^authors?\s*[:{]?\s*/i;
/** `.SH AUTHOR`, `=head1 AUTHORS`, `AUTHORS` over an underline: the names follow on the next lines. */
const heading = /(?:^|\n)(?:\.S[Hh]\s+"?|=head\d\s+|#+\s+|)$/;

/**
 * Every author whom a text names in so many words, in its order, with repetitions. Linear like `findCopyrights`; careful, because the word is
 * frequent: what does not look like a person or a group is left out.
 */
export function findAuthors(source: string): AuthorStatement[] {
  const lines = new LineCursor(source);
  const found: AuthorStatement[] = [];
  const markersOf = new RegExp(markers);
  for (let match = markersOf.exec(source); match !== null; match = markersOf.exec(source)) {
    const start = match.index;
    const before = lines.before(start);
    const line = lines.at(start);
    const { text } = readableLine(source, start, line.end);
    if (/[\w$.]$/.test(before) && !/(?:^|\W)SPDX-$/.test(before)) continue;
    const opening = openingOf(text, before);
    if (opening !== undefined) {
      const isProse = /^(?:written|created)/i.test(text);
      const isTagged = /[@\\]$/.test(before);
      const names = namesIn(text.slice(opening)).filter(({ name, contacts }) => contacts.length > 0 || (isProse ? /\p{Lu}\S*\s.*\p{Lu}/u.test(name) : isTagged || /\p{Lu}/u.test(name)));
      found.push(...names.map((name) => ({ ...name, lines: { first: line.number, last: line.number } })));
    } else if (heading.test(`\n${before}`) && /^authors?"?\s*:?\s*$/i.test(text)) found.push(...belowHeading(source, line, lines));
  }
  return found;
}

function openingOf(text: string, before: string): number | undefined {
  if (/[@\\]$/.test(before)) return tagged.exec(text)?.[0].length;
  if (/\b(?:the|an?|of|or|any|each|your?|its|other|by|from|to|this|initial)\s+$/i.test(before) && !/^written|^created/i.test(text)) return undefined;
  for (const pattern of openings) {
    const found = pattern.exec(text);
    if (found !== null) return found[0].length;
  }
  return undefined;
}

type Named = Pick<AuthorStatement, 'name' | 'contacts'>;

/** `Jane Doe <jane@home.example>, John Roe and Foo Team` */
function namesIn(text: string): Named[] {
  if (isPlaceholder(text)) return [];
  const found: Named[] = [];
  for (let at = 0; at < text.length && found.length < 50;) {
    const stop = /,(?!\s*(?:inc|ltd|llc|gmbh|co|corp|jr|sr|ph\.?d)\b)\s*(?:and\s+)?|\s+and\s+|\s+&\s+|;\s*|\s\/\s/gi;
    stop.lastIndex = at;
    const end = stop.exec(text);
    const piece = text.slice(at, end?.index ?? text.length);
    const holder = readHolder(piece, 0);
    const name = holder.name === undefined ? undefined : personIn(holder.name);
    if (name === undefined && holder.contacts.length === 0) break;
    found.push({ name: name ?? holder.contacts[0]!, contacts: holder.contacts });
    // what else ended the name ends the list
    if (end === null || holder.end < piece.trimEnd().length) break;
    at = stop.lastIndex;
  }
  return found;
}

/** Words with capitals, or none in a nickname of one word; no prose. */
function personIn(written: string): string | undefined {
  const name = written.replace(/\s*\((?:[^)]*)$/, '').replace(/^(?:(?:mr|mrs|ms|dr)\.|originally(?: by)?|idea by|(?:original|current|main|first) (?:author|maintainer):?|by|on|and|with)\s+/i, '').replace(/\s+(?:in|for|with|at|from|on|using|to|circa|around|instead|itself)(?:\s.*)?$/, '');
  const words = name.split(' ');
  if (words.length > 6 || /[=;{}[\]|\\`]|\(\)|::|->/.test(name) || /^(?:string|none|null|true|false|unknown|undefined|various|others|tag|item|authors?|contributors?|maintainers?|credits|thanks|see|n\/a|todo|object|array|string\[\]|name|example|inc\.?$|original taken|your|an?|the(?! \p{Lu}))(?:$|\W)/iu.test(name)) return undefined;
  const capitals = words.filter((word) => /^[^\p{L}]*(?:\p{Lu}|\p{Lo})/u.test(word)).length;
  const small = words.filter((word) => /^\p{Ll}/u.test(word) && !/^(?:van|von|de|der|den|la|le|di|da|del|du|al|bin|ter|the|of|and|team|contributors|authors|developers)$/.test(word)).length;
  if (capitals === 0) return words.length === 1 && /^[\p{Ll}][\p{L}\d_-]{2,}$/u.test(name) && !/^(?:or|and|of|for|is|are|who|date|version|notice)$/.test(name) ? name : undefined;
  return small > capitals ? undefined : name;
}

function belowHeading(source: string, heading: { readonly number: number; readonly end: number }, lines: LineCursor): AuthorStatement[] {
  const found: AuthorStatement[] = [];
  let skipped = 0;
  for (let next = lines.next(heading); next !== undefined && found.length < 500; next = lines.next(next)) {
    const text = readableLine(source, next.body, next.end).text.replace(/^(?:(?:B|I|BR|PP|MT|An|Nm)\s+)?(?:[\w-]+ (?:was|is) )?(?:originally )?(?:written by\s+)?/, '');
    if (/^(?:S[HhSs]|head\d|cut)\b/.test(text)) break;
    if (text.trim() === '') {
      if (found.length > 0 || ++skipped > 2) break;
      continue;
    }
    const names = namesIn(text);
    if (names.length === 0) break;
    found.push(...names.map((name) => ({ ...name, lines: { first: next!.number, last: next!.number } })));
  }
  return found;
}

/** The lines of a file named AUTHORS or CONTRIBUTORS that begin with a person; headings and prose are left out. */
export function readAuthorList(source: string): AuthorStatement[] {
  return source.split('\n').flatMap((line, index): AuthorStatement[] => {
    const body = line.slice(0, 600).replace(/^[\s*#•\-–\d.)]+/, '');
    const separator = /\s+[-–—:]\s|:\s|\s{2,}|\t/.exec(body);
    const { text } = readableLine(body, 0, separator?.index ?? body.length);
    const names = /[.:!?]$/.test(text.trim()) && !text.includes('@') ? [] : namesIn(text);
    return names.map((name) => ({ ...name, lines: { first: index + 1, last: index + 1 } }));
  });
}
