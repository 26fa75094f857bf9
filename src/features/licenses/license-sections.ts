export interface TextSection {
  readonly text: string;
  /** Of the first line, counted from 1. */
  readonly line: number;
}

const title = /^[\s#*=_\d.:]*(?:\[)?(?:(?:software|source|code|project|the|our|and|copyrights?|legal|open|©|&|\/|,|-)\s*){0,5}(?:licen[cs](?:es?|ing)|copying|copyrights?|legal(?:\s+(?:notice|stuff))?)\b.{0,40}$/i;

/**
 * The parts of a readme that speak of its licence: from a heading of that name to the next heading that is not below it. Badges, installation
 * and examples often name licences of other things.
 */
export function licenseSections(text: string): TextSection[] {
  const lines = text.split('\n');
  const sections: TextSection[] = [];
  for (let at = 0; at < lines.length; at++) {
    const level = headingLevel(lines, at);
    if (level === undefined || !title.test(bare(lines[at]!))) continue;
    let end = at + 1;
    // the underline of a heading is no heading
    if (isUnderline(lines[end])) end++;
    while (end < lines.length && !isNextHeading(lines, end, level)) end++;
    sections.push({ text: lines.slice(at, end).join('\n'), line: at + 1 });
    at = end - 1;
  }
  return sections;
}

const isNextHeading = (lines: readonly string[], at: number, above: number): boolean => {
  const level = headingLevel(lines, at);
  return level !== undefined && level <= above;
};

const bare = (line: string): string => line.replace(/<[^<>]{0,200}>/g, '').trim().slice(0, 200);

/** Markdown, AsciiDoc, POD, HTML or underlined; small numbers stand above large ones. */
function headingLevel(lines: readonly string[], at: number): number | undefined {
  const line = lines[at]!;
  const marked = /^ {0,3}(#{1,6})\s*\S|^(={1,6})\s+\S/.exec(line.slice(0, 300));
  if (marked !== null) return (marked[1] ?? marked[2])!.length;
  const tagged = /^\s{0,8}(?:<h([1-6])|=head([1-4])\s)/i.exec(line.slice(0, 40));
  if (tagged !== null) return Number(tagged[1] ?? tagged[2]);
  const below = lines[at + 1];
  if (below === undefined || line.trim() === '' || !isUnderline(below)) return undefined;
  return below.trim()[0] === '=' ? 1 : 2;
}

const isUnderline = (line: string | undefined): boolean => line !== undefined && /^\s{0,3}(?:={3,}|-{3,}|~{3,}|\^{3,}|\*{3,}|\+{3,})\s*$/.test(line.slice(0, 300));
