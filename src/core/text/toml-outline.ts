/** Where a table, array or value stands, with what it holds. */
interface Place {
  /** 1-based. */
  line: number;
  members: Map<string, Place> | undefined;
  /** Elements, of an array of tables too. */
  items: Place[] | undefined;
  /** Whether it was only named on the way to a table inside of it; then its own header, if one comes, says where it is. */
  implied: boolean;
}

const newPlace = (line: number, implied = false): Place => ({ line, members: undefined, items: undefined, implied });

function addItem(place: Place, line: number): Place {
  const item = newPlace(line);
  (place.items ??= []).push(item);
  return item;
}

const NEWLINE = 10;
const HASH = 35;
const BARE_KEY = /[A-Za-z0-9_-]+/y;
/** What cannot change the structure: everything but quotes, brackets, commas, comments, line breaks and the signs of keys. */
const DULL = /[^"'[\]{},#\n=]+/y;
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|(.))/g;
const LETTERS: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', e: '\x1b' };

/** The place of the document of a text that the parser has accepted: one pass, which looks at structure only. */
export function tomlOutline(text: string): TomlOutline {
  return new TomlOutline(text);
}

export class TomlOutline {
  readonly #text: string;
  readonly #root = newPlace(1);
  #at = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
    let table = this.#root;
    for (;;) {
      this.#space();
      if (this.#at >= text.length) return;
      if (text[this.#at] === '[') table = this.#header();
      else this.#keyAndValue(table);
    }
  }

  line(path: readonly (string | number)[]): number | undefined {
    let at: Place | undefined = this.#root;
    for (const key of path) at = at?.members?.get(String(key)) ?? at?.items?.[Number(key)];
    return at?.line;
  }

  #header(): Place {
    const line = this.#line;
    const many = this.#text[this.#at + 1] === '[';
    this.#at += many ? 2 : 1;
    const keys = this.#keys();
    this.#at += many ? 2 : 1;
    const last = keys.pop()!;
    const parent = this.#reach(this.#root, keys, line);
    const place = this.#member(parent, last, line, false);
    if (many) return addItem(place, line);
    if (place.implied) place.line = line;
    place.implied = false;
    return place;
  }

  #keyAndValue(table: Place): void {
    const line = this.#line;
    const keys = this.#keys();
    const last = keys.pop()!;
    this.#at++;
    this.#value(this.#member(this.#reach(table, keys, line), last, line, false));
  }

  /** The table at the path of keys; through arrays of tables the way leads into the latest element. */
  #reach(from: Place, keys: readonly string[], line: number): Place {
    let at = from;
    for (const key of keys) {
      const next = this.#member(at, key, line, true);
      at = next.items?.at(-1) ?? next;
    }
    return at;
  }

  #member(parent: Place, key: string, line: number, implied: boolean): Place {
    const members = (parent.members ??= new Map<string, Place>());
    let place = members.get(key);
    if (place === undefined) members.set(key, (place = newPlace(line, implied)));
    return place;
  }

  /** The parts of a key, up to the `=` or `]` that ends it. */
  #keys(): string[] {
    const keys: string[] = [];
    for (;;) {
      while (' \t.'.includes(this.#text[this.#at] ?? '=')) this.#at++;
      const start = this.#at;
      const quote = this.#text[start];
      if (quote === '"' || quote === "'") {
        this.#string();
        const content = this.#text.slice(start + 1, this.#at - 1);
        keys.push(quote === '"' ? unescaped(content) : content);
      } else {
        BARE_KEY.lastIndex = start;
        const bare = BARE_KEY.exec(this.#text)?.[0];
        if (bare === undefined) return keys;
        keys.push(bare);
        this.#at += bare.length;
      }
    }
  }

  /** Goes behind the value; recursion is as deep as the parser allowed. */
  #value(place: Place): void {
    while (this.#text[this.#at] === ' ' || this.#text[this.#at] === '\t') this.#at++;
    const opening = this.#text[this.#at];
    if (opening === '"' || opening === "'") {
      this.#string();
    } else if (opening === '[' || opening === '{') {
      this.#at++;
      this.#members(place, opening === '[' ? ']' : '}');
    } else {
      DULL.lastIndex = this.#at;
      DULL.exec(this.#text);
      this.#at = Math.max(DULL.lastIndex, this.#at);
    }
  }

  #members(place: Place, closing: string): void {
    for (;;) {
      this.#space();
      const next = this.#text[this.#at];
      if (next === undefined) return;
      if (next === closing || next === ',') {
        this.#at++;
        if (next === closing) return;
      } else if (closing === '}') {
        this.#keyAndValue(place);
      } else {
        this.#value(addItem(place, this.#line));
      }
    }
  }

  /** Goes behind the string and counts its lines. */
  #string(): void {
    const text = this.#text;
    const start = this.#at;
    const quote = text[start]!;
    const multiline = text[start + 1] === quote && text[start + 2] === quote;
    const fence = multiline ? quote.repeat(3) : quote;
    let end = text.indexOf(fence, start + fence.length);
    while (quote === '"' && end !== -1 && isEscaped(text, end, start)) end = text.indexOf(fence, end + 1);
    if (end === -1) end = text.length;
    this.#at = end + fence.length;
    if (!multiline) return;
    // One or two quotes may stand before the closing three.
    while (text[this.#at] === quote) this.#at++;
    for (let newline = text.indexOf('\n', start); newline !== -1 && newline < end; newline = text.indexOf('\n', newline + 1)) this.#line++;
  }

  /** Skips space, line breaks and comments. */
  #space(): void {
    for (; this.#at < this.#text.length; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === NEWLINE) {
        this.#line++;
      } else if (code === HASH) {
        const end = this.#text.indexOf('\n', this.#at);
        this.#at = end === -1 ? this.#text.length : end - 1;
      } else if (code !== 32 && code !== 9 && code !== 13) {
        return;
      }
    }
  }
}

function isEscaped(text: string, at: number, from: number): boolean {
  let before = at;
  while (before > from && text[before - 1] === '\\') before--;
  return (at - before) % 2 === 1;
}

function unescaped(content: string): string {
  if (!content.includes('\\')) return content;
  return content.replaceAll(ESCAPE, (_all, four?: string, eight?: string, two?: string, letter = '') => {
    const code = four ?? eight ?? two;
    return code === undefined ? (LETTERS[letter] ?? letter) : String.fromCodePoint(Number.parseInt(code, 16));
  });
}
