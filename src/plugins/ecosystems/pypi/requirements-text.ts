/** A line of a requirements file after joining what a backslash continues. */
export interface LogicalLine {
  /** Without comments, trimmed; empty for a line that is only a comment. */
  readonly text: string;
  /** Comments at its end and, indented, on the lines behind it; without `#`, trimmed. */
  readonly comments: readonly string[];
  /** 1-based line on which it starts. */
  readonly line: number;
}

/** Lines as pip reads them. Comments start at `#` at the beginning or after white space; a comment ends a continued line. */
export function* readLogicalLines(lines: Iterable<string>): Generator<LogicalLine> {
  let last: { readonly text: string; readonly comments: string[]; readonly line: number } | undefined;
  let parts: string[] = [];
  let start = 0;
  let number = 0;
  for (const raw of lines) {
    number++;
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const { text, comment } = splitComment(line);
    if (parts.length === 0 && text.trim() === '') {
      if (comment === undefined) continue;
      if (isIndented(line) && last !== undefined) last.comments.push(comment);
      else {
        if (last !== undefined) yield last;
        last = { text: '', comments: [comment], line: number };
      }
      continue;
    }
    if (parts.length === 0) start = number;
    const continues = comment === undefined && text.endsWith('\\');
    parts.push(continues ? text.slice(0, -1) : text);
    if (continues) continue;
    // what stands behind it may still be a comment of the line before
    if (last !== undefined) yield last;
    last = { text: parts.join(' ').trim(), comments: comment === undefined ? [] : [comment], line: start };
    parts = [];
  }
  if (last !== undefined) yield last;
  if (parts.length > 0) yield { text: parts.join(' ').trim(), comments: [], line: start };
}

const isIndented = (line: string): boolean => line[0] === ' ' || line[0] === '\t';

function splitComment(line: string): { text: string; comment?: string } {
  for (let at = line.indexOf('#'); at !== -1; at = line.indexOf('#', at + 1)) {
    if (at === 0 || line.charCodeAt(at - 1) <= 0x20) return { text: line.slice(0, at), comment: line.slice(at + 1).trim() };
  }
  return { text: line };
}
