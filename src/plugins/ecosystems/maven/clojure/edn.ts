import { LineCounter, TextSyntaxError } from '#core/text/position.ts';

/** A form of Clojure or EDN; reader macros that do not change what we look for are passed over. */
export type Form =
  | { readonly kind: 'list' | 'vector' | 'map' | 'set'; readonly items: readonly Form[]; readonly line: number }
  | { readonly kind: 'text' | 'keyword' | 'symbol'; readonly text: string; readonly line: number };

type Collection = Extract<Form, { readonly items: readonly Form[] }>;

const openers: ReadonlyMap<string, Collection['kind']> = new Map([['(', 'list'], ['[', 'vector'], ['{', 'map'], ['#{', 'set'], ['#(', 'list']]);

/** All top-level forms. Throws `TextSyntaxError` where brackets do not match. */
export function readEdn(source: string): Form[] {
  const lines = new LineCounter(source);
  const root: Form[] = [];
  const stack: { readonly items: Form[]; readonly close: string; readonly line: number }[] = [];
  /** Collections whose next form is to be left out. */
  const discards: { readonly items: Form[]; readonly from: number }[] = [];
  let at = 0;
  const current = (): Form[] => stack.at(-1)?.items ?? root;
  const settle = (): void => {
    const items = current();
    while (discards.at(-1)?.items === items && items.length > discards.at(-1)!.from) items.length = discards.pop()!.from;
  };
  while (at < source.length) {
    const character = source[at]!;
    if (/[\s,]/.test(character)) at++;
    else if (character === ';' || (character === '#' && source[at + 1] === '!')) at = endOfLine(source, at);
    else if (character === '^' || (character === '#' && (source[at + 1] === '_' || source[at + 1] === '^'))) {
      // metadata is left out like what `#_` marks
      discards.push({ items: current(), from: current().length });
      at += character === '^' ? 1 : 2;
    } else if (character === '#' && source[at + 1] === '"') at++;
    else if (character === '#' && source[at + 1] === '?') at += source[at + 2] === '@' ? 3 : 2;
    else if (openers.has(source.slice(at, at + 2)) || openers.has(character)) {
      const opener = openers.has(source.slice(at, at + 2)) ? source.slice(at, at + 2) : character;
      const kind = openers.get(opener)!;
      const line = lines.lineAt(at);
      const items: Form[] = [];
      current().push({ kind, items, line });
      stack.push({ items, close: kind === 'list' ? ')' : kind === 'vector' ? ']' : '}', line });
      at += opener.length;
    } else if (character === ')' || character === ']' || character === '}') {
      if (stack.pop()?.close !== character) throw new TextSyntaxError(`there is a ${character} that closes nothing`, lines.lineAt(at));
      at++;
      settle();
    } else if (character === '"') {
      const { text, end } = readText(source, at + 1);
      current().push({ kind: 'text', text, line: lines.lineAt(at) });
      at = end;
      settle();
    } else if (character === '#' && /[A-Za-z]/.test(source[at + 1] ?? '')) at = endOfWord(source, at);
    else if ("'`~@#".includes(character)) at++;
    else {
      const end = endOfWord(source, at);
      const text = source.slice(at, end);
      current().push({ kind: text.startsWith(':') ? 'keyword' : 'symbol', text, line: lines.lineAt(at) });
      at = end;
      settle();
    }
  }
  if (stack.length > 0) throw new TextSyntaxError(`the ${stack.at(-1)!.close} that belongs to line ${stack.at(-1)!.line} is missing`, stack.at(-1)!.line);
  return root;
}

const endOfLine = (source: string, from: number): number => {
  const end = source.indexOf('\n', from);
  return end === -1 ? source.length : end;
};

function readText(source: string, from: number): { readonly text: string; readonly end: number } {
  let text = '';
  let at = from;
  for (; at < source.length && source[at] !== '"'; at++) {
    if (source[at] === '\\') at++;
    text += source[at] ?? '';
  }
  return { text, end: at + 1 };
}

function endOfWord(source: string, from: number): number {
  // a character literal such as \( is a word of its own
  let at = source[from] === '\\' ? from + 2 : from + 1;
  while (at < source.length && !/[\s,;"()[\]{}]/.test(source[at]!)) at++;
  return at;
}

export const isCollection = (form: Form | undefined, kind: Collection['kind']): form is Collection => form?.kind === kind;

/** Key and value pairs of a map. */
export function pairs(form: Form | undefined): [Form, Form][] {
  if (!isCollection(form, 'map')) return [];
  const found: [Form, Form][] = [];
  for (let at = 0; at + 1 < form.items.length; at += 2) found.push([form.items[at]!, form.items[at + 1]!]);
  return found;
}

/** The value of a keyword in a map. */
export function valueOf(form: Form | undefined, keyword: string): Form | undefined {
  return pairs(form).find(([key]) => key.kind === 'keyword' && key.text === keyword)?.[1];
}

export const plain = (form: Form | undefined): string | undefined => (form !== undefined && 'text' in form ? form.text : undefined);
