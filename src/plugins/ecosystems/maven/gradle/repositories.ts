import { isGroup, isMark, type SourceNode } from '#core/text/source-tree.ts';
import { statements } from '../statements.ts';
import { languageOf, readCode } from './gradle-code.ts';

/** Modules that a repository is said to have. */
export interface ModuleFilter {
  readonly group: string;
  readonly groupIs: 'text' | 'text-and-below' | 'expression';
  readonly name?: string;
  readonly nameIs?: 'text' | 'expression';
}

/** A repository that a script names for what it builds. */
export interface GradleRepository {
  /** Its address; of the well-known ones the name of the method, of computed ones a few words. */
  readonly address: string;
  /** Nothing else is looked for there; absent where that is not said. */
  readonly filters?: readonly ModuleFilter[];
  /** What the filters name is looked for nowhere else. */
  readonly isExclusive: boolean;
}

const wellKnown = new Set(['mavenCentral', 'google', 'gradlePluginPortal', 'jcenter']);

/** What is only for the build itself, or is published to. */
const others = new Set(['buildscript', 'pluginManagement', 'publishing', 'initscript']);

/** The blocks `repositories` of a script, wherever they stand; nothing is run. */
export function repositoriesIn(text: string, name: string): GradleRepository[] {
  const found: GradleRepository[] = [];
  const visit = (nodes: readonly SourceNode[]): void => {
    nodes.forEach((node, at) => {
      if (!isGroup(node)) return;
      const before = nodes[at - 1];
      const word = before?.kind === 'word' ? before.text : '';
      if (isGroup(node, '{') && word === 'repositories') addRepositories(node.items, found);
      else if (!others.has(word)) visit(node.items);
    });
  };
  visit(readCode(text, languageOf(name)));
  return found;
}

function addRepositories(nodes: readonly SourceNode[], found: GradleRepository[]): void {
  for (const statement of statements(nodes)) {
    const [first] = statement;
    if (first?.kind !== 'word') continue;
    if (first.text === 'exclusiveContent') {
      const inner = blockOf(statement);
      const filters = filtersIn(inner, 'filter');
      for (const part of statements(inner)) {
        if (part[0]?.kind !== 'word' || !/^forRepositor(?:y|ies)$/.test(part[0].text)) continue;
        const own: GradleRepository[] = [];
        addRepositories([...blockOf(part), ...part.flatMap((node) => (isGroup(node, '(') ? node.items : []))], own);
        found.push(...own.map(({ address }) => ({ address, filters, isExclusive: true })));
      }
    } else if (wellKnown.has(first.text)) found.push({ address: first.text, isExclusive: false, ...contentOf(statement) });
    else if (first.text === 'maven' || first.text === 'ivy') {
      const address = addressOf(statement);
      // a directory is no registry
      if (address === computed || /^(?!file:)[a-z][a-z0-9+.-]+:/i.test(address)) found.push({ address, isExclusive: false, ...contentOf(statement) });
    }
  }
}

const blockOf = (statement: readonly SourceNode[]): readonly SourceNode[] => {
  const block = statement.findLast((node) => isGroup(node, '{'));
  return isGroup(block) ? block.items : [];
};

/** `maven("…")`, `maven { url = uri("…") }`, `maven { setUrl("…") }`. */
function addressOf(statement: readonly SourceNode[]): string {
  const group = statement[1];
  const direct = isGroup(group, '(') ? literalIn(group.items) : undefined;
  const settings = statements(blockOf(statement)).find(([word]) => word?.kind === 'word' && (word.text === 'url' || word.text === 'setUrl'));
  return direct ?? (settings === undefined ? undefined : literalIn(settings.slice(1))) ?? computed;
}

/** In place of an address. */
const computed = 'a computed address';

/** Calls that take an address, or a directory. */
const ofAddresses = new Set(['url', 'uri', 'URI', 'URL', 'create', 'file']);

/** The only literal, perhaps inside of calls that make an address of it. */
function literalIn(nodes: readonly SourceNode[]): string | undefined {
  if (nodes.some((node) => node.kind === 'word' && !ofAddresses.has(node.text))) return undefined;
  const texts = nodes.flatMap((node): (string | undefined)[] => (isGroup(node, '(') ? [literalIn(node.items)] : node.kind === 'text' ? [node.dynamic === true ? undefined : node.text] : []));
  return texts.length === 1 ? texts[0] : undefined;
}

/** `content { includeGroup "…" }`; one that only excludes says nothing of what is there. */
function contentOf(statement: readonly SourceNode[]): Pick<GradleRepository, 'filters'> {
  const filters = [...filtersIn(blockOf(statement), 'content'), ...filtersIn(blockOf(statement), 'mavenContent')];
  return filters.length === 0 ? {} : { filters };
}

function filtersIn(nodes: readonly SourceNode[], block: string): ModuleFilter[] {
  return statements(nodes).filter(([word]) => word?.kind === 'word' && word.text === block).flatMap((part) => statements(blockOf(part)).flatMap(filterOf));
}

function filterOf([word, ...rest]: readonly SourceNode[]): ModuleFilter[] {
  if (word?.kind !== 'word') return [];
  const given = rest.flatMap((node) => (isGroup(node, '(') ? node.items : [node])).filter((node) => !isMark(node, ','));
  const [group, name] = given.map((node) => (node.kind === 'text' && node.dynamic !== true ? node.text : undefined));
  if (group === undefined) return [];
  switch (word.text) {
    case 'includeGroup': return [{ group, groupIs: 'text' }];
    case 'includeGroupAndSubgroups': return [{ group, groupIs: 'text-and-below' }];
    case 'includeGroupByRegex': return [{ group, groupIs: 'expression' }];
    case 'includeModule':
    case 'includeVersion': return name === undefined ? [] : [{ group, groupIs: 'text', name, nameIs: 'text' }];
    case 'includeModuleByRegex':
    case 'includeVersionByRegex': return name === undefined ? [] : [{ group, groupIs: 'expression', name, nameIs: 'expression' }];
    default: return [];
  }
}
