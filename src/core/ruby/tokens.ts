import { readString, tokenize, type SourceGrammar, type Special, type StringForm, type Token } from '../text/source-code.ts';

/** Ruby text (Gemfile, gemspec, Podfile) as tokens; percent literals, heredocs, regular expressions and `__END__` are understood. */
export const tokenizeRuby = (source: string): Token[] => tokenize(source, ruby);

const ruby: SourceGrammar = {
  lineComments: ['#'],
  strings: [
    { open: '"', close: '"', escapes: true, interpolation: '#{' },
    { open: "'", close: "'", escapes: true },
    { open: '`', close: '`', escapes: true, interpolation: '#{' },
  ],
  operators: ['<=>', '**=', '||=', '&&=', '===', '...', '=>', '::', '->', '<<', '>>', '||', '&&', '==', '!=', '<=', '>=', '=~', '!~', '+=', '-=', '*=', '&.', '..', '**'],
  wordSuffixes: '?!',
  keys: true,
  symbols: true,
  special: rubySpecial,
};

const closers: ReadonlyMap<string, string> = new Map([['(', ')'], ['[', ']'], ['{', '}'], ['<', '>']]);

function rubySpecial(source: string, at: number, previous: Token | undefined): Special | undefined {
  switch (source[at]) {
    case '%': return percentLiteral(source, at, previous);
    case '<': return source[at + 1] === '<' ? heredoc(source, at, previous) : undefined;
    case '/': return regularExpression(source, at, previous);
    case '=': return (previous === undefined || previous.kind === 'newline') && source.startsWith('=begin', at) ? pastLineStarting(source, at, '=end') : undefined;
    case '_': return (previous === undefined || previous.kind === 'newline') && source.startsWith('__END__', at) ? { end: source.length } : undefined;
    case '$': case '@': return variable(source, at);
    case ':': return source[at + 1] === '"' || source[at + 1] === "'" ? quotedSymbol(source, at) : undefined;
    default: return undefined;
  }
}

/** `$global`, `@own` and `@@shared` are words like other names. */
function variable(source: string, at: number): Special | undefined {
  let end = at + (source.startsWith('@@', at) ? 2 : 1);
  const start = end;
  while (/\w/.test(source[end] ?? '')) end++;
  return end === start || /\d/.test(source[start]!) ? undefined : { end, tokens: [{ kind: 'word', text: source.slice(at, end) }] };
}

const isSpaceBefore = (source: string, at: number): boolean => at === 0 || source.charCodeAt(at - 1) <= 0x20;

/** A value may start here: there is none before that an operator could take. */
function expectsValue(source: string, at: number, previous: Token | undefined): boolean {
  if (previous === undefined || previous.kind === 'newline' || previous.kind === 'key') return true;
  if (previous.kind === 'mark') return ![')', ']', '}'].includes(previous.text);
  return previous.kind === 'word' && isSpaceBefore(source, at) && source.charCodeAt(at + 1) > 0x20 && source[at + 1] !== '=';
}

function percentLiteral(source: string, at: number, previous: Token | undefined): Special | undefined {
  if (!expectsValue(source, at, previous)) return undefined;
  const isNamed = /[qQwWiIrsx]/.test(source[at + 1] ?? '');
  const type = isNamed ? source[at + 1]! : 'Q';
  const open = source[at + (isNamed ? 2 : 1)] ?? '';
  if (!/[^\w\s]/.test(open)) return undefined;
  const close = closers.get(open) ?? open;
  const computed = type === 'Q' || type === 'W' || type === 'I';
  const { end, text, dynamic } = readBalanced(source, at + (isNamed ? 3 : 2), open, close);
  if (type === 'r' || type === 'x') return { end, tokens: [{ kind: 'text', text, dynamic: true }] };
  if ('wWiI'.includes(type)) {
    const kind = type === 'i' || type === 'I' ? 'symbol' as const : 'text' as const;
    const words = text.split(/\s+/).filter((word) => word !== '');
    const items = words.flatMap((word) => [{ kind, text: word, dynamic: computed && dynamic && word.includes('#{') }, { kind: 'mark' as const, text: ',' }]);
    return { end, tokens: [{ kind: 'mark', text: '[' }, ...items, { kind: 'mark', text: ']' }] };
  }
  return { end, tokens: [{ kind: type === 's' ? 'symbol' : 'text', text, dynamic: computed && dynamic }] };
}

