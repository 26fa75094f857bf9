import { strongest, type Scope } from '#core/model/scope.ts';
import { isGroup, isMark, isWord, type SourceNode } from '#core/text/source-tree.ts';
import { Interpolator, isResolved } from '../interpolate.ts';
import { readScala, readScalaValue } from '../sbt/scala-code.ts';
import { statements } from '../statements.ts';
import { binaryVersion, publishedName, readCoordinates, type ScalaTarget } from './coordinates.ts';
import { isPinned, type DeclaredModule } from './declared-modules.ts';

export interface MillDependency extends DeclaredModule {
  readonly scope: Scope;
}

/** A module, trait or object: `a.b` within `a`. */
interface Container {
  readonly path: readonly string[];
  readonly parents: readonly string[];
  readonly isTest: boolean;
}

interface Literal {
  readonly text: string;
  readonly line: number;
  readonly file: string;
  readonly container: Container;
  /** The definition in which it stands. */
  readonly definition: string;
}

/** What files of Mill say literally. Nothing of it is run. */
export class MillBuild {
  readonly #values = new Map<string, string>();
  readonly #containers = new Map<string, Container>();
  readonly #literals: Literal[] = [];
  /** Keys of values by their last part. */
  readonly #endings = new Map<string, string[]>();
  /** What is evaluated within a container. */
  readonly #interpolators = new Map<Container, Interpolator>();
  readonly #onlyVersions = new Map<'binary' | 'full', string | undefined>();
  /** Scopes in which a definition is used in a list of dependencies, by its name. */
  readonly #uses = new Map<string, Scope>();

  /** `isOwn`: its dependencies count, and not only what it defines. */
  read(file: string, source: string, isOwn: boolean): void {
    const before = this.#literals.length;
    this.#read(file, readScala(source), { path: [], parents: [], isTest: false });
    if (!isOwn) this.#literals.length = before;
  }

  dependencies(): { readonly dependencies: readonly MillDependency[]; readonly withoutScala: readonly MillDependency[] } {
    const withoutScala: MillDependency[] = [];
    const dependencies = this.#literals.flatMap(({ text, line, file, container, definition }) => {
      const written = readCoordinates(this.#interpolator(container).interpolate(text.replaceAll(/\$\{([\w.]+)\(\)\}/g, '${$1}')));
      if (written === undefined) return [];
      const target: ScalaTarget = { version: written.cross === 'none' ? undefined : this.#known('scalaVersion', container) ?? this.#onlyScala(written.cross), platform: written.isPlatform ? this.#platformOf(container) : undefined };
      const requirement = written.version ?? '';
      const version = requirement !== '' && isPinned(requirement) ? requirement : undefined;
      const scope = scopeOf(definition, container) ?? this.#uses.get(definition) ?? 'runtime';
      const dependency = { group: written.group, name: publishedName(written, target), version, requirement, classifier: written.classifier, scope, path: file, line };
      if (written.cross !== 'none' && target.version === undefined) withoutScala.push(dependency);
      return [dependency];
    });
    return { dependencies, withoutScala };
  }

