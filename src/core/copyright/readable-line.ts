/** What a reader sees of a piece of one line: character entities and escapes decoded, tags and repeated spaces gone. */
export interface ReadableLine {
  readonly text: string;
  /** Offset in the source of a character of the text. */
  readonly offsetAt: (index: number) => number;
}

const tags = new Set([
  'a', 'abbr', 'address', 'b', 'big', 'br', 'center', 'cite', 'code', 'copyright', 'copyrights', 'dd', 'div', 'dt', 'em', 'font', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'i', 'img', 'li', 'link', 'meta',
  'ol', 'p', 'para', 'pre', 'simpara', 'small', 'span', 'strong', 'sub', 'sup', 'table', 'td', 'th', 'title', 'tr', 'tt', 'u', 'ul', 'year', 'year2', 'holder', 'corpauthor', 'author', 'authors', 'ulink',
]);

const entities: Readonly<Record<string, string>> = { copy: '©', amp: '&', lt: '<', gt: '>', nbsp: ' ', quot: '"', apos: "'", ndash: '–', mdash: '—', reg: '®', auml: 'ä', ouml: 'ö', uuml: 'ü', szlig: 'ß', eacute: 'é', egrave: 'è', oslash: 'ø', aring: 'å', ccedil: 'ç', ntilde: 'ñ', iacute: 'í', aacute: 'á', oacute: 'ó' };

const entity = /&(?:#(\d{1,6})|#[xX]([0-9a-fA-F]{1,5})|([a-zA-Z]{2,8}));?/y;
/** troff `\(co` and `\[co]`, RTF `\'a9`, escapes of programs, TeX's dashes and ties. */
const escape = /\\(?:\(co|\[co\]|'a9|u\{?00[aA]9\}?|x[aA]9|251|\(en|\[en\]|\(em|-|&|,| )/y;
const typeset = /^(?:@|\\(?:text)?)copyright(?![a-zA-Z])/;
const typesetSign = /(?:@|\\(?:text)?)copyright(?:\{\}|\\(?= ))?/y;
const pod = /E<([a-z]{2,8})>/y;
const tag = /<(\/?)([a-zA-Z][a-zA-Z0-9]{0,12})((?:\s[^<>]{0,300})?)\/?>/y;

/** From one offset to another, which lie on one line. */
export function readableLine(source: string, from: number, to: number): ReadableLine {
  const raw = source.slice(from, to);
  // nearly all lines are what they seem
  if (!/[&\\<@\t\f\v\u00a0]| {2}/.test(raw)) return { text: raw, offsetAt: (index) => from + index };
  let text = '';
  const offsets: number[] = [];
  for (let at = from; at < to;) {
    const [shown, length] = pieceAt(source, at);
    for (const character of shown) {
      const isSpace = /\s/.test(character);
      if (isSpace && text.endsWith(' ')) continue;
      text += isSpace ? ' ' : character;
      for (let unit = 0; unit < character.length; unit++) offsets.push(at);
    }
    at += length;
  }
  return { text, offsetAt: (index) => offsets[index] ?? to };
}

function pieceAt(source: string, at: number): [shown: string, length: number] {
  const character = source[at]!;
  if (character === '&') return matched(entity, source, at, ([, decimal, hexadecimal, name]) => (name === undefined ? codePoint(decimal === undefined ? Number.parseInt(hexadecimal!, 16) : Number(decimal)) : named(name)));
  if ((character === '\\' || character === '@') && typeset.test(source.slice(at, at + 16))) return matched(typesetSign, source, at, () => '©');
  if (character === '\\') return matched(escape, source, at, ([all]) => (/en/.test(all) || all === '\\-' ? '-' : /em/.test(all) ? '—' : /[&,]$/.test(all) ? '' : all === '\\ ' ? ' ' : '©'));
  // Perl documentation: E<lt>jane@home.exampleE<gt>
  if (character === 'E' && source[at + 1] === '<') return matched(pod, source, at, ([, name]) => own(entities, name!));
  if (character === '<') return matched(tag, source, at, ([all, closing, name, attributes], end) => (isTag(closing!, name!, attributes!, source[end]) && !all.includes('@') ? ' ' : undefined));
  return [character, 1];
}

/** `<year>` is a tag where digits follow, else a blank to fill in. */
function isTag(closing: string, name: string, attributes: string, next: string | undefined): boolean {
  const known = tags.has(name.toLowerCase());
  if (['year', 'holder', 'author', 'authors', 'copyright'].includes(name.toLowerCase()) && closing === '') return attributes.includes('=') || /[A-Z0-9©&(]/.test(next ?? '');
  return closing !== '' || known || attributes.includes('="');
}

function matched(pattern: RegExp, source: string, at: number, shown: (groups: RegExpExecArray, end: number) => string | undefined): [string, number] {
  pattern.lastIndex = at;
  const found = pattern.exec(source);
  const text = found === null ? undefined : shown(found, pattern.lastIndex);
  return text === undefined ? [source[at]!, 1] : [text, found![0].length];
}

/** `&Copy` is the shortcut of a menu. */
const named = (name: string): string | undefined => own(entities, name === name.toUpperCase() ? name.toLowerCase() : name);

const own = (record: Readonly<Record<string, string>>, key: string): string | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);

const codePoint = (value: number): string | undefined => (value > 0 && value <= 0x10ffff && !(value >= 0xd800 && value < 0xe000) ? String.fromCodePoint(value) : undefined);
