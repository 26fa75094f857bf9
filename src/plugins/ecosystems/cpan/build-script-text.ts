import { weakest, type Scope } from '#core/model/scope.ts';
import { isGroup, isMark, isWord, split, type SourceNode } from '#core/text/source-tree.ts';
import { requirementCalls, scopeOfPhase, type Cpanfile } from './cpanfile-text.ts';
import type { ModuleRequirement } from './meta-text.ts';
import { byArrow, readPerl, textOf } from './perl-text.ts';

/** What a `Makefile.PL` or `Build.PL` writes out. */
export interface BuildScript extends Cpanfile {
  /** Of the distribution: `My-Module`. */
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
}

/** Hashes of modules: those of ExtUtils::MakeMaker, then those of Module::Build. */
const scopeOfKey: ReadonlyMap<string, Scope> = new Map<string, Scope>([
  ['PREREQ_PM', 'runtime'], ['TEST_REQUIRES', 'test'], ['BUILD_REQUIRES', 'build'], ['CONFIGURE_REQUIRES', 'build'],
  ['requires', 'runtime'], ['test_requires', 'test'], ['build_requires', 'build'], ['configure_requires', 'build'], ['recommends', 'optional'],
]);

const named = { name: ['DISTNAME', 'NAME', 'dist_name', 'module_name'], version: ['VERSION', 'dist_version'], license: ['LICENSE', 'license'] } as const;

/** Hashes are not nested deeper; what is, was made to be. */
const maximumDepth = 30;

export function readBuildScript(source: string): BuildScript {
  const nodes = readPerl(source);
  const { requirements, unread } = requirementCalls(nodes, { several: true });
  const found: ModuleRequirement[] = [...requirements];
  const missed = [...unread];
  const texts = new Map<string, string>();
  const read = (inner: readonly SourceNode[], phase: Scope, depth: number): void => {
    for (const [index, node] of inner.entries()) {
      const next = inner[index + 2];
      if ((node.kind === 'word' || node.kind === 'text') && isMark(inner[index + 1], '=>')) {
        const scope = scopeOfKey.get(node.text);
        if (scope !== undefined && isGroup(next, '{')) {
          for (const part of split(next.items)) {
            const pair = pairOf(part, weakest(phase, scope));
            if (pair !== undefined) found.push(pair);
            else missed.push({ line: part[0]!.line, message: `a module of ${node.text} is computed` });
          }
        }
        if (scope !== undefined && !isGroup(next, '{') && node.text === node.text.toUpperCase()) missed.push({ line: node.line, message: `the modules of ${node.text} are computed` });
        const value = next === undefined ? undefined : textOf([next]);
        if (value !== undefined && !texts.has(node.text)) texts.set(node.text, value);
      }
      const key = isMark(inner[index - 1], '=>') ? inner[index - 2] : undefined;
      const own = key?.kind === 'word' || key?.kind === 'text' ? scopeOfPhase.get(key.text) : undefined;
      if (isGroup(node) && depth < maximumDepth) read(node.items, own ?? phase, depth + 1);
    }
  };
  read(nodes, 'runtime', 0);
  for (const word of ['name', 'version', 'license']) {
    const call = calledWith(nodes, word);
    if (call !== undefined) texts.set(word === 'license' ? 'LICENSE' : word === 'version' ? 'VERSION' : 'DISTNAME', call);
  }
  const text = (keys: readonly string[]): string | undefined => keys.map((key) => texts.get(key)).find((value) => value !== undefined && value !== '');
  const [name, version, license] = [text(named.name), text(named.version), text(named.license)];
  return {
    ...(name === undefined ? {} : { name: name.replaceAll('::', '-') }),
    ...(version === undefined ? {} : { version }),
    ...(license === undefined ? {} : { license }),
    requirements: found,
    unread: missed,
  };
}

/** `'Module' => '1.0'`; a version that is computed is any. */
function pairOf(part: readonly SourceNode[], scope: Scope): ModuleRequirement | undefined {
  const [key, value] = byArrow(part);
  const module = textOf(key);
  return module === undefined || value === undefined ? undefined : { module, requirement: textOf(value) ?? '0', scope, line: part[0]!.line };
}

/** The text of `word 'text';` at the beginning of a statement (Module::Install). */
function calledWith(nodes: readonly SourceNode[], word: string): string | undefined {
  for (const statement of split(nodes, ';')) {
    const [first, second, more] = statement;
    if (!isWord(first, word) || more !== undefined) continue;
    return second === undefined ? undefined : textOf(isGroup(second, '(') ? second.items : [second]);
  }
  return undefined;
}
