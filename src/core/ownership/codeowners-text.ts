import { IgnoreRules } from '../ignore/ignore-rules.ts';
import { append } from '../inventory/multi-map.ts';
import type { Owner } from '../model/project.ts';
import type { PathRule } from './path-rules.ts';

/** Whose notation a file is in, by where it lies; `any`: what GitHub and GitLab read alike. */
export type CodeOwnersDialect = 'GitHub' | 'GitLab' | 'any';

export interface CodeOwnersSection {
  readonly rules: readonly (PathRule & { readonly owners: readonly Owner[] })[];
  /** What they match belongs to nobody of this section, whatever its rules say (GitLab). */
  readonly exclusions: readonly PathRule[];
  /** Of rules that name nobody. */
  readonly owners: readonly Owner[];
}

/** Lines of one kind that were left out. */
export interface CodeOwnersProblem {
  /** 1-based, of the first. */
  readonly line: number;
  readonly message: string;
  readonly remedy: string;
}

/** Of GitLab: `[Name]`, `^[Name]` (optional), `[Name][2]` (approvals), each with the owners of its rules that name none. */
const sectionHead = /^\^?\[([^\]]+)\](?:\[\d*\])?(?:\s+(.*))?$/;

export function readCodeOwners(text: string, path: string): { readonly sections: readonly CodeOwnersSection[]; readonly problems: readonly CodeOwnersProblem[] } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/).map((line) => line.trim());
  const dialect = dialectOf(path, lines);
  const sections = new Map([['', emptySection([])]]);
  let section = sections.get('')!;
  const leftOut = new Map<string, number[]>();
  for (const [index, line] of lines.entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const ownersIn = (words: readonly string[]): Owner[] => words.map((name) => ({ name, path, line: index + 1, kind: 'codeowners' }));
    const head = dialect === 'GitLab' ? sectionHead.exec(line) : null;
    if (head !== null) {
      const name = head[1]!.trim().toLowerCase();
      const owners = ownersIn(namesIn(splitWords(head[2] ?? ''), dialect));
      // sections of one name are one
      section = sections.get(name) ?? emptySection(owners);
      sections.set(name, section);
      continue;
    }
    const [pattern = '', ...words] = splitWords(line);
    const why = whatIsForeign(pattern, dialect);
    if (why !== undefined) append(leftOut, why, index + 1);
    else if (dialect === 'GitLab' && pattern.startsWith('!')) section.exclusions.push(ruleOf(pattern.slice(1), dialect));
    else section.rules.push({ ...ruleOf(pattern, dialect), owners: ownersIn(namesIn(words, dialect)) });
  }
  return { sections: [...sections.values()], problems: Array.from(leftOut, ([why, numbers]) => problemOf(why, numbers, dialect)) };
}

const emptySection = (owners: readonly Owner[]) => ({ rules: [] as CodeOwnersSection['rules'][number][], exclusions: [] as PathRule[], owners });

/** Both forges read a file in the root or in `docs`; one with sections can only be meant for GitLab. */
function dialectOf(path: string, lines: readonly string[]): CodeOwnersDialect {
  if (path.startsWith('.github/')) return 'GitHub';
  return path.startsWith('.gitlab/') || lines.some((line) => sectionHead.test(line)) ? 'GitLab' : 'any';
}

function whatIsForeign(pattern: string, dialect: CodeOwnersDialect): string | undefined {
  if (dialect === 'GitLab') return undefined;
  if (pattern.startsWith('!')) return 'exclude paths with !';
  if (pattern.startsWith(String.raw`\#`)) return 'begin with an escaped #';
  return /(?<!\\)\[/.test(pattern) ? 'match one of several characters by [ ]' : undefined;
}

function problemOf(why: string, numbers: readonly number[], dialect: CodeOwnersDialect): CodeOwnersProblem {
  const [first] = numbers;
  const subject = numbers.length === 1 ? 'this line' : `${numbers.length} lines (${numbers.slice(0, 5).join(', ')}${numbers.length > 5 ? ', …' : ''})`;
  return {
    line: first!,
    message: `${subject} would ${why}, which GitHub does not understand: left out`,
    remedy: dialect === 'GitHub' ? 'Name the paths one by one, each with its owners.' : 'Name the paths one by one, each with its owners, or move the file to .gitlab/ where only GitLab shall read it.',
  };
}

/** GitHub ends the owners at a `#`; GitLab takes every word that can name somebody. */
function namesIn(words: readonly string[], dialect: CodeOwnersDialect): string[] {
  if (dialect === 'GitLab') return words.filter((word) => word.includes('@'));
  const comment = words.findIndex((word) => word.startsWith('#'));
  return comment === -1 ? [...words] : words.slice(0, comment);
}

/** The patterns of `.gitignore` without its `!`; what ends in `/*` means the files of that directory only. For GitLab a directory is named by a slash at the end. */
function ruleOf(written: string, dialect: CodeOwnersDialect): PathRule {
  const pattern = written.replace(/^[!#]/, String.raw`\$&`);
  const rules = new IgnoreRules([pattern]);
  const namesFiles = written.endsWith('/*') || (dialect === 'GitLab' && !written.endsWith('/'));
  return { pattern, matches: namesFiles ? (path) => rules.verdict(path) === 'ignored' : (path) => rules.covers(path) };
}

/** Words at spaces; a space in a pattern is escaped by a backslash. */
function splitWords(line: string): string[] {
  const words: string[] = [];
  let word = '';
  for (let at = 0; at < line.length; at++) {
    const character = line[at]!;
    if (character === '\\' && line[at + 1] === ' ') word += line[++at]!;
    else if (character === ' ' || character === '\t') {
      if (word !== '') words.push(word);
      word = '';
    } else word += character;
  }
  return word === '' ? words : [...words, word];
}
