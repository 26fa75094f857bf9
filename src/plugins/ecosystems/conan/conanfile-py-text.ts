import type { Scope } from '#core/model/scope.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import { readPython } from '#core/text/python-code.ts';
import { isGroup, isMark, isWord, literals, literalText, split, type SourceNode } from '#core/text/source-tree.ts';
import type { Conanfile, Requirement } from './manifest.ts';
import { parseReference, type Reference } from './reference.ts';

const scopeOfAttribute: ReadonlyMap<string, Scope> = new Map<string, Scope>([
  ['requires', 'runtime'], ['tool_requires', 'build'], ['build_requires', 'build'], ['test_requires', 'test'], ['python_requires', 'build'],
]);

/** Reads the attributes of a recipe and the calls `self.requires(…)` of its methods, whatever condition they stand under. */
export function readConanfilePy(source: string): Conanfile {
  const attributes = new Map<string, readonly SourceNode[]>();
  const requirements: Requirement[] = [];
  const unread: { line: number; message: string }[] = [];
  const add = (part: readonly SourceNode[], scope: Scope, { overridden, onlyOverrides }: Traits) => {
    const [first] = part;
    if (first === undefined) return;
    if (first.kind === 'text') {
      const reference = first.dynamic === true ? nameOnly(first.text) : parseReference(first.text);
      if (reference !== undefined) requirements.push({ reference, scope, overridden, onlyOverrides, line: first.line });
      // words beside a reference (`private`, `override`) qualify it
      if (reference !== undefined || (first.dynamic !== true && !first.text.includes('/'))) return;
    }
    // the recipe under test
    if (part.some((node) => isWord(node, 'tested_reference_str'))) return;
    unread.push({ line: first.line, message: 'a requirement is computed' });
  };
  let inMethods = false;
  for (const statement of readPython(source)) {
    const [first, second] = statement;
    if (isWord(first, 'def')) inMethods = true;
    if (!inMethods && first?.kind === 'word' && isMark(second, '=')) {
      attributes.set(first.text, statement.slice(2));
      const scope = scopeOfAttribute.get(first.text);
      if (scope !== undefined) for (const item of itemsOf(statement.slice(2))) add(item.nodes, scope, { overridden: item.overridden, onlyOverrides: item.overridden });
    }
    for (const [index, node] of statement.entries()) {
      const call = statement[index + 3];
      if (!isWord(node, 'self') || !isMark(statement[index + 1], '.') || !isGroup(call, '(')) continue;
      const method = statement[index + 2];
      const scope = method?.kind === 'word' ? scopeOfAttribute.get(method.text) : undefined;
      if (scope === undefined) continue;
      const [reference, ...options] = split(call.items);
      const says = (word: string): boolean => options.some(([name, equals, value]) => isWord(name, word) && isMark(equals, '=') && isWord(value, 'True'));
      if (reference !== undefined) add(reference, scope, { overridden: says('override') || says('force'), onlyOverrides: says('override') });
    }
  }
  return { ...description(attributes), requirements: withHostVersions(requirements), unread };
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

/** Of a computed reference the name, when that is written out. */
function nameOnly(text: string): Reference | undefined {
  const name = text.slice(0, Math.max(0, text.indexOf('/')));
  return name !== '' && !name.includes('{') ? { name, requirement: text.slice(name.length + 1) } : undefined;
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
