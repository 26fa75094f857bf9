import type { Purl } from '../purl/purl.ts';
import type { RecordReader, RecordWriter } from './record-bytes.ts';

/** A piece of a pattern: a text, or what stands in the purl. */
type Piece = string | typeof NAME | typeof VERSION;

const NAME = 1;
const VERSION = 2;

/** Where each package has a location of its own form, those that are met later are written out. */
const most = 200;

/**
 * Download locations as patterns in which the name and the version of the package are marks: all packages of a registry have the same, and millions of
 * locations need hardly any memory. Each purl gives back exactly what was written under it.
 */
export class LocationPatterns {
  readonly #patterns: (readonly Piece[])[] = [];
  readonly #numbers = new Map<string, number>();
  /** Nearly always that of the next one too. */
  #last = -1;

  write(writer: RecordWriter, location: string, purl: Purl): void {
    const [name, version] = named(purl);
    const number = this.#last >= 0 && fits(this.#patterns[this.#last]!, location, name, version) ? this.#last : this.#number(location, name, version);
    writer.number(number + 1);
    if (number === -1) writer.text(location);
    else this.#last = number;
  }

  read(reader: RecordReader, purlOf: () => Purl): string {
    const number = reader.number();
    if (number === 0) return reader.text();
    const [name, version] = named(purlOf());
    let location = '';
    for (const piece of this.#patterns[number - 1]!) location += piece === NAME ? name : piece === VERSION ? version : piece;
    return location;
  }

  /** -1: it says nothing of the package, or there are too many. */
  #number(location: string, name: string, version: string): number {
    const pieces = piecesOf(location, name, version);
    if (pieces.length === 1) return -1;
    const key = JSON.stringify(pieces);
    const known = this.#numbers.get(key);
    if (known !== undefined || this.#patterns.length === most) return known ?? -1;
    // of a copy: a part of a text holds on to all of it
    const number = this.#patterns.push(JSON.parse(key) as Piece[]) - 1;
    this.#numbers.set(key, number);
    return number;
  }
}

/** As they stand in the purl: what is escaped there is seldom written so elsewhere, and stays a text. */
function named(purl: Purl): [name: string, version: string] {
  const at = purl.lastIndexOf('@');
  const end = at === -1 ? purl.length : at;
  return [purl.slice(purl.lastIndexOf('/', end) + 1, end), purl.slice(end + 1)];
}

const piecesOf = (location: string, name: string, version: string): Piece[] =>
  parted(location, name, NAME).flatMap((piece) => (typeof piece === 'string' ? parted(piece, version, VERSION) : [piece]));

function parted(text: string, part: string, mark: Piece): Piece[] {
  if (part === '') return [text];
  return text.split(part).flatMap((piece, index) => [...(index === 0 ? [] : [mark]), ...(piece === '' ? [] : [piece])]);
}

function fits(pieces: readonly Piece[], location: string, name: string, version: string): boolean {
  let at = 0;
  for (const piece of pieces) {
    const text = piece === NAME ? name : piece === VERSION ? version : piece as string;
    if (!location.startsWith(text, at)) return false;
    at += text.length;
  }
  return at === location.length;
}
