import type { IniValue } from './ini-text.ts';

export interface ListItem {
  readonly text: string;
  /** 1-based. */
  readonly line: number | undefined;
}

type Section = ReadonlyMap<string, IniValue>;

/** References to references, in a circle or a thousandfold, end here. */
const mostReferences = 1_000;
const mostDepth = 20;

/**
 * The items of a list as setuptools reads it: one on a line, or on a single line behind semicolons; comments behind white space are none of it,
 * and `%(other)s` stands for the value of another key of its section. `defaults` is the section `[DEFAULT]`.
 */
export function listItems(value: IniValue, section: Section, defaults: Section | undefined, budget = { left: mostReferences, depth: 0 }): ListItem[] {
  const isSingleLine = value.lines.length === 1 && value.lineNumbers[0] === value.line;
  return value.lines.flatMap((raw, index) => {
    const line = value.lineNumbers[index];
    const uncommented = raw.replace(/\s#.*$/, '').trim();
    const texts = isSingleLine ? splitAtSemicolons(uncommented) : [uncommented];
    return texts.flatMap((text) => expand({ text, line }, section, defaults, budget));
  }).filter(({ text }) => text !== '');
}

/** A name that is not there stays as it is written. */
function expand({ text, line }: ListItem, section: Section, defaults: Section | undefined, budget: { left: number; depth: number }): ListItem[] {
  const named = (name: string): IniValue | undefined => {
    const key = name.toLowerCase().replaceAll('-', '_');
    return budget.left <= 0 || budget.depth >= mostDepth ? undefined : (section.get(key) ?? defaults?.get(key));
  };
  const references = [...text.matchAll(/%\(([^)]{1,100})\)s/g)];
  const isOnlyReferences = references.length > 0 && text.replace(/%\([^)]{1,100}\)s/g, '').trim() === '';
  if (isOnlyReferences && references.every(([, name]) => named(name!) !== undefined)) {
    return references.flatMap(([, name]) => {
      const value = named(name!);
      if (value === undefined) return [];
      budget.left--;
      budget.depth++;
      const items = listItems(value, section, defaults, budget);
      budget.depth--;
      return items;
    });
  }
  return [{ text: text.replace(/%\(([^)]{1,100})\)s|%%/g, (written: string, name?: string) => (name === undefined ? '%' : (named(name)?.lines.join(' ') ?? written))), line }];
}

/** A semicolon also begins a marker. */
function splitAtSemicolons(text: string): string[] {
  const items: string[] = [];
  for (const part of text.split(';')) {
    if (items.length > 0 && /^[\s(]*(?:python_|sys_platform|os_name|platform_|implementation_|extra\b|["'])/.test(part)) items.push(`${items.pop()!};${part}`);
    else items.push(part.trim());
  }
  return items;
}
