/** An instruction with its arguments on one line: continuations are joined, comments and here-documents left out. */
export interface Instruction {
  /** Upper case. */
  readonly name: string;
  readonly argument: string;
  /** 1-based line on which it begins. */
  readonly line: number;
}

/** The text of a Dockerfile as instructions. One pass. */
export function readInstructions(text: string): Instruction[] {
  const lines = text.split('\n');
  const escape = escapeCharacter(lines);
  const ends = new HereDocumentEnds(lines);
  const instructions: Instruction[] = [];
  for (let at = 0; at < lines.length;) {
    const first = withoutEnd(lines[at]!);
    const line = at + 1;
    at++;
    if (first === '' || first.startsWith('#')) continue;
    const parts: string[] = [];
    for (let part = first; ; ) {
      const isContinued = part.endsWith(escape);
      parts.push(isContinued ? part.slice(0, -1) : part);
      if (!isContinued) break;
      // comments and, for old files, empty lines may stand between
      while (at < lines.length && (withoutEnd(lines[at]!) === '' || withoutEnd(lines[at]!).startsWith('#'))) at++;
      if (at >= lines.length) break;
      part = withoutEnd(lines[at++]!);
    }
    const whole = parts.join(' ').trim();
    const blank = whole.search(/\s/);
    const name = (blank === -1 ? whole : whole.slice(0, blank)).toUpperCase();
    const argument = blank === -1 ? '' : whole.slice(blank).trim();
    instructions.push({ name, argument, line });
    for (const document of hereDocuments(name, argument)) at = ends.after(at, document);
  }
  return instructions;
}

const withoutEnd = (line: string): string => line.trim();

/** The directive `# escape=` stands at the top, among others of its kind. */
function escapeCharacter(lines: readonly string[]): '\\' | '`' {
  for (const line of lines) {
    const directive = /^#\s*([a-z]+)\s*=\s*(\S+)\s*$/i.exec(line.trim());
    if (directive === null) return '\\';
    if (directive[1]!.toLowerCase() === 'escape') return directive[2] === '`' ? '`' : '\\';
  }
  return '\\';
}

interface HereDocument {
  readonly word: string;
  /** `<<-` allows tabs before the word that ends it. */
  readonly isIndented: boolean;
}

function hereDocuments(name: string, argument: string): HereDocument[] {
  if (name !== 'RUN' && name !== 'COPY' && name !== 'ADD') return [];
  const found: HereDocument[] = [];
  for (const match of argument.matchAll(/(?:^|\s)\d?<<(-?)(["']?)([A-Za-z_][A-Za-z0-9_.-]*)\2(?=[\s;|&>)]|$)/g)) found.push({ word: match[3]!, isIndented: match[1] === '-' });
  return found;
}

/** Finds where here-documents end. Which words stand alone on a line is looked up once, so that words which end nothing cost nothing. */
class HereDocumentEnds {
  readonly #lines: readonly string[];
  #lastLine: Map<string, number> | undefined;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  /** The line behind the end; `from` itself when nothing ends it (a shell's own `<<`). */
  after(from: number, { word, isIndented }: HereDocument): number {
    this.#lastLine ??= new Map(this.#lines.map((line, index) => [line.trim(), index]));
    const last = this.#lastLine.get(word) ?? -1;
    for (let at = from; at <= last; at++) {
      const line = this.#lines[at]!.replace(/\r$/, '');
      if ((isIndented ? line.replace(/^\t+/, '') : line) === word) return at + 1;
    }
    return from;
  }
}
