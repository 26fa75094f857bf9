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
export function readLogicalLines(source: string): LogicalLine[] {
  const lines: { text: string; comments: string[]; line: number }[] = [];
  let parts: string[] = [];
  let start = 0;
  for (const [index, raw] of source.split('\n').entries()) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const { text, comment } = splitComment(line);
    const last = lines.at(-1);
    if (parts.length === 0 && text.trim() === '') {
      if (comment !== undefined && isIndented(line) && last !== undefined) last.comments.push(comment);
      else if (comment !== undefined) lines.push({ text: '', comments: [comment], line: index + 1 });
      continue;
    }
    if (parts.length === 0) start = index + 1;
    const continues = comment === undefined && text.endsWith('\\');
    parts.push(continues ? text.slice(0, -1) : text);
    if (continues) continue;
    lines.push({ text: parts.join(' ').trim(), comments: comment === undefined ? [] : [comment], line: start });
    parts = [];
  }
  if (parts.length > 0) lines.push({ text: parts.join(' ').trim(), comments: [], line: start });
  return lines;
}

const isIndented = (line: string): boolean => line[0] === ' ' || line[0] === '\t';

function splitComment(line: string): { text: string; comment?: string } {
  for (let at = line.indexOf('#'); at !== -1; at = line.indexOf('#', at + 1)) {
    if (at === 0 || line.charCodeAt(at - 1) <= 0x20) return { text: line.slice(0, at), comment: line.slice(at + 1).trim() };
  }
  return { text: line };
}
