import { tokenizeRuby } from '#core/ruby/tokens.ts';

export interface BrewfileEntry {
  /** `brew`, `cask`, `tap`, `mas`, `vscode`, `whalebrew`, … */
  readonly kind: string;
  readonly name: string;
  readonly line: number;
}

const kinds = new Set(['brew', 'cask', 'tap', 'mas', 'vscode', 'whalebrew', 'go', 'cargo', 'uv', 'npm', 'flatpak', 'krew']);

/** Statements `kind "name", …` with a literal name. */
export function readBrewfile(text: string): BrewfileEntry[] {
  const tokens = tokenizeRuby(text).filter(({ kind, text: word }) => kind !== 'mark' || word !== '(');
  const entries: BrewfileEntry[] = [];
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    const name = tokens[index + 1];
    const isStatement = before === undefined || before.kind === 'newline' || (before.kind === 'mark' && before.text === ';');
    if (isStatement && token.kind === 'word' && kinds.has(token.text) && name?.kind === 'text' && name.dynamic !== true) {
      entries.push({ kind: token.text, name: name.text, line: token.line });
    }
  }
  return entries;
}
