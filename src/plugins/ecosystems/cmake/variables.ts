import type { Command } from './commands.ts';

/** Variables that a script sets to one value, the last one counting. */
export function variablesIn(commands: readonly Command[]): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const { name, words } of commands) {
    const [variable, value, ...more] = words;
    if (name === 'set' && variable !== undefined && value !== undefined && (more.length === 0 || more[0] === 'CACHE' || more[0] === 'PARENT_SCOPE')) variables.set(variable, value);
    // project(name VERSION 1.2.3)
    const version = name === 'project' ? words[words.indexOf('VERSION') + 1] : undefined;
    if (name === 'project' && words.includes('VERSION') && version !== undefined) variables.set('PROJECT_VERSION', version);
  }
  return variables;
}

const deepest = 10;

/** With the variables in it that are known; `undefined` where one is not. */
export function filledIn(text: string | undefined, lookup: (name: string) => string | undefined, depth = 0): string | undefined {
  if (text === undefined || !text.includes('$')) return text;
  let isKnown = depth < deepest;
  const filled = text.replace(/\$(ENV|CACHE)?\{([^{}$]*)\}/g, (_, kind: string | undefined, name: string) => {
    const value = isKnown && kind !== 'ENV' ? filledIn(lookup(name), lookup, depth + 1) : undefined;
    isKnown &&= value !== undefined;
    return value ?? '';
  });
  return isKnown && !filled.includes('$') ? filled : undefined;
}