  #read(file: string, nodes: readonly SourceNode[], container: Container): void {
    // a name in backticks is a name
    for (const statement of joined(statements(nodes.filter((node) => !isMark(node, '`'))))) this.#statement(file, statement, container);
  }

  #statement(file: string, statement: readonly SourceNode[], container: Container): void {
    const at = statement.findIndex((node) => isWord(node, 'object', 'trait', 'class', 'val', 'def'));
    const named = statement[at + 1];
    if (at === -1 || named?.kind !== 'word') {
      this.#collect(file, statement, container, '');
      return;
    }
    const name = named.text;
    if (isWord(statement[at], 'object', 'trait', 'class')) {
      const extended = statement.findIndex((node) => isWord(node, 'extends'));
      const parents = extended === -1 ? [] : statement.slice(extended).flatMap((node) => (node.kind === 'word' ? [node.text] : []));
      const isTest = container.isTest || /^(?:i?tests?|integration)$|Tests?$/.test(name) || parents.some((parent) => /^(?:\w*Tests|\w*TestModule|TestModule)$/.test(parent));
      const inner = { path: [...container.path, name], parents, isTest };
      this.#containers.set(name, inner);
      const body = statement.at(-1);
      this.#collect(file, isGroup(body, '{') ? statement.slice(0, -1) : statement, inner, '');
      if (isGroup(body, '{')) this.#read(file, body.items, inner);
      return;
    }
    const equals = statement.findIndex((node, index) => index > at && isMark(node, '='));
    if (equals === -1) return;
    const literals = this.#literals.length;
    this.#collect(file, statement.slice(equals + 1), container, name);
    if (/(?:Deps|DepsTree)$/.test(name)) this.#use(statement.slice(equals + 1), scopeOf(name, container) ?? 'runtime');
    const value = this.#literals.length > literals ? undefined : valueOf(statement.slice(equals + 1));
    const key = [...container.path, name].join('.');
    if (value === undefined || this.#values.has(key)) return;
    this.#values.set(key, value);
    const same = this.#endings.get(name);
    if (same === undefined) this.#endings.set(name, [key]);
    else same.push(key);
  }

  /** `ivy"…"`, and `mvn"…"` since version 1, wherever they stand. */
  #collect(file: string, nodes: readonly SourceNode[], container: Container, definition: string): void {
    for (const [index, node] of nodes.entries()) {
      if (isGroup(node)) this.#collect(file, node.items, container, definition);
      else if (node.kind === 'text' && !node.spaced && isWord(nodes[index - 1], 'ivy', 'mvn')) {
        this.#literals.push({ text: node.text.replaceAll(/\$(\w+)/g, '${$1}'), line: node.line, file, container, definition });
      }
    }
  }

  #use(nodes: readonly SourceNode[], scope: Scope): void {
    for (const node of nodes) {
      if (isGroup(node)) this.#use(node.items, scope);
      else if (node.kind === 'word') this.#uses.set(node.text, strongest(this.#uses.get(node.text) ?? scope, scope));
    }
  }

  /** By the containers around, by what they extend, and else by an end of its name that only one value has. */
  #value(written: string, container: Container): string | undefined {
    const asked = written.replace(/^build\./, '');
    for (let length = container.path.length; length >= 0; length--) {
      const value = this.#values.get([...container.path.slice(0, length), asked].join('.'));
      if (value !== undefined) return value;
    }
    for (const parent of this.#ancestors(container)) {
      const value = this.#values.get([...(this.#containers.get(parent)?.path ?? [parent]), asked].join('.'));
      if (value !== undefined) return value;
    }
    const last = asked.slice(asked.lastIndexOf('.') + 1);
    const values = new Set((this.#endings.get(last) ?? []).filter((key) => key.endsWith(`.${asked}`) || asked.endsWith(`.${key}`)).map((key) => this.#values.get(key)!));
    return values.size === 1 ? [...values][0] : undefined;
  }

  #interpolator(container: Container): Interpolator {
    const known = this.#interpolators.get(container);
    if (known !== undefined) return known;
    const interpolator = new Interpolator((name) => this.#value(name.replace(/\(\)$/, ''), container));
    this.#interpolators.set(container, interpolator);
    return interpolator;
  }

  #known(name: string, container: Container): string | undefined {
    const value = this.#interpolator(container).value(name);
    return value !== undefined && isResolved(value) ? value : undefined;
  }

  /** The one version of Scala that all modules have that say one. */
  #onlyScala(cross: 'binary' | 'full'): string | undefined {
    if (!this.#onlyVersions.has(cross)) {
      const outside = this.#interpolator({ path: [], parents: [], isTest: false });
      const all = (this.#endings.get('scalaVersion') ?? []).map((key) => outside.value(key)).filter((version) => version !== undefined && isResolved(version));
      const versions = new Set(all.map((version) => (cross === 'full' ? version : binaryVersion(version!))));
      this.#onlyVersions.set(cross, versions.size === 1 ? [...versions][0] : undefined);
    }
    return this.#onlyVersions.get(cross);
  }

  #platformOf(container: Container): string | undefined {
    const names = this.#ancestors(container);
    const version = (name: string) => this.#known(name, container)?.split('.') ?? [];
    if (names.has('ScalaJSModule') || names.has('ScalaJSTests')) {
      const [major = '1', minor] = version('scalaJSVersion');
      return major === '0' ? `_sjs0.${minor}` : `_sjs${major}`;
    }
    if (!names.has('ScalaNativeModule') && !names.has('ScalaNativeTests')) return undefined;
    const [major = '0', minor = '5'] = version('scalaNativeVersion');
    return `_native${major}.${minor}`;
  }

  /** What it and the containers around it extend, and what that extends. */
  #ancestors(container: Container): Set<string> {
    const names = new Set<string>(container.parents);
    for (const outer of container.path.slice(0, -1)) for (const parent of this.#containers.get(outer)?.parents ?? []) names.add(parent);
    // a set hands out what is added while it is gone through
    for (const name of names) for (const parent of this.#containers.get(name)?.parents ?? []) names.add(parent);
    return names;
  }
}

/** `extends` and `with` may begin a line. */
function joined(lines: readonly SourceNode[][]): SourceNode[][] {
  const result: SourceNode[][] = [];
  for (const line of lines) {
    if (result.length > 0 && isWord(line[0], 'extends', 'with')) result.at(-1)!.push(...line);
    else result.push([...line]);
  }
  return result;
}

/** A text, a name, and what is wrapped as a task: `T("3.3.1")`, `Task { "3.3.1" }`. */
function valueOf(nodes: readonly SourceNode[]): string | undefined {
  const [first, second] = nodes;
  if (isWord(first, 'T', 'Task', 'Some') && isGroup(second)) return valueOf(second.items.filter((node) => node.kind !== 'newline'));
  const value = readScalaValue(nodes, 0);
  if (value === undefined) return undefined;
  const rest = nodes[value.end];
  return rest === undefined || (isGroup(rest, '(') && rest.items.length === 0) ? value.value : undefined;
}

/** By the kind of list; `undefined` for a definition that is no list of dependencies and stands in no tests. */
function scopeOf(definition: string, { isTest }: Container): Scope | undefined {
  if (/plugin|processor|docs?(?:Ivy|Mvn)Deps/i.test(definition) && definition.endsWith('Deps')) return 'build';
  if (isTest) return 'test';
  if (/^compile(?:Ivy|Mvn)Deps$/.test(definition)) return 'peer';
  return /^(?:ivy|mvn|runIvy|runMvn|bomIvy|bomMvn)Deps$/i.test(definition) ? 'runtime' : undefined;
}
