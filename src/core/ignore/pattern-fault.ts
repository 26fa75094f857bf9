import { longestPattern, parsePathPattern } from './path-pattern.ts';

/** Why a pattern that somebody wrote on purpose cannot leave out what was meant, without a full stop; git passes over such lines in silence. `undefined`: it can. */
export function patternFault(text: string): string | undefined {
  if (text.length >= longestPattern) return `it has more than ${longestPattern - 1} characters`;
  if (text.trim() === '') return 'it is empty';
  if (text.startsWith('#')) return 'it is a comment; where a name begins with #, write \\#';
  const pattern = parsePathPattern(text.startsWith('!') ? text.slice(1) : text);
  if (pattern === undefined) return `it matches nothing: a bracket is not closed, a name is missing, or a backslash stands at the end`;
  for (const item of pattern.segments) {
    for (const wildcard of typeof item === 'string' ? [] : item.wildcards) {
      if (typeof wildcard === 'object' && wildcard.ranges.some(([first, last]) => first > last)) return 'a range in brackets is upside down, as [z-a]';
    }
  }
  return undefined;
}
