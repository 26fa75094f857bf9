import type { TemplateNode } from './template.ts';

/** JSON values. */
export type TemplateData = string | number | boolean | null | undefined | readonly TemplateData[] | { readonly [name: string]: TemplateData };

/** The template filled in, in pieces. Names are looked up in the innermost section first; what is not there is empty. */
export function* renderTemplate(nodes: readonly TemplateNode[], data: TemplateData, escape: (text: string) => string): Generator<string> {
  yield* render(nodes, [data], escape);
}

function* render(nodes: readonly TemplateNode[], stack: readonly TemplateData[], escape: (text: string) => string): Generator<string> {
  for (const node of nodes) {
    if (node.kind === 'text') yield node.text;
    else if (node.kind === 'value') {
      const text = textOf(find(node.path, stack));
      yield node.raw ? text : escape(text);
    } else {
      const value = find(node.path, stack);
      if (node.inverted) {
        if (isEmpty(value)) yield* render(node.children, stack, escape);
      } else if (isList(value)) for (const item of value) yield* render(node.children, [...stack, item], escape);
      else if (!isEmpty(value)) yield* render(node.children, [...stack, value], escape);
    }
  }
}

function find(path: readonly string[], stack: readonly TemplateData[]): TemplateData {
  const [first, ...rest] = path;
  if (first === undefined) return stack.at(-1);
  const holder = stack.findLast((data) => has(data, first));
  return rest.reduce<TemplateData>((value, name) => (has(value, name) ? value[name] : undefined), has(holder, first) ? holder[first] : undefined);
}

const isList = (data: TemplateData): data is readonly TemplateData[] => Array.isArray(data);

/** Own names only: nothing of what every object inherits. */
const has = (data: TemplateData, name: string): data is { readonly [name: string]: TemplateData } => typeof data === 'object' && data !== null && !isList(data) && Object.hasOwn(data, name);

const isEmpty = (data: TemplateData): boolean => data === undefined || data === null || data === false || data === '' || (isList(data) && data.length === 0);

const textOf = (data: TemplateData): string => (data === undefined || data === null || typeof data === 'object' ? '' : String(data));
