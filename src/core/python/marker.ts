/** One comparison of an environment marker; `extra == "socks"` or `"dev" in dependency_groups`. */
export interface MarkerAtom {
  readonly left: MarkerOperand;
  readonly operator: string;
  readonly right: MarkerOperand;
}

export interface MarkerOperand {
  /** A name such as `sys_platform`, else a literal. */
  readonly isVariable: boolean;
  readonly text: string;
}

/** Environment marker (PEP 508, with the additions of PEP 751): comparisons in postfix order with `and` and `or`. */
export type Marker = readonly (MarkerAtom | 'and' | 'or')[];

/** What is chosen besides the platform. Extras by normal name, groups as written. */
export interface Selection {
  readonly extras: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
}

const cache = new Map<string, Marker | undefined>();

/** `undefined` when the text is no marker. Lockfiles repeat few markers many times, so results are kept. */
export function parseMarker(text: string): Marker | undefined {
  if (!cache.has(text)) {
    if (cache.size > 10_000) cache.clear();
    cache.set(text, parse(text));
  }
  return cache.get(text);
}

/** Would the marker hold on some platform, with that selection? */
export function holds(marker: Marker, selection: Selection): boolean {
  const stack: boolean[] = [];
  for (const item of marker) {
    if (item === 'and' || item === 'or') {
      const right = stack.pop() ?? true;
      const left = stack.pop() ?? true;
      stack.push(item === 'and' ? left && right : left || right);
    } else stack.push(atomHolds(item, selection));
  }
  return stack.pop() ?? true;
}

/** Names that the marker compares with `extra` or looks for in `extras`. */
export function extrasOf(marker: Marker): string[] {
  return marker.flatMap((item) => {
    if (typeof item === 'string') return [];
    const name = selectedName(item, 'extra') ?? selectedName(item, 'extras');
    return name === undefined ? [] : [normalExtra(name)];
  });
}

/** The text itself when it says something about the platform, `undefined` when it is only about extras and groups. */
export function platformOf(text: string | undefined): string | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const marker = parseMarker(text);
  if (marker === undefined) return text;
  return marker.some((item) => typeof item !== 'string' && isAboutPlatform(item)) ? text : undefined;
}

const selectors = ['extra', 'extras', 'dependency_groups'];

const isAboutPlatform = (atom: MarkerAtom): boolean => selectors.every((variable) => selectedName(atom, variable) === undefined);

function atomHolds(atom: MarkerAtom, { extras, groups }: Selection): boolean {
  const extra = selectedName(atom, 'extra') ?? selectedName(atom, 'extras');
  const group = selectedName(atom, 'dependency_groups');
  if (extra === undefined && group === undefined) return true;
  const chosen = extra === undefined ? groups.has(group!) : extras.has(normalExtra(extra));
  return atom.operator === '!=' || atom.operator === 'not in' ? !chosen : chosen;
}

function selectedName({ left, right }: MarkerAtom, variable: string): string | undefined {
  if (left.isVariable && left.text === variable && !right.isVariable) return right.text;
  if (right.isVariable && right.text === variable && !left.isVariable) return left.text;
  return undefined;
}

const normalExtra = (extra: string): string => extra.toLowerCase().replace(/[-_.]+/g, '-');

type Token = { readonly kind: 'operand'; readonly operand: MarkerOperand } | { readonly kind: 'mark'; readonly text: string };

/** Shunting-yard, so that nesting costs no stack of ours. */
function parse(text: string): Marker | undefined {
  const tokens = tokenize(text);
  if (tokens === undefined) return undefined;
  const output: (MarkerAtom | 'and' | 'or')[] = [];
  const waiting: string[] = [];
  let expectsAtom = true;
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!;
    if (expectsAtom) {
      if (token.kind === 'mark') {
        if (token.text !== '(') return undefined;
        waiting.push('(');
        at++;
        continue;
      }
      const operator = tokens[at + 1];
      const right = tokens[at + 2];
      if (operator?.kind !== 'mark' || !comparisons.has(operator.text) || right?.kind !== 'operand') return undefined;
      output.push({ left: token.operand, operator: operator.text, right: right.operand });
      at += 3;
      expectsAtom = false;
    } else {
      if (token.kind !== 'mark') return undefined;
      if (token.text === ')') {
        for (let top = waiting.pop(); top !== '('; top = waiting.pop()) {
          if (top === undefined) return undefined;
          output.push(top as 'and' | 'or');
        }
      } else if (token.text === 'and' || token.text === 'or') {
        const goesFirst = (operator: string | undefined): boolean => operator === 'and' || (operator === 'or' && token.text === 'or');
        while (goesFirst(waiting.at(-1))) output.push(waiting.pop() as 'and' | 'or');
        waiting.push(token.text);
        expectsAtom = true;
      } else return undefined;
      at++;
    }
  }
  if (expectsAtom) return undefined;
  for (let top = waiting.pop(); top !== undefined; top = waiting.pop()) {
    if (top === '(') return undefined;
    output.push(top as 'and' | 'or');
  }
  return output;
}

const comparisons = new Set(['===', '==', '!=', '<=', '>=', '~=', '<', '>', 'in', 'not in']);
const symbols = ['===', '==', '!=', '<=', '>=', '~=', '<', '>', '(', ')'];

function tokenize(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at]!;
    if (character <= ' ') {
      at++;
    } else if (character === '"' || character === "'") {
      const end = text.indexOf(character, at + 1);
      if (end === -1) return undefined;
      tokens.push({ kind: 'operand', operand: { isVariable: false, text: text.slice(at + 1, end) } });
      at = end + 1;
    } else {
      const symbol = symbols.find((candidate) => text.startsWith(candidate, at));
      const word = symbol ?? /^[A-Za-z0-9_.]{1,100}/.exec(text.slice(at, at + 100))?.[0];
      if (word === undefined) return undefined;
      at += word.length;
      const last = tokens.at(-1);
      if (word === 'in' && last?.kind === 'mark' && last.text === 'not') tokens[tokens.length - 1] = { kind: 'mark', text: 'not in' };
      else if (symbol !== undefined || word === 'and' || word === 'or' || word === 'in' || word === 'not') tokens.push({ kind: 'mark', text: word });
      else tokens.push({ kind: 'operand', operand: { isVariable: true, text: word } });
    }
  }
  return tokens;
}
