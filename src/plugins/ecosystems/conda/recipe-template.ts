/** The text of a recipe with its Jinja template worked out as far as it is literal. */
export interface ExpandedRecipe {
  readonly text: string;
  /** 1-based lines with expressions whose value is not known. */
  readonly unknown: readonly number[];
}

/** Marks the selector of a list item: `- pywin32  # [win]` becomes `pywin32 @@win`. */
export const selectorMark = ' @@';

/**
 * meta.yaml is a template: literals set in it are put in, the `pin_…` functions give the package they name, compilers and statements are taken out.
 * Lines keep their place.
 */
export function expandRecipe(source: string): ExpandedRecipe {
  const variables = new Map<string, string>();
  const unknown: number[] = [];
  const lines = source.split('\n').map((raw, index) => {
    const line = raw.slice(0, 2_000).trimEnd();
    const content = line.trimStart();
    if (content.startsWith('{%')) {
      const set = /^\{%-?\s*set\s+([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([0-9.]+))\s*-?%\}/.exec(content);
      if (set !== null) variables.set(set[1]!, set[2] ?? set[3] ?? set[4] ?? '');
      return '';
    }
    const plain = content.startsWith('#') ? '' : withSelector(line);
    const expanded = substitute(plain, variables);
    if (expanded === undefined) return '';
    if (expanded.isUnknown) unknown.push(index + 1);
    return expanded.text;
  });
  return { text: lines.join('\n'), unknown };
}

/** Replaces `{{ … }}` and `${{ … }}`; `undefined` when the whole text stands for a tool that is no package of its own. */
export function substitute(text: string, variables: ReadonlyMap<string, string>): { text: string; isUnknown: boolean } | undefined {
  let result = '';
  let isUnknown = false;
  let at = 0;
  for (;;) {
    const open = text.indexOf('{{', at);
    const close = open === -1 ? -1 : text.indexOf('}}', open);
    if (close === -1) break;
    const value = evaluate(text.slice(open + 2, close).trim(), variables);
    if (value === 'tool') return undefined;
    if (value === undefined) isUnknown = true;
    result += text.slice(at, text[open - 1] === '$' ? open - 1 : open) + (value ?? '');
    at = close + 2;
  }
  return { text: result + text.slice(at), isUnknown };
}

function evaluate(expression: string, variables: ReadonlyMap<string, string>): string | undefined {
  const call = /^([a-z_]+)\(\s*(?:"([^"]*)"|'([^']*)'|([a-z_]+))/.exec(expression);
  if (call !== null) {
    const argument = call[2] ?? call[3] ?? variables.get(call[4] ?? '');
    if (['compiler', 'stdlib', 'cdt'].includes(call[1]!)) return 'tool';
    return call[1]!.startsWith('pin_') ? argument : undefined;
  }
  const [name = '', ...filters] = expression.split('|').map((part) => part.trim());
  const value = /^(?:"[^"]*"|'[^']*')$/.test(name) ? name.slice(1, -1) : variables.get(name);
  if (value === undefined) return undefined;
  return filters.includes('lower') ? value.toLowerCase() : value;
}

/** Selectors are comments; those of list items are kept with the item, keys with one may stand twice and are left out. */
function withSelector(line: string): string {
  const hash = line.lastIndexOf('#');
  const selector = hash === -1 ? null : /^#\s*\[([^\]]*)\]$/.exec(line.slice(hash).trimEnd());
  if (selector === null) return line;
  const front = line.slice(0, hash).trimEnd();
  const item = /^\s*-\s+/.exec(front)?.[0];
  if (item === undefined) return front.endsWith(':') ? front : '';
  const value = front.slice(item.length).trim();
  return /["'{[:]/.test(value) && !value.includes('{{') ? front : `${item}${JSON.stringify(`${value}${selectorMark}${selector[1]!.trim()}`)}`;
}
