import { isAlphanumeric, isPackageName } from './package-name.ts';

/** One `>=1.0` of a version specifier (PEP 440). */
export interface Specifier {
  readonly operator: '===' | '~=' | '==' | '!=' | '<=' | '>=' | '<' | '>';
  readonly version: string;
}

/** A dependency specifier (PEP 508). */
export interface Requirement {
  /** As written. */
  readonly name: string;
  readonly extras: readonly string[];
  readonly specifiers: readonly Specifier[];
  /** The version part as written, empty when there is none. */
  readonly specifier: string;
  /** After `@`. */
  readonly url: string | undefined;
  /** After `;`, as written. */
  readonly marker: string | undefined;
  /** What follows a complete requirement and is not part of the grammar; empty in well-formed text. */
  readonly rest: string;
}

/** `undefined` when the text does not start with a name, or its name is followed by something else than a version, extras, a URL or a marker. */
export function parseRequirement(text: string): Requirement | undefined {
  const cursor = new Cursor(text);
  cursor.skipSpace();
  const name = cursor.takeWhile(isNameCharacter);
  if (!isPackageName(name)) return undefined;
  cursor.skipSpace();
  const extras = readExtras(cursor);
  if (extras === undefined) return undefined;
  cursor.skipSpace();
  const start = cursor.at;
  const specifiers = readSpecifiers(cursor);
  if (specifiers === undefined) return undefined;
  const specifier = withoutParentheses(text.slice(start, cursor.at).trim());
  cursor.skipSpace();
  let url: string | undefined;
  if (cursor.accept('@')) {
    cursor.skipSpace();
    url = cursor.takeWhile((code) => code > 0x20);
    if (url === '') return undefined;
    cursor.skipSpace();
  }
  const marker = cursor.accept(';') ? cursor.takeRest().trim() : undefined;
  const rest = cursor.takeRest().trim();
  // words behind a bare name are prose, not a requirement
  if (rest !== '' && specifier === '' && url === undefined && extras.length === 0) return undefined;
  return { name, extras, specifiers, specifier, url, marker: marker === '' ? undefined : marker, rest };
}

/** The only version that the requirement admits, when it pins one (`==1.0` or `===1.0`, no wildcard). */
export function pinnedVersion(requirement: Requirement): string | undefined {
  return requirement.specifiers.find(isPin)?.version;
}

const isPin = ({ operator, version }: Specifier): boolean => operator === '===' || (operator === '==' && !version.endsWith('*'));

const operators = ['===', '~=', '==', '!=', '<=', '>=', '<', '>'] as const;

/** Comma-separated specifiers (`>=1,<2`), with or without parentheses; `undefined` when malformed, empty when there is none. */
export function parseSpecifiers(text: string): Specifier[] | undefined {
  const cursor = new Cursor(text);
  cursor.skipSpace();
  const specifiers = readSpecifiers(cursor);
  cursor.skipSpace();
  return cursor.isAtEnd ? specifiers : undefined;
}

function readSpecifiers(cursor: Cursor): Specifier[] | undefined {
  const enclosed = cursor.accept('(');
  const specifiers: Specifier[] = [];
  for (;;) {
    cursor.skipSpace();
    const operator = operators.find((candidate) => cursor.accept(candidate));
    if (operator === undefined) break;
    cursor.skipSpace();
    const version = cursor.takeWhile(operator === '===' ? isArbitraryCharacter : isVersionCharacter);
    if (!isAlphanumeric(version.charCodeAt(0))) return undefined;
    specifiers.push({ operator, version });
    cursor.skipSpace();
    if (!cursor.accept(',')) break;
  }
  cursor.skipSpace();
  if (enclosed && !cursor.accept(')')) return undefined;
  return specifiers;
}

function readExtras(cursor: Cursor): string[] | undefined {
  if (!cursor.accept('[')) return [];
  const inside = cursor.takeUntil(']');
  if (inside === undefined) return undefined;
  const extras = inside.split(',').map((extra) => extra.trim()).filter((extra) => extra !== '');
  return extras.every(isPackageName) ? extras : undefined;
}

function withoutParentheses(text: string): string {
  return text.startsWith('(') && text.endsWith(')') ? text.slice(1, -1).trim() : text.replace(/,$/, '');
}

const isNameCharacter = (code: number): boolean => isAlphanumeric(code) || code === 0x2d || code === 0x2e || code === 0x5f;
/** Also `*`, `+` and `!`. */
const isVersionCharacter = (code: number): boolean => isNameCharacter(code) || code === 0x2a || code === 0x2b || code === 0x21;
/** Anything but white space, `,`, `;` and `)`. */
const isArbitraryCharacter = (code: number): boolean => code > 0x20 && code !== 0x2c && code !== 0x3b && code !== 0x29;

class Cursor {
  readonly #text: string;
  at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.at >= this.#text.length;
  }

  skipSpace(): void {
    while (this.at < this.#text.length && this.#text.charCodeAt(this.at) <= 0x20) this.at++;
  }

  accept(text: string): boolean {
    if (!this.#text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  takeWhile(matches: (code: number) => boolean): string {
    const start = this.at;
    while (this.at < this.#text.length && matches(this.#text.charCodeAt(this.at))) this.at++;
    return this.#text.slice(start, this.at);
  }

  /** Up to the text, which is consumed too; `undefined` when it does not come. */
  takeUntil(end: string): string | undefined {
    const found = this.#text.indexOf(end, this.at);
    if (found === -1) return undefined;
    const taken = this.#text.slice(this.at, found);
    this.at = found + end.length;
    return taken;
  }

  takeRest(): string {
    const rest = this.#text.slice(this.at);
    this.at = this.#text.length;
    return rest;
  }
}
