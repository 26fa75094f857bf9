/** A mistake in a template. */
export class TemplateError extends Error {
  /** From 1. */
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.name = 'TemplateError';
    this.line = line;
  }
}

export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly path: readonly string[]; readonly raw: boolean; /** From 1. */ readonly line: number }
  | { readonly kind: 'section'; readonly path: readonly string[]; /** Of its beginning, from 1. */ readonly line: number; readonly inverted: boolean; readonly children: readonly TemplateNode[] };

const deepest = 50;

interface Open {
  readonly name: string;
  readonly line: number;
  readonly inverted: boolean;
  readonly children: TemplateNode[];
}

/**
 * The part of Mustache (its manual, 2010 and later) that shows data: `{{name}}`, `{{{name}}}`, `{{#list}}…{{/list}}`, `{{^list}}…{{/list}}`, `{{! remark }}`, `{{.}}`,
 * dotted names. No partials, no other delimiters, no functions: a template cannot run code or read files. Time is linear in its length. Throws `TemplateError`.
 */
export function parseTemplate(source: string): readonly TemplateNode[] {
  const root: TemplateNode[] = [];
  const open: Open[] = [];
  let at = 0;
  let line = 1;
  const into = (): TemplateNode[] => open.at(-1)?.children ?? root;
  while (at < source.length) {
    const start = source.indexOf('{{', at);
    if (start === -1) break;
    line += linesIn(source, at, start);
    const triple = source.startsWith('{{{', start);
    const close = triple ? '}}}' : '}}';
    const end = source.indexOf(close, start + (triple ? 3 : 2));
    if (end === -1) throw new TemplateError(`the tag that begins here has no ${close}`, line);
    const content = source.slice(start + (triple ? 3 : 2), end).trim();
    const mark = triple ? '{' : (/^[#^/!>=&]/.exec(content)?.[0] ?? '');
    const name = mark === '' || mark === '{' ? content : content.slice(1).trim();
    let [before, after] = [start, end + close.length];
    if ('#^/!'.includes(mark) && mark !== '') [before, after] = standalone(source, before, after, at);
    if (before > at) into().push({ kind: 'text', text: source.slice(at, before) });
    if (mark === '>' || mark === '=') throw new TemplateError(mark === '>' ? `{{>${name}}} would read another file, which templates cannot` : 'delimiters cannot be changed', line);
    if (mark === '#' || mark === '^') {
      if (open.length >= deepest) throw new TemplateError(`sections are nested more than ${deepest} deep`, line);
      open.push({ name: checked(name, line), line, inverted: mark === '^', children: [] });
    } else if (mark === '/') {
      const ended = open.pop();
      if (ended === undefined || ended.name !== name) throw new TemplateError(ended === undefined ? `{{/${name}}} ends a section that does not begin` : `{{/${name}}} stands where {{/${ended.name}}} of line ${ended.line} is expected`, line);
      into().push({ kind: 'section', path: pathOf(name), line: ended.line, inverted: ended.inverted, children: ended.children });
    } else if (mark !== '!') into().push({ kind: 'value', path: pathOf(checked(name, line)), raw: mark === '{' || mark === '&', line });
    line += linesIn(source, start, after);
    at = after;
  }
  const last = open.at(-1);
  if (last !== undefined) throw new TemplateError(`the section {{#${last.name}}} has no end`, last.line);
  if (at < source.length) root.push({ kind: 'text', text: source.slice(at) });
  return root;
}

function linesIn(source: string, from: number, to: number): number {
  let lines = 0;
  for (let at = source.indexOf('\n', from); at !== -1 && at < to; at = source.indexOf('\n', at + 1)) lines++;
  return lines;
}

const pathOf = (name: string): readonly string[] => (name === '.' ? [] : name.split('.'));

function checked(name: string, line: number): string {
  if (name !== '.' && !/^\w+(?:\.\w+)*$/.test(name)) throw new TemplateError(`${JSON.stringify(name.slice(0, 60))} is no name`, line);
  return name;
}

/** A tag that is alone on its line takes the line with it. */
function standalone(source: string, start: number, end: number, from: number): [number, number] {
  let before = start;
  while (before > from && (source[before - 1] === ' ' || source[before - 1] === '\t')) before--;
  if (before > 0 && source[before - 1] !== '\n') return [start, end];
  let after = end;
  while (source[after] === ' ' || source[after] === '\t') after++;
  if (source[after] === '\r') after++;
  if (after < source.length && source[after] !== '\n') return [start, end];
  return [before, Math.min(after + 1, source.length)];
}
