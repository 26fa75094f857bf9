import { isGroup, isMark, split, type Group, type SourceNode } from '#core/text/source-tree.ts';
import { statements } from '../statements.ts';
import { readExclusion } from './exclusions.ts';
import { readExpression } from './expression.ts';
import type { Language } from './gradle-code.ts';
import { readNotations, type Notation } from './notation.ts';
import { readEachDependency } from './each-dependency.ts';
import type { ManagedVersions } from './version-rule.ts';

/** Words that lead to every configuration, or say nothing about which. */
const everywhere = new Set(['all', 'configureEach', 'each', 'forEach', 'whenObjectAdded', 'configurations', 'project', 'rootProject', 'it', 'this', 'also', 'apply', 'run', 'with']);
/** Words that name a configuration in brackets. */
const naming = new Set(['named', 'getByName', 'maybeCreate', 'create', 'register', 'getAt']);
const conditions = new Set(['if', 'else', 'when', 'matching', 'filter', 'findAll']);
const deciding = new Set(['force', 'forcedModules', 'useVersion', 'useTarget', 'substitute']);

/** Does the statement speak of configurations from its first word on? */
export function isOfConfigurations(statement: readonly SourceNode[]): boolean {
  for (const node of statement) {
    if (node.kind === 'word' && node.text === 'configurations') return true;
    if (!isMark(node, '.') && !(node.kind === 'word' && (node.text === 'project' || node.text === 'rootProject'))) return false;
  }
  return false;
}

/** What `configurations.all { resolutionStrategy { … } }` in its many spellings decides for all declarations. */
export function readConfigurations(statement: readonly SourceNode[], options: { readonly language: Language; readonly target: string; readonly into: ManagedVersions }): void {
  new StrategyReader(options).statement(statement, undefined, false);
}

class StrategyReader {
  readonly #language: Language;
  readonly #target: string;
  readonly #into: ManagedVersions;

  constructor({ language, target, into }: { readonly language: Language; readonly target: string; readonly into: ManagedVersions }) {
    this.#language = language;
    this.#target = target;
    this.#into = into;
  }

  /** `inStrategy`: names no longer mean configurations. */
  statement(nodes: readonly SourceNode[], configuration: string | undefined, inStrategy: boolean): void {
    // the parameter of a closure
    const arrow = nodes.findIndex((node) => isMark(node, '->'));
    const own = arrow === -1 ? undefined : nodes[0];
    const parameter = own?.kind === 'word' ? own.text : undefined;
    let isInside = inStrategy;
    let name = configuration;
    for (let at = arrow + 1; at < nodes.length; at++) {
      const node = nodes[at]!;
      if (isGroup(node, '{')) this.#block(node, name, isInside);
      else if (isGroup(node, '[')) name = firstText(node) ?? name;
      if (node.kind !== 'word' || node.text === parameter) continue;
      const next = nodes[at + 1];
      const given = isGroup(next, '(') ? next.items : nodes.slice(at + 1);
      const reach = { target: this.#target, configuration: name, line: node.line };
      if (conditions.has(node.text)) {
        if (holds(nodes.slice(at), deciding)) this.#into.decidedByCode.push(node.line);
        return;
      }
      if (node.text === 'force' || node.text === 'forcedModules') {
        const list = isMark(given[0], '=') || isMark(given[0], '+=') ? given.slice(1) : given;
        for (const notation of readNotations(list, this.#language)) {
          if (notation.kind === 'unread') this.#into.decidedByCode.push(node.line);
          else this.#into.rules.push({ ...reach, strength: 'force', notation });
        }
        return;
      }
      if (node.text === 'exclude') {
        const exclusion = readExclusion([node, ...nodes.slice(at + 1)], this.#language);
        if (exclusion !== undefined) this.#into.exclusions.push({ ...reach, exclusion });
        return;
      }
      if (node.text === 'eachDependency' || node.text === 'dependencySubstitution') {
        const body = nodes.slice(at).flatMap((item) => (isGroup(item, '(') ? item.items : [item])).find((item) => isGroup(item, '{'));
        if (!isGroup(body)) this.#into.decidedByCode.push(node.line);
        else if (node.text === 'eachDependency') readEachDependency(body, { ...reach, language: this.#language, into: this.#into });
        else for (const inner of statements(body.items)) this.#substitution(inner, name);
        return;
      }
      if (node.text === 'resolutionStrategy') isInside = true;
      else if (naming.has(node.text) && isGroup(next, '(')) name = firstText(next) ?? name;
      else if (!isInside && !everywhere.has(node.text)) name ??= node.text;
    }
  }

  #block(body: Group, configuration: string | undefined, inStrategy: boolean): void {
    for (const inner of statements(body.items)) this.statement(inner, configuration, inStrategy);
  }

  /** `substitute module('g:n') using module('h:m:1')`, `substitute(module("g:n")).using(project(":x"))`. */
  #substitution(statement: readonly SourceNode[], configuration: string | undefined): void {
    const line = statement[0]!.line;
    const from = this.#selector(statement, ['substitute']);
    const to = this.#selector(statement, ['using', 'with']);
    if (from?.kind === 'module' && to !== undefined) this.#into.substitutions.push({ target: this.#target, configuration, line, from, to });
    else if (from?.kind !== 'project') this.#into.decidedByCode.push(line);
  }

  #selector(statement: readonly SourceNode[], words: readonly string[]): Notation | undefined {
    const at = statement.findIndex((node) => node.kind === 'word' && words.includes(node.text));
    if (at === -1) return undefined;
    const next = statement[at + 1];
    const [call, group] = isGroup(next, '(') ? next.items : statement.slice(at + 1);
    if (call?.kind !== 'word' || !isGroup(group, '(')) return undefined;
    const text = readExpression(split(group.items)[0] ?? [], this.#language);
    if (text === undefined) return undefined;
    return call.text === 'module' ? { kind: 'module', text } : call.text === 'project' ? { kind: 'project', path: text } : undefined;
  }
}

function firstText({ items }: Group): string | undefined {
  const [first] = items;
  return first?.kind === 'text' ? first.text : undefined;
}

/** Does one of the words stand anywhere in it? */
function holds(nodes: readonly SourceNode[], words: ReadonlySet<string>): boolean {
  return nodes.some((node) => (node.kind === 'group' ? holds(node.items, words) : node.kind === 'word' && words.has(node.text)));
}
