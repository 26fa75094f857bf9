import type { Scope } from '../model/scope.ts';
import { normalName } from './package-name.ts';

const runtime = new Set(['main', 'default', 'runtime', 'prod', 'production', 'base', 'core', 'install']);
const test = new Set(['test', 'tests', 'testing', 'unittest', 'unittests', 'pytest', 'e2e', 'qa']);
const development = new Set([
  'dev', 'develop', 'development', 'devel', 'doc', 'docs', 'documentation', 'lint', 'linting', 'linter', 'linters', 'style', 'format', 'formatting',
  'typing', 'types', 'type', 'mypy', 'typecheck', 'check', 'checks', 'ci', 'debug', 'local', 'tooling', 'tools',
  'tox', 'nox', 'release', 'coverage', 'bench', 'benchmark',
]);
const build = new Set(['build', 'packaging', 'setup']);

/** What the words of a group's name say, by the first word that says something: `dev`, `unit-tests`, `docs_build`. */
export function scopeOfName(name: string): Scope | undefined {
  for (const word of normalName(name).split('-')) {
    const letters = word.replace(/[0-9]+$/, '');
    if (test.has(letters)) return 'test';
    if (development.has(letters)) return 'development';
    if (build.has(letters)) return 'build';
    if (runtime.has(letters)) return 'runtime';
  }
  return undefined;
}

/** Groups (PEP 735, Poetry, PDM) are for the people who work on the project, unless they are the main one. */
export const scopeOfGroup = (group: string): Scope => (runtime.has(normalName(group)) ? 'runtime' : (nonRuntime(group) ?? 'development'));

/** Extras are features that users may add; by custom some serve development. */
export const scopeOfExtra = (extra: string): Scope => nonRuntime(extra) ?? 'optional';

function nonRuntime(name: string): Scope | undefined {
  const scope = scopeOfName(name);
  return scope === 'runtime' ? undefined : scope;
}
