/** A text of a licence without what is different for every component. */
export interface SplitText {
  /** Equal for texts that differ in copyright lines, titles, line breaks and marks only. */
  readonly key: string;
  readonly body: string;
  /** Word for word, in the order of the text. */
  readonly copyrightLines: readonly string[];
}

/** Longer lines hold more than a statement of copyright. */
const longest = 200;

/** `copyrightLines`: numbers, from 1, of lines on which a statement of copyright begins. */
export function splitText(text: string, copyrightLines: ReadonlySet<number>): SplitText {
  const lines = text.split('\n');
  const taken: string[] = [];
  const kept: string[] = [];
  let follows = false;
  for (const [index, line] of lines.entries()) {
    const isStatement = copyrightLines.has(index + 1) && line.length <= longest;
    if (isStatement || isReservation(line)) {
      taken.push(line.trim());
      follows = true;
    } else {
      // the blank lines around a statement become one
      if (!follows || line.trim() !== '' || kept.at(-1)?.trim() !== '') kept.push(line);
      if (line.trim() !== '') follows = false;
    }
  }
  const body = withoutEdges(kept);
  return { key: wordsOf(withoutTitle(body)), body: body.join('\n'), copyrightLines: taken };
}

const isReservation = (line: string): boolean => line.length <= 40 && /^[\s*#/]*all rights reserved\.?\s*$/i.test(line);

function withoutEdges(lines: readonly string[]): readonly string[] {
  const filled = (line: string): boolean => line.trim() !== '';
  const first = lines.findIndex(filled);
  return first === -1 ? [] : lines.slice(first, lines.findLastIndex(filled) + 1);
}

/** `The MIT License (MIT)`, `# ISC License:` and the like on the first filled line. */
function withoutTitle(lines: readonly string[]): readonly string[] {
  const first = lines[0] ?? '';
  return first.length <= 60 && /^[\s#=*(]*(?:the )?[\w.\- ]{0,30}\blicen[cs]e\b[\w\s.()"'-]{0,20}[:)*]*\s*$/i.test(first) && lines.length > 1 ? lines.slice(1) : lines;
}

const wordsOf = (lines: readonly string[]): string => lines.join(' ').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
