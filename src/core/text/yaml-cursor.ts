const TAB = 9;
const NEWLINE = 10;
const SPACE = 32;
const HASH = 35;

/** Thrown by the quick YAML reader for everything that it does not fully understand; the thorough reader takes over. */
export const GIVE_UP = new Error('this YAML is beyond the quick reader');

export function giveUp(): never {
  throw GIVE_UP;
}

/** The column that stands for the end of a document: less than any parent's. */
export const END = -2;

/** Goes through a YAML text from one line with content to the next. The text ends with a line break and has no others than `\n`. */
export class YamlCursor {
  readonly text: string;
  /** Offset of the content that is to be read next. */
  at = 0;
  /** Its column from 0; `END` at the end of a document. */
  indent = END;
  /** Its line from 1. */
  line = 0;
  /** Blank lines before it. */
  blanks = 0;
  /** Whether comments stand between it and the content before. */
  commented = false;
  #lineStart = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Makes the rest of the current line a line of its own, as after `- `. */
  indentTo(at: number): void {
    this.at = at;
    this.indent = at - this.#lineStart;
  }

  /** The first offset from here on that holds no space. */
  skipSpaces(from: number): number {
    let at = from;
    while (this.text.charCodeAt(at) === SPACE) at++;
    return at;
  }

  /** Goes on to the next content; gives up when more than a comment follows on the line of the offset. */
  finishLine(from: number): void {
    const at = this.skipSpaces(from);
    const code = this.text.charCodeAt(at);
    if (code === NEWLINE) {
      this.commented = false;
      this.line++;
      this.startLine(at + 1);
    } else if (code === HASH && at > from) {
      this.line++;
      this.startLine(this.text.indexOf('\n', at) + 1);
      this.commented = true;
    } else {
      giveUp();
    }
  }

  /** Goes on to the next content, from the start of the line that `line` counts. */
  startLine(from: number): void {
    const { text } = this;
    let start = from;
    this.blanks = 0;
    for (;;) {
      if (start >= text.length) break;
      const at = this.skipSpaces(start);
      const code = text.charCodeAt(at);
      if (code === NEWLINE) {
        this.blanks++;
        start = at + 1;
      } else if (code === HASH) {
        this.commented = true;
        start = text.indexOf('\n', at) + 1;
      } else if (code === TAB) {
        giveUp();
      } else {
        this.at = at;
        this.#lineStart = start;
        this.indent = at === start && isMarker(text, at) ? END : at - start;
        return;
      }
      this.line++;
    }
    this.at = text.length;
    this.indent = END;
  }
}

/** Whether a line `---` or `...` starts here. */
function isMarker(text: string, at: number): boolean {
  if (!text.startsWith('---', at) && !text.startsWith('...', at)) return false;
  return text.charCodeAt(at + 3) <= SPACE;
}
