/** What is wrong with a JSON text, and where. */
export interface JsonFault {
  readonly offset: number;
  readonly message: string;
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
const WORDS = ['true', 'false', 'null'];

/** The first place where the text leaves the grammar of RFC 8259; `undefined` when it never does. One pass, no recursion. */
export function jsonFault(text: string): JsonFault | undefined {
  return new FaultFinder(text).find();
}

class FaultFinder {
  readonly #text: string;
  #at = 0;
  /** The closing brackets that are due, innermost last. */
  readonly #due: string[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  find(): JsonFault | undefined {
    for (;;) {
      this.#space();
      const fault = this.#value();
      if (fault !== undefined) return fault;
      const ended = this.#afterValue();
      if (ended !== 'next') return ended === 'end' ? undefined : ended;
    }
  }

  /** Reads a scalar, or everything from an opening bracket up to where the first value inside starts (a closing bracket stays unread). */
  #value(): JsonFault | undefined {
    for (;;) {
      const opening = this.#text[this.#at];
      if (opening !== '{' && opening !== '[') return this.#scalar();
      this.#at++;
      this.#due.push(opening === '{' ? '}' : ']');
      this.#space();
      if (this.#text[this.#at] === this.#due.at(-1)) return undefined;
      if (opening === '{') {
        const fault = this.#key();
        if (fault !== undefined) return fault;
      }
    }
  }

  /** Closes what ends here and goes past the comma (and key) of what follows. */
  #afterValue(): JsonFault | 'next' | 'end' {
    for (;;) {
      this.#space();
      const next = this.#text[this.#at];
      const due = this.#due.at(-1);
      if (due === undefined) return next === undefined ? 'end' : this.#fault('there is more text after the end of the value');
      if (next === due) {
        this.#at++;
        this.#due.pop();
      } else if (next === ',') {
        this.#at++;
        if (due === ']') return 'next';
        this.#space();
        return this.#key() ?? 'next';
      } else {
        return this.#fault(next === undefined ? `the text ends before the closing ${due}` : `expected a comma or ${due}`);
      }
    }
  }

  #key(): JsonFault | undefined {
    if (this.#text[this.#at] !== '"') return this.#fault('expected a key in double quotes');
    const fault = this.#string();
    if (fault !== undefined) return fault;
    this.#space();
    if (this.#text[this.#at] !== ':') return this.#fault('expected a colon after the key');
    this.#at++;
    this.#space();
    return undefined;
  }

  #scalar(): JsonFault | undefined {
    if (this.#text[this.#at] === '"') return this.#string();
    const word = WORDS.find((candidate) => this.#text.startsWith(candidate, this.#at));
    NUMBER.lastIndex = this.#at;
    const length = word?.length ?? NUMBER.exec(this.#text)?.[0].length;
    if (length === undefined) return this.#fault('expected a value');
    this.#at += length;
    return undefined;
  }

  #string(): JsonFault | undefined {
    const text = this.#text;
    for (this.#at++; this.#at < text.length; this.#at++) {
      const code = text.charCodeAt(this.#at);
      if (code === 34) {
        this.#at++;
        return undefined;
      }
      if (code < 32) return this.#fault('a string holds a line break or another control character');
      if (code === 92) {
        this.#at++;
        if (text[this.#at] === 'u' && /^[0-9a-fA-F]{4}$/.test(text.slice(this.#at + 1, this.#at + 5))) this.#at += 4;
        else if (!'"\\/bfnrt'.includes(text[this.#at] ?? ' ')) return this.#fault('a string holds an unknown escape sequence');
      }
    }
    return this.#fault('the text ends inside a string');
  }

  #space(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.#at++;
    }
  }

  #fault(message: string): JsonFault {
    return { offset: Math.min(this.#at, this.#text.length), message };
  }
}
