import { LineCounter, TextSyntaxError } from '#core/text/position.ts';

/** What dune writes its files in: atoms, texts in quotes, lists. */
export type DuneForm =
  | { readonly kind: 'list'; readonly items: readonly DuneForm[]; readonly line: number }
  | { readonly kind: 'atom'; readonly text: string; readonly isQuoted: boolean; readonly line: number };

type List = Extract<DuneForm, { readonly kind: 'list' }>;

/** Nesting beyond this is no file of dune, and readers follow lists by recursion. */
const maximumDepth = 200;

/** All forms of a file. Throws `TextSyntaxError` where brackets do not match. */
export function readDune(source: string): DuneForm[] {
  const lines = new LineCounter(source);
  const root: DuneForm[] = [];
  const stack: { readonly items: DuneForm[]; readonly line: number }[] = [];
  let at = 0;
  while (at < source.length) {
    const character = source[at]!;
    const add = (form: DuneForm) => (stack.at(-1)?.items ?? root).push(form);
    if (/\s/.test(character)) at++;
    else if (character === ';') at = endOf(source, '\n', at);
    else if (source.startsWith('#|', at)) at = endOf(source, '|#', at + 2) + 2;
    else if (character === '(') {
      if (stack.length === maximumDepth) throw new TextSyntaxError('lists are nested too deeply', lines.lineAt(at));
      const items: DuneForm[] = [];
      const line = lines.lineAt(at);
      add({ kind: 'list', items, line });
      stack.push({ items, line });
      at++;
    } else if (character === ')') {
      if (stack.pop() === undefined) throw new TextSyntaxError('there is a ) that closes nothing', lines.lineAt(at));
      at++;
    } else if (character === '"') {
      const { text, end } = source.startsWith('"\\|', at) || source.startsWith('"\\>', at) ? blockText(source, at) : quotedText(source, at + 1);
      add({ kind: 'atom', text, isQuoted: true, line: lines.lineAt(at) });
      at = end;
    } else {
      const from = at;
      while (at < source.length && !/[\s()";]/.test(source[at]!)) at++;
      add({ kind: 'atom', text: source.slice(from, at), isQuoted: false, line: lines.lineAt(from) });
    }
  }
  const open = stack.at(-1);
  if (open !== undefined) throw new TextSyntaxError(`the ) that belongs to line ${open.line} is missing`, open.line);
  return root;
}

const endOf = (source: string, mark: string, from: number): number => {
  const end = source.indexOf(mark, from);
  return end === -1 ? source.length : end;
};

function quotedText(source: string, from: number): { readonly text: string; readonly end: number } {
  let text = '';
  let at = from;
  while (at < source.length && source[at] !== '"') {
    if (source[at] !== '\\') text += source[at++]!;
    else if (/[\r\n]/.test(source[at + 1] ?? '')) {
      // a line that goes on in the next one
      at += 2;
      while (/\s/.test(source[at] ?? '')) at++;
    } else {
      const escaped = source[at + 1] ?? '';
      text += escaped === 'n' ? '\n' : escaped === 't' ? '\t' : escaped;
      at += 2;
    }
  }
  return { text, end: at + 1 };
}

/** Lines that begin with `"\| ` or `"\> ` each, one below the other. */
function blockText(source: string, from: number): { readonly text: string; readonly end: number } {
  const written: string[] = [];
  let at = from;
  for (;;) {
    const end = endOf(source, '\n', at);
    written.push(source.slice(at + 3, end).replace(/^ /, '').trimEnd());
    const next = /\n[ \t]*(?="\\[|>])/y;
    next.lastIndex = end;
    const found = next.exec(source);
    if (found === null) return { text: written.join('\n'), end };
    at = end + found[0].length;
  }
}

/** Lists that begin with that word: `(word …)`; what follows the word. */
export function fieldsOf(forms: readonly DuneForm[], word: string): (List & { readonly values: readonly DuneForm[] })[] {
  return forms.flatMap((form) => (form.kind === 'list' && atomText(form.items[0]) === word ? [{ ...form, values: form.items.slice(1) }] : []));
}

export const atomText = (form: DuneForm | undefined): string | undefined => (form?.kind === 'atom' ? form.text : undefined);

/** The one value of a field. */
export const textOf = (forms: readonly DuneForm[], word: string): string | undefined => atomText(fieldsOf(forms, word)[0]?.values[0]);
