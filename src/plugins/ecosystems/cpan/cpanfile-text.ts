import { weakest, type Scope } from '#core/model/scope.ts';
import { readString, tokenize, type SourceGrammar, type Special } from '#core/text/source-code.ts';
import { isGroup, isWord, nest, split, type SourceNode } from '#core/text/source-tree.ts';
import type { ModuleRequirement } from './meta-text.ts';

/** Requirements of a `cpanfile`, a small language in Perl. */
export interface Cpanfile {
  readonly requirements: readonly ModuleRequirement[];
  readonly unread: readonly { readonly line: number; readonly message: string }[];
}

const scopeOfWord: ReadonlyMap<string, Scope> = new Map<string, Scope>([
  ['requires', 'runtime'], ['recommends', 'optional'], ['suggests', 'optional'],
  ['test_requires', 'test'], ['build_requires', 'build'], ['configure_requires', 'build'], ['author_requires', 'development'],
]);

const scopeOfPhase: ReadonlyMap<string, Scope> = new Map<string, Scope>([
  ['runtime', 'runtime'], ['test', 'test'], ['build', 'build'], ['configure', 'build'], ['develop', 'development'],
]);

export function readCpanfile(source: string): Cpanfile {
  const requirements: ModuleRequirement[] = [];
  const unread: { line: number; message: string }[] = [];
  const walk = (nodes: readonly SourceNode[], outer: Scope) => {
    for (const statement of split(nodes, ';')) {
      const [first] = statement;
      const parts = split(isGroup(statement[1], '(') ? statement[1].items : statement.slice(1)).flatMap(byArrow);
      const block = statement.findLast((node) => isGroup(node, '{')) ?? (isGroup(statement[1], '(') ? statement[1].items.findLast((node) => isGroup(node, '{')) : undefined);
      if (isWord(first, 'on', 'feature') && isGroup(block)) {
        const phase = textOf(parts[0]);
        walk(block.items, weakest(outer, isWord(first, 'feature') ? 'optional' : (scopeOfPhase.get(phase ?? '') ?? 'development')));
        continue;
      }
      const scope = first?.kind === 'word' ? scopeOfWord.get(first.text) : undefined;
      if (scope === undefined || first === undefined) continue;
      const module = textOf(parts[0]);
      if (module === undefined) unread.push({ line: first.line, message: 'the name of a module is computed' });
      else requirements.push({ module, requirement: textOf(parts[1]) ?? '0', scope: weakest(outer, scope), line: first.line });
    }
  };
  walk(nest(tokenize(source, perl)), 'runtime');
  return { requirements, unread };
}

/** `=>` is a comma. */
const byArrow = (part: readonly SourceNode[]): SourceNode[][] => split(part, '=>');

function textOf(part: readonly SourceNode[] | undefined): string | undefined {
  const [node, more] = part ?? [];
  if (node === undefined || more !== undefined) return undefined;
  if (node.kind === 'text') return node.dynamic === true ? undefined : node.text;
  return node.kind === 'number' || node.kind === 'word' ? node.text : undefined;
}

const closers: ReadonlyMap<string, string> = new Map([['(', ')'], ['[', ']'], ['{', '}'], ['<', '>']]);

/** `q(…)`, `qq{…}` and plain documentation. */
function perlSpecial(source: string, at: number): Special | undefined {
  if (source[at] === '=' && (at === 0 || source[at - 1] === '\n') && /[a-z]/.test(source[at + 1] ?? '')) {
    const cut = source.indexOf('\n=cut', at);
    return { end: cut === -1 ? source.length : cut + 5 };
  }
  if (source.startsWith('__END__', at) && (at === 0 || source[at - 1] === '\n')) return { end: source.length };
  if (source[at] !== 'q' || /\w/.test(source[at - 1] ?? '')) return undefined;
  const isDouble = source[at + 1] === 'q';
  const open = source[at + (isDouble ? 2 : 1)] ?? '';
  if (!/[([{</|!]/.test(open)) return undefined;
  const { end, text } = readString(source, at + (isDouble ? 3 : 2), { open, close: closers.get(open) ?? open });
  return { end, tokens: [{ kind: 'text', text, dynamic: isDouble && text.includes('$') }] };
}

const perl: SourceGrammar = {
  lineComments: ['#'],
  strings: [{ open: '"', close: '"', escapes: true }, { open: "'", close: "'", escapes: true }],
  operators: ['=>', '->', '::', '==', '!=', '&&', '||', '//'],
  special: perlSpecial,
};
