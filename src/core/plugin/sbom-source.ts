import type { DocumentBytes } from '../text/document-bytes.ts';
import { jsonInPieces } from '../text/json-in-pieces.ts';
import { parseJson, type JsonText } from '../text/json.ts';
import { TextSyntaxError } from '../text/position.ts';

/** What a codec reads and checks: the text of a document, or, where it is very long, its bytes. What was made of it once is kept with it. */
export class SbomSource {
  readonly #text: () => string;
  /** Given where the document is too long to be held. */
  readonly bytes: DocumentBytes | undefined;
  readonly #made = new Map<unknown, unknown>();

  /** `text` may throw `UnreadableFile`. */
  constructor(text: string | (() => string), bytes?: DocumentBytes) {
    this.#text = typeof text === 'string' ? () => text : text;
    this.bytes = bytes;
  }

  /** As a whole. */
  get text(): string {
    return this.#text();
  }

  /** What `make` makes of it, made once. */
  made<T>(make: (source: SbomSource) => T): T {
    const known = this.#made.get(make);
    if (known !== undefined) return known as T;
    const made = make(this);
    this.#made.set(make, made);
    return made;
  }
}

export const sourceOf = (given: string | SbomSource): SbomSource => (typeof given === 'string' ? new SbomSource(given) : given);

/** The document as JSON; long lists of a long one are read item by item. Throws `TextSyntaxError`. */
export const jsonOf = (source: SbomSource): JsonText => source.made(parsed);

function parsed(source: SbomSource): JsonText {
  if (source.bytes !== undefined) {
    try {
      return jsonInPieces(source.bytes);
    } catch (error) {
      // the reader of whole texts says best what is wrong
      if (!(error instanceof TextSyntaxError)) throw error;
    }
  }
  return parseJson(source.text);
}
