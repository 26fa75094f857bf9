import type { Scope } from '#core/model/scope.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import { entries, get, isRecord, scalar, strings, text, type Value } from '#core/text/value.ts';
import { parseYaml, type YamlText } from '#core/text/yaml.ts';
import type { CabalDependency, CabalPackage } from './cabal-text.ts';

type Path = readonly (string | number)[];

/** Sections that hold components by name, and sections that are one component. */
const groups: readonly (readonly [string, Scope])[] = [['internal-libraries', 'runtime'], ['executables', 'runtime'], ['tests', 'test'], ['benchmarks', 'development']];
const single: readonly (readonly [string, Scope])[] = [['library', 'runtime'], ['executable', 'runtime'], ['custom-setup', 'build']];

/** Conditions are not nested deeper; what is, was made to be. */
const maximumDepth = 20;

/**
 * `package.yaml`, from which hpack writes a `.cabal` file; `undefined` for the manifests of other tools that go by this name.
 * Conditions are not evaluated, and defaults that are fetched are not read.
 */
export function readHpack(source: string): CabalPackage | undefined {
  const yaml = parseYaml(source, { strings: true });
  const { value } = yaml;
  if (!isHpack(value)) return undefined;
  const [name, version, license, description, homepage, copyright] = ['name', 'version', 'license', 'synopsis', 'homepage', 'copyright'].map((key) => scalar(value, key) || undefined);
  const author = text(value, 'author');
  const github = text(value, 'github')?.replace(/\.git$/, '');
  const own = new Set([name, ...entries(value, 'internal-libraries').map(([library]) => library)]);
  const dependencies = [
    ...componentDependencies(yaml, [], 'runtime'),
    ...single.flatMap(([key, scope]) => componentDependencies(yaml, [key], scope)),
    ...groups.flatMap(([key, scope]) => entries(value, key).flatMap(([component]) => componentDependencies(yaml, [key, component], scope))),
  ];
  return {
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
    licenses: license === undefined ? [] : [license],
    metadata: statedMetadata({
      description, homepage, copyright, authors: author === undefined ? strings(value, 'author') : [author],
      repository: text(value, 'git') ?? (github === undefined ? undefined : `https://github.com/${github}`),
    }),
    dependencies: dependencies.filter((dependency) => !own.has(dependency.name)),
  };
}

const ownKeys = ['library', 'internal-libraries', 'executable', 'executables', 'tests', 'benchmarks', 'custom-setup', 'ghc-options', 'default-extensions', 'extra-source-files', 'source-dirs', 'language'];

const isHpack = (value: Value): boolean => isRecord(value) && (ownKeys.some((key) => Object.hasOwn(value, key)) || Array.isArray(get(value, 'dependencies')));

/** Of one component, with what it needs under conditions: `when: {condition, …}`, a list of such, `then` and `else`. */
function componentDependencies(yaml: YamlText, at: Path, scope: Scope, depth = 0): CabalDependency[] {
  if (depth > maximumDepth || !isRecord(get(yaml.value, ...at)) && at.length > 0) return [];
  const when = get(yaml.value, ...at, 'when');
  const conditions: Path[] = Array.isArray(when) ? when.map((_, index) => [...at, 'when', index]) : [[...at, 'when']];
  return [
    ...listed(yaml, [...at, 'dependencies'], scope, depth > 0),
    ...listed(yaml, [...at, 'build-tools'], scope === 'runtime' ? 'build' : scope, depth > 0).map((tool) => ({ ...tool, name: tool.name.split(':', 1)[0]! })),
    ...conditions.flatMap((condition) => ['', 'then', 'else'].flatMap((branch) => {
      const place = branch === '' ? condition : [...condition, branch];
      return get(yaml.value, ...place) === undefined ? [] : componentDependencies(yaml, place, scope, depth + 1);
    })),
  ];
}

/** A text, a list of texts and objects, or an object from names to versions. */
function listed(yaml: YamlText, at: Path, scope: Scope, isConditional: boolean): CabalDependency[] {
  const value = get(yaml.value, ...at);
  const one = (item: Value, path: Path, named?: string): CabalDependency[] => {
    const written = scalar(item);
    const [, head = '', rest = ''] = /^\s*([A-Za-z0-9][A-Za-z0-9:-]*)(.*)$/s.exec(named ?? written ?? text(item, 'name') ?? '') ?? [];
    const requirement = named === undefined ? (written === undefined ? (scalar(item, 'version') ?? rest) : rest) : (written ?? scalar(item, 'version') ?? '');
    return head === '' ? [] : [{ name: head, requirement: requirement.trim(), scope, isConditional, line: yaml.line(...path) ?? 1 }];
  };
  if (Array.isArray(value)) return value.flatMap((item: Value, index) => one(item, [...at, index]));
  if (isRecord(value)) return entries(value).flatMap(([name, item]) => one(item, [...at, name], name));
  return value === undefined || value === null ? [] : one(value, at);
}
