import type { PackageMetadata } from '#core/model/component.ts';
import type { Scope } from '#core/model/scope.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import { callOf, readStatements } from '#core/ruby/statements.ts';
import { constantPath, staticText } from '#core/ruby/values.ts';
import type { JsonText } from '#core/text/json.ts';
import { isGroup, isMark, isWord, literals, type SourceNode } from '#core/text/source-tree.ts';
import { entries, list, strings, text } from '#core/text/value.ts';

/** What a podspec says of its pod, as far as it is written out; subspecs count as parts of it. */
export interface Podspec {
  readonly name?: string;
  readonly version?: string;
  readonly licenses: readonly string[];
  readonly metadata: PackageMetadata;
  readonly dependencies: readonly PodDependency[];
}

export interface PodDependency {
  readonly name: string;
  readonly requirement: string;
  readonly scope: Scope;
  readonly line?: number;
}

interface Frame {
  readonly specification: string;
  readonly isTest: boolean;
}

export function readPodspec(source: string): Podspec {
  const values = new Map<string, string>();
  const attributes = new Map<string, readonly SourceNode[]>();
  const dependencies: PodDependency[] = [];
  readStatements<Frame>(source, {
    open: ({ nodes, keyword, parameters }, frames) => {
      if (keyword !== 'do' && keyword !== 'braces') return undefined;
      const isRoot = constantPath(nodes).name === 'Pod::Spec' || constantPath(nodes).name === 'Pod::Specification';
      const method = nodes[2];
      const isPart = isMark(nodes[1], '.') && isWord(method, 'subspec', 'test_spec', 'app_spec');
      return (isRoot || isPart) && parameters[0] !== undefined
        ? { specification: parameters[0], isTest: frames.at(-1)?.isTest === true || isWord(method, 'test_spec') }
        : undefined;
    },
    statement: ({ nodes, line, frames }) => {
      const [first, second, third] = nodes;
      const frame = frames.at(-1);
      if (first?.kind === 'word' && isMark(second, '=')) {
        const value = staticText(nodes.slice(2), values);
        if (value !== undefined) values.set(first.text, value);
      }
      if (frame === undefined || !isWord(first, frame.specification) || !isMark(second, '.') || third?.kind !== 'word') return;
      if (isMark(nodes[3], '=')) {
        if (frames.length === 1) attributes.set(third.text, nodes.slice(4));
        if (frames.length === 1) remember(values, `${frame.specification}.${third.text}`, staticText(nodes.slice(4), values));
        return;
      }
      // the platform may stand between: s.ios.dependency
      const at = nodes.findIndex((node, index) => isMark(nodes[index - 1], '.') && isWord(node, 'dependency'));
      const call = at === -1 ? undefined : callOf(nodes.slice(at));
      const name = staticText(call?.positional[0] ?? [], values);
      if (call === undefined || name === undefined) return;
      const requirement = call.positional.slice(1).flatMap((part) => (isGroup(part[0], '[') ? literals(part[0]) : (staticText(part, values) ?? []))).join(', ');
      dependencies.push({ name: name.split('/')[0]!, requirement, scope: frame.isTest ? 'test' : 'runtime', line });
    },
  });
  const read = (key: string) => staticText(attributes.get(key) ?? [], values);
  const license = attributes.get('license') ?? [];
  const type = isGroup(license[0], '{') ? callOf([{ kind: 'word', text: 'x', line: 0, spaced: true }, ...license])?.named.get('type') : license;
  return podspecOf(read, staticText(type ?? [], values), authorsOf(attributes.get('authors') ?? attributes.get('author') ?? []), dependencies);
}

/** The same from JSON. */
export function readPodspecJson(json: JsonText): Podspec {
  const { value } = json;
  const license = text(value, 'license') ?? text(value, 'license', 'type');
  const author = text(value, 'authors') ?? text(value, 'author');
  const authors = author === undefined ? entries(value, 'authors').map(([name]) => name) : [author];
  return podspecOf((key) => text(value, key), license, authors, dependenciesOf(json, [], 'runtime'));
}

/** Those of the specification at a place of the text, and of its parts. */
function dependenciesOf(json: JsonText, place: readonly (string | number)[], scope: Scope): PodDependency[] {
  if (place.length > 40) return [];
  const own = entries(json.value, ...place, 'dependencies').map(([name, requirement]): PodDependency => {
    const line = json.line(...place, 'dependencies', name);
    return { name: name.split('/')[0]!, scope, requirement: text(requirement) ?? strings(requirement).join(', '), ...(line === undefined ? {} : { line }) };
  });
  const parts = (key: string, inner: Scope) => list(json.value, ...place, key).flatMap((_, index) => dependenciesOf(json, [...place, key, index], inner));
  return [...own, ...parts('subspecs', scope), ...parts('testspecs', 'test')];
}

function podspecOf(
  read: (key: string) => string | undefined,
  license: string | undefined,
  authors: readonly string[],
  dependencies: readonly PodDependency[],
): Podspec {
  const [name, version, description, homepage, repository] = [read('name'), read('version'), read('summary'), read('homepage'), undefined];
  return {
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
    licenses: license === undefined ? [] : [license],
    metadata: statedMetadata({ description: description?.trim(), homepage, repository, authors }),
    dependencies: dependencies.filter((dependency) => dependency.name !== name),
  };
}

function remember(values: Map<string, string>, name: string, value: string | undefined): void {
  if (value !== undefined) values.set(name, value);
}

/** A text, a list, or a hash from names to addresses. */
function authorsOf(nodes: readonly SourceNode[]): string[] {
  const [first] = nodes;
  if (isGroup(first, '{')) return first.items.flatMap((item, index) => (item.kind === 'text' && (index === 0 || isMark(first.items[index - 1], ',') || first.items[index - 1]?.kind === 'newline') ? [item.text] : []));
  if (isGroup(first, '[')) return literals(first);
  return first?.kind === 'text' ? [first.text] : [];
}
