import type { PackageMetadata } from '#core/model/component.ts';
import type { Scope } from '#core/model/scope.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import { tokenize, type SourceGrammar } from '#core/text/source-code.ts';
import { isGroup, isMark, literalText, nest, type SourceNode } from '#core/text/source-tree.ts';

/** What an opam file says. */
export interface OpamFile {
  readonly name?: string;
  readonly version?: string;
  readonly licenses: readonly string[];
  readonly metadata: PackageMetadata;
  readonly dependencies: readonly OpamDependency[];
  /** Texts of a list field such as `installed` of a switch. */
  list(field: string): readonly { readonly text: string; readonly line: number }[];
}

export interface OpamDependency {
  readonly name: string;
  /** As written, without the condition under which it is needed. */
  readonly requirement: string;
  /** The version that the requirement allows only. */
  readonly version?: string;
  readonly scope: Scope;
  readonly platform?: string;
  /** One of several that would do, or needed under a condition that is about more than its part of the project. */
  readonly isConditional: boolean;
  readonly line: number;
}

/** Reads the format of opam 2: `field: value`, lists, options in braces. */
export function readOpam(source: string): OpamFile {
  const fields = new Map<string, SourceNode[]>();
  let current: SourceNode[] | undefined;
  for (const node of nest(tokenize(source, opam))) {
    if (node.kind === 'key') fields.set(node.text, (current = []));
    else if (node.kind !== 'newline') current?.push(node);
  }
  const text = (field: string) => literalText(fields.get(field)?.[0]);
  const list = (field: string) => {
    const [first] = fields.get(field) ?? [];
    const items = isGroup(first, '[') ? first.items : [first];
    return items.flatMap((item) => (item?.kind === 'text' ? [{ text: item.text, line: item.line }] : []));
  };
  const [name, version, description, homepage, repository] = ['name', 'version', 'synopsis', 'homepage', 'dev-repo'].map(text);
  const authors = list('authors').map((author) => author.text);
  return {
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
    licenses: list('license').map((license) => license.text),
    metadata: statedMetadata({ description, homepage, repository, authors }),
    dependencies: [...dependenciesOf(fields.get('depends') ?? [], 'runtime'), ...dependenciesOf(fields.get('depopts') ?? [], 'optional')],
    list,
  };
}

/** `"name" {>= "1.0" & with-test}`; alternatives and groups in brackets count one by one. */
function dependenciesOf(nodes: readonly SourceNode[], scope: Scope): OpamDependency[] {
  const found: OpamDependency[] = [];
  const flat = nodes.filter((node) => node.kind !== 'newline');
  for (const [index, node] of flat.entries()) {
    if (isGroup(node, '[') || isGroup(node, '(')) for (const inner of dependenciesOf(node.items, scope)) found.push(inner);
    else if (node.kind === 'text') {
      const options = flat[index + 1];
      found.push({ name: node.text, line: node.line, ...conditionOf(isGroup(options, '{') ? options.items : [], scope) });
    }
  }
  if (flat.some((node) => isMark(node, '|'))) return found.map((dependency) => ({ ...dependency, isConditional: true }));
  return found;
}

const isAboutVersion = (term: string): boolean => /^(?:[<>=(]|!=)/.test(term);

const scopeOfWord: ReadonlyMap<string, Scope> = new Map<string, Scope>([
  ['with-test', 'test'], ['with-doc', 'development'], ['with-dev-setup', 'development'], ['dev', 'development'], ['build', 'build'],
]);

function conditionOf(nodes: readonly SourceNode[], scope: Scope): Pick<OpamDependency, 'requirement' | 'version' | 'scope' | 'platform' | 'isConditional'> {
  const written = spell(nodes);
  const scopes = nodes.flatMap((node, index) => (node.kind === 'word' && !isMark(nodes[index - 1], '!') ? (scopeOfWord.get(node.text) ?? []) : []));
  const terms = written.split(' & ');
  // «or» reaches over all terms: what is left out of it would make it another condition
  const requirement = written.includes(' | ') && terms.some((term) => !isAboutVersion(term)) ? written : terms.filter(isAboutVersion).join(' & ');
  const platform = terms.filter((term) => /^(?:os|arch|os-family|os-distribution|os-version)\b/.test(term)).join(' & ');
  // `= "1.0"`, and not the value of a variable (`os = "linux"`)
  const equals = nodes.findIndex((node, index) => isMark(node, '=') && (index === 0 || isMark(nodes[index - 1], '&')));
  const exact = equals === -1 || nodes.some((node) => isMark(node, '|')) ? undefined : literalText(nodes[equals + 1]);
  return {
    requirement,
    ...(exact === undefined ? {} : { version: exact }),
    scope: scopes.includes('test') && !scopes.includes('build') ? 'test' : (scopes[0] ?? scope),
    ...(platform === '' ? {} : { platform }),
    isConditional: !terms.every((term) => term === '' || isAboutVersion(term) || scopeOfWord.has(term)),
  };
}

/** As a person would write it. */
function spell(nodes: readonly SourceNode[]): string {
  return nodes.map((node) => {
    if (node.kind === 'group') return `(${spell(node.items)})`;
    if (node.kind === 'newline') return '';
    return node.kind === 'text' ? JSON.stringify(node.text) : node.text;
  }).filter((part) => part !== '').join(' ');
}

const opam: SourceGrammar = {
  lineComments: ['#'],
  blockComments: [{ open: '(*', close: '*)', nested: true }],
  strings: [{ open: '"""', close: '"""', escapes: true, block: true }, { open: '"', close: '"', escapes: true }],
  operators: ['>=', '<=', '!=', '+='],
  wordCharacters: '-+',
  keys: true,
};
