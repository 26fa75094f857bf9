import type { Scope } from '#core/model/scope.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import { readPython } from '#core/text/python-code.ts';
import { isGroup, isMark, isWord, literals, literalText, split, type Group, type SourceNode } from '#core/text/source-tree.ts';
import type { Conanfile, Requirement } from './manifest.ts';
import { RecipeValues, type RecipeData } from './recipe-values.ts';
import { parseReference, type Reference } from './reference.ts';

const scopeOfAttribute: ReadonlyMap<string, Scope> = new Map<string, Scope>([
  ['requires', 'runtime'], ['tool_requires', 'build'], ['build_requires', 'build'], ['test_requires', 'test'], ['python_requires', 'build'],
]);

/** Reads the attributes of a recipe and the calls `self.requires(…)` of its methods, whatever condition they stand under. */
export function readConanfilePy(source: string, data: RecipeData = () => undefined): Conanfile {
  const attributes = new Map<string, readonly SourceNode[]>();
  const requirements: Requirement[] = [];
  const unread: { line: number; message: string }[] = [];
  const values = new RecipeValues(data);
  const add = (part: readonly SourceNode[], scope: Scope, { overridden, onlyOverrides }: Traits) => {
    const [first] = part;
    // the recipe under test
    if (first === undefined || part.some((node) => isWord(node, 'tested_reference_str'))) return;
    const written = part.length === 1 && first.kind === 'text' && first.dynamic !== true;
    const texts = values.list(part) ?? [values.text(part)];
    for (const text of texts) {
      const reference = text === undefined ? undefined : referenceOf(text);
      if (reference !== undefined) requirements.push({ reference, scope, overridden, onlyOverrides, line: first.line });
      // words beside a reference (`private`, `override`) qualify it
      else if (!written || text?.includes('/') === true) unread.push({ line: first.line, message: 'a requirement is computed' });
    }
  };
  let inMethods = false;
  for (const statement of readPython(source)) {
    const [first, second] = statement;
    if (isWord(first, 'class')) {
      inMethods = false;
      values.enterClass();
    } else if (isWord(first, 'def')) {
      inMethods = true;
      values.enterMethod();
    }
    if (!inMethods && first?.kind === 'word' && isMark(second, '=')) {
      attributes.set(first.text, statement.slice(2));
      const scope = scopeOfAttribute.get(first.text);
      if (scope !== undefined) for (const item of itemsOf(statement.slice(2))) add(item.nodes, scope, { overridden: item.overridden, onlyOverrides: item.overridden });
    }
    values.note(statement);
    for (const { method, call } of callsOfSelf(statement)) {
      const scope = scopeOfAttribute.get(method);
      if (scope === undefined) continue;
      const [reference, ...options] = split(call.items);
      const says = (word: string): boolean => options.some(([name, equals, value]) => isWord(name, word) && isMark(equals, '=') && isWord(value, 'True'));
      if (reference !== undefined) add(reference, scope, { overridden: says('override') || says('force'), onlyOverrides: says('override') });
    }
  }
  return { ...description(attributes), requirements: withHostVersions(requirements), unread };
}

/** `self.method(…)`, and `self.method.add(…)` of old recipes. */
function callsOfSelf(statement: readonly SourceNode[]): { readonly method: string; readonly call: Group }[] {
  return statement.flatMap((node, index) => {
    if (isGroup(node)) return callsOfSelf(node.items);
    const method = statement[index + 2];
    if (!isWord(node, 'self') || !isMark(statement[index + 1], '.') || method?.kind !== 'word') return [];
    const isAdd = isMark(statement[index + 3], '.') && isWord(statement[index + 4], 'add');
    const call = statement[index + (isAdd ? 5 : 3)];
    return isGroup(call, '(') ? [{ method: method.text, call }] : [];
  });
}

interface Traits {
  readonly overridden: boolean;
  readonly onlyOverrides: boolean;
}

/** One reference, several beside each other, or a list of them, each perhaps in a pair with what qualifies it. */
function itemsOf(nodes: readonly SourceNode[]): { nodes: readonly SourceNode[]; overridden: boolean }[] {
  const [first] = nodes;
  const parts = nodes.length === 1 && isGroup(first) ? split(first.items) : split(nodes);
  return parts.map((part) => {
    const [pair] = part;
    return isGroup(pair) && part.length === 1
      ? { nodes: split(pair.items)[0] ?? [], overridden: literals(pair).includes('override') }
      : { nodes: part, overridden: false };
  });
}

/** Tools that shall have the version of the library that runs: where that is written out, it is theirs too. */
function withHostVersions(requirements: readonly Requirement[]): Requirement[] {
  const versions = new Map(requirements.flatMap(({ reference, scope }) => (scope === 'runtime' && reference.version !== undefined ? [[reference.name, reference.version] as const] : [])));
  return requirements.map((requirement) => {
    const { reference } = requirement;
    const [, of = reference.name] = /^<host_version(?::(.+))?>$/.exec(reference.requirement ?? '') ?? [undefined, ''];
    const version = versions.get(of);
    return version === undefined ? requirement : { ...requirement, reference: { ...reference, version } };
  });
}

/** Of a reference with parts that are not known what can be read: an owner that is not known leaves name and version as they are. */
function referenceOf(text: string): Reference | undefined {
  if (!text.includes('{')) return parseReference(text);
  const slash = text.indexOf('/');
  const name = text.slice(0, Math.max(0, slash));
  if (name === '' || name.includes('{')) return undefined;
  const requirement = text.slice(slash + 1);
  const version = requirement.split('@', 1)[0]!;
  return version.includes('{') ? { name, requirement } : parseReference(`${name}/${version}`);
}

function description(attributes: ReadonlyMap<string, readonly SourceNode[]>): Pick<Conanfile, 'name' | 'version' | 'licenses' | 'metadata'> {
  const text = (key: string) => {
    const nodes = attributes.get(key) ?? [];
    const parts = nodes.length === 1 && isGroup(nodes[0], '(') ? nodes[0].items : nodes;
    // literals that stand beside each other are one
    const texts = parts.filter((node) => node.kind !== 'newline').map(literalText);
    return texts.length > 0 && texts.every((item) => item !== undefined) ? texts.join('') : undefined;
  };
  const [name, version, homepage, repository, about, author] = ['name', 'version', 'homepage', 'url', 'description', 'author'].map(text);
  const license = attributes.get('license') ?? [];
  const licenses = license.length === 1 && isGroup(license[0]) ? literals(license[0]) : license.flatMap((node) => literalText(node) ?? []);
  return {
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
    licenses,
    metadata: statedMetadata({ description: about?.trim(), homepage, repository, authors: author === undefined ? [] : [author] }),
  };
}
