/** A call of a command: `set(NAME value)`. */
export interface Command {
  /** Lower case. */
  readonly name: string;
  /** As written, without quotes; `${…}` stands as it is. */
  readonly words: readonly string[];
  readonly line: number;
}

/**
 * The commands of a CMake script in order, whatever condition they stand under; nothing is run. Syntax as in cmake-language(7): comments, quoted and bracket arguments,
 * and nested parentheses, which are left out.
 */
export function readCommands(source: string): Command[] {
  const commands: Command[] = [];
  const token = /#\[(=*)\[[\s\S]*?(?:\]\1\]|$)|#[^\n]*|"((?:[^"\\]|\\[\s\S])*)(?:"|$)|\[(=*)\[([\s\S]*?)(?:\]\3\]|$)|[()\n]|(?:[^\s()"#\\]|\\[\s\S])+/g;
  let line = 1;
  let depth = 0;
  let word: { readonly text: string; readonly line: number } | undefined;
  let open: { readonly name: string; readonly words: string[]; readonly line: number } | undefined;
  for (const match of source.matchAll(token)) {
    const [text, , quoted, , bracketed] = match;
    const at = line;
    for (let next = text.indexOf('\n'); next !== -1; next = text.indexOf('\n', next + 1)) line++;
    if (text === '\n' || text.startsWith('#')) continue;
    if (text === '(') {
      depth++;
      if (depth === 1) open = { name: word?.text.toLowerCase() ?? '', words: [], line: word?.line ?? at };
    } else if (text === ')') {
      depth = Math.max(0, depth - 1);
      if (depth === 0 && open !== undefined) commands.push(open);
      if (depth === 0) open = undefined;
    } else if (open !== undefined) open.words.push(quoted === undefined ? (bracketed ?? text) : quoted.replace(/\\\n/g, '').replace(/\\(.)/g, '$1').trim());
    else word = { text, line: at };
  }
  if (open !== undefined) commands.push(open);
  return commands;
}