/** Up to the closing bracket, pairs of brackets inside included. */
function readBalanced(source: string, from: number, open: string, close: string): { end: number; text: string; dynamic: boolean } {
  let depth = 1;
  let at = from;
  for (; at < source.length; at++) {
    const character = source[at];
    if (character === '\\') at++;
    else if (character === close && --depth === 0) break;
    else if (character === open && open !== close) depth++;
  }
  const text = source.slice(from, at);
  return { end: Math.min(at + 1, source.length), text, dynamic: text.includes('#{') };
}

function heredoc(source: string, at: number, previous: Token | undefined): Special | undefined {
  let next = at + 2;
  const isLoose = source[next] === '~' || source[next] === '-';
  if (isLoose) next++;
  const quote = source[next] === '"' || source[next] === "'" ? source[next]! : '';
  next += quote.length;
  const nameStart = next;
  while (/\w/.test(source[next] ?? '')) next++;
  const name = source.slice(nameStart, next);
  // a bare `<<NAME` after a word may be the shift operator
  if (!isLoose && quote === '' && previous?.kind !== 'mark') return undefined;
  if (name === '' || (quote === '' && !/^[A-Z_]/.test(name)) || (quote !== '' && source[next] !== quote)) return undefined;
  next += quote.length;
  const lineEnd = source.indexOf('\n', next);
  if (lineEnd === -1) return undefined;
  const body = endOfHeredoc(source, lineEnd + 1, name);
  const form: StringForm = { open: '', close: '\0', block: true, ...(quote === "'" ? {} : { escapes: true, interpolation: '#{' }) };
  const { text, dynamic } = readString(`${source.slice(lineEnd + 1, body.start)}\0`, 0, form);
  // what stands on the first line after the mark belongs to the statement
  const rest = tokenize(source.slice(next, lineEnd), { ...ruby, special: (part, place, before) => (part[place] === '<' ? undefined : rubySpecial(part, place, before)) });
  return { end: body.end, tokens: [{ kind: 'text', text, dynamic }, ...rest.map((token) => ({ kind: token.kind, text: token.text, dynamic: token.dynamic === true })), { kind: 'newline', text: '\n' }] };
}

function endOfHeredoc(source: string, from: number, name: string): { start: number; end: number } {
  for (let at = from; at < source.length;) {
    const lineEnd = source.indexOf('\n', at);
    const end = lineEnd === -1 ? source.length : lineEnd;
    if (source.slice(at, end).trim() === name) return { start: at, end: Math.min(end + 1, source.length) };
    at = end + 1;
  }
  return { start: source.length, end: source.length };
}

function regularExpression(source: string, at: number, previous: Token | undefined): Special | undefined {
  if (!expectsValue(source, at, previous)) return undefined;
  let inClass = false;
  const limit = Math.min(source.length, at + 500);
  for (let next = at + 1; next < limit; next++) {
    const character = source[next];
    if (character === '\n') return undefined;
    if (character === '\\') next++;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (character === '/' && !inClass) {
      let end = next + 1;
      while (/[a-z]/.test(source[end] ?? '')) end++;
      return { end, tokens: [{ kind: 'text', text: source.slice(at + 1, next), dynamic: true }] };
    }
  }
  return undefined;
}

function quotedSymbol(source: string, at: number): Special | undefined {
  const quote = source[at + 1]!;
  const { end, text, dynamic } = readString(source, at + 2, { open: quote, close: quote, escapes: true, interpolation: '#{', oneLine: true });
  return { end, tokens: [{ kind: 'symbol', text, dynamic }] };
}

function pastLineStarting(source: string, at: number, start: string): Special {
  const found = source.indexOf(`\n${start}`, at);
  if (found === -1) return { end: source.length };
  const end = source.indexOf('\n', found + 1);
  return { end: end === -1 ? source.length : end };
}
