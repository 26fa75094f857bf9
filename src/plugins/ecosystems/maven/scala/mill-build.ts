import { strongest, type Scope } from '#core/model/scope.ts';
import { isGroup, isMark, isWord, type SourceNode } from '#core/text/source-tree.ts';
import { Interpolator, isResolved } from '../interpolate.ts';
import { readScala, readScalaPath, readScalaValue } from '../sbt/scala-code.ts';
import { statements } from '../statements.ts';
import { binaryVersion, publishedName, readCoordinates, type ScalaTarget } from './coordinates.ts';
import { isPinned, type DeclaredModule } from './declared-modules.ts';
import { MillContainers, type MillContainer } from './mill-containers.ts';

export interface MillDependency extends DeclaredModule {
  readonly scope: Scope;
}

interface Literal {
  readonly text: string;
  readonly line: number;
  readonly file: string;
  readonly container: MillContainer;
  /** The definition in which it stands. */
  readonly definition: string;
}

/** What files of Mill say literally. Nothing of it is run. */
export class MillBuild {
  readonly #values = new Map<string, string>();
  readonly #outer: MillBuild | undefined;
  readonly #containers: MillContainers;
  readonly #literals: Literal[] = [];
  /** Values by each end of their keys, and by the keys without the first parts; `undefined` where there are several. */
  readonly #endings = new Map<string, string | undefined>();
  /** Keys of the versions of Scala that modules say. */
  readonly #scalaVersions: string[] = [];
  #versions: ReadonlySet<string> | undefined;
  /** What is evaluated within a container. */
  readonly #interpolators = new Map<MillContainer, Interpolator>();
  readonly #onlyVersions = new Map<'binary' | 'full', string | undefined>();
  /** Scopes in which a definition is used in a list of dependencies, by its name. */
  readonly #uses = new Map<string, Scope>();

  /** `outer`: what is read already, whose definitions count where the files read here have none. */
  constructor(outer?: MillBuild) {
    this.#outer = outer;
    this.#containers = new MillContainers(outer === undefined ? undefined : outer.#containers);
  }

  read(file: string, source: string): void {
    // `package build.tools` of a file says where in the build it lies
    const path = /^\s*package\s+build\.([\w.`-]+)/m.exec(source)?.[1]?.replaceAll('`', '').split('.') ?? [];
    this.#read(file, readScala(source), { path, parents: [], isTest: false });
  }

  dependencies(): { readonly dependencies: readonly MillDependency[]; readonly withoutScala: readonly MillDependency[] } {
    const withoutScala: MillDependency[] = [];
    const dependencies = this.#literals.flatMap(({ text, line, file, container, definition }) => {
      const written = readCoordinates(this.#interpolator(container).interpolate(text.replaceAll(/\$\{([\w.]+)\(\)\}/g, '${$1}')));
      if (written === undefined) return [];
      const target: ScalaTarget = { version: written.cross === 'none' ? undefined : this.#known('scalaVersion', container) ?? this.#onlyScala(written.cross), platform: written.isPlatform ? this.#platformOf(container) : undefined };
      const requirement = written.version ?? '';
      const version = requirement !== '' && isPinned(requirement) ? requirement : undefined;
      const scope = scopeOf(definition, container) ?? this.#usedIn(definition) ?? 'runtime';
      const dependency = { group: written.group, name: publishedName(written, target), version, requirement, classifier: written.classifier, scope, path: file, line };
      if (written.cross !== 'none' && target.version === undefined) withoutScala.push(dependency);
      return [dependency];
    });
    return { dependencies, withoutScala };
  }

  #read(file: string, nodes: readonly SourceNode[], container: MillContainer): void {
    // a name in backticks is a name
    for (const statement of joined(statements(nodes.filter((node) => !isMark(node, '`'))))) this.#statement(file, statement, container);
  }

  #statement(file: string, statement: readonly SourceNode[], container: MillContainer): void {
    const at = statement.findIndex((node) => isWord(node, 'object', 'trait', 'class', 'val', 'def'));
    const named = statement[at + 1];
    if (at === -1 || named?.kind !== 'word') {
      this.#collect(file, statement, container, '');
      return;
    }
    const name = named.text;
    if (isWord(statement[at], 'object', 'trait', 'class')) {
      const extended = statement.findIndex((node) => isWord(node, 'extends'));
      const parents = extended === -1 ? [] : pathsIn(statement.slice(extended + 1));
      const isTest = container.isTest || /^(?:i?tests?|integration)$|Tests?$/.test(name) || parents.some((parent) => /(?:^|\.)(?:\w*Tests|\w*TestModule)$/.test(parent));
      // what stands in the object `package` belongs to the place of the file
      const inner = { path: name === 'package' ? container.path : [...container.path, name], outer: container, parents, isTest };
      this.#containers.add(inner);
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
    if (name === 'scalaVersion') this.#scalaVersions.push(key);
    for (const ending of endingsOf(key)) this.#endings.set(ending, this.#endings.has(ending) && this.#endings.get(ending) !== value ? undefined : value);
  }

  /** `ivy"…"`, and `mvn"…"` since version 1, wherever they stand. */
  #collect(file: string, nodes: readonly SourceNode[], container: MillContainer, definition: string): void {
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
  #value(written: string, container: MillContainer): string | undefined {
    const asked = written.replace(/^build\./, '');
    const fromRoot = asked === written ? undefined : this.#said(asked);
    if (fromRoot !== undefined) return fromRoot;
    for (let length = container.path.length; length >= 0; length--) {
      const value = this.#said([...container.path.slice(0, length), asked].join('.'));
      if (value !== undefined) return value;
    }
    for (const { path } of this.#containers.ancestry(container).containers) {
      const value = this.#said([...path, asked].join('.'));
      if (value !== undefined) return value;
    }
    const shorter = endingsOf(asked).map((key) => this.#said(key)).filter((value) => value !== undefined);
    const values = new Set([...this.#endingIn(asked), ...shorter]);
    return values.size === 1 ? [...values][0] : undefined;
  }

  #said(key: string): string | undefined {
    return this.#values.get(key) ?? (this.#outer === undefined ? undefined : this.#outer.#said(key));
  }

  /** What values are said with this end of their keys; `undefined` for several. */
  *#endingIn(ending: string): Generator<string | undefined> {
    if (this.#endings.has(ending)) yield this.#endings.get(ending);
    if (this.#outer !== undefined) yield* this.#outer.#endingIn(ending);
  }

  #usedIn(definition: string): Scope | undefined {
    const here = this.#uses.get(definition);
    const around = this.#outer === undefined ? undefined : this.#outer.#usedIn(definition);
    return here === undefined || around === undefined ? here ?? around : strongest(here, around);
  }

  #interpolator(container: MillContainer): Interpolator {
    const known = this.#interpolators.get(container);
    if (known !== undefined) return known;
    const interpolator = new Interpolator((name) => this.#value(name.replace(/\(\)$/, ''), container));
    this.#interpolators.set(container, interpolator);
    return interpolator;
  }

  #known(name: string, container: MillContainer): string | undefined {
    const value = this.#interpolator(container).value(name);
    return value !== undefined && isResolved(value) ? value : undefined;
  }

  /** The one version of Scala that all modules have that say one. */
  #onlyScala(cross: 'binary' | 'full'): string | undefined {
    if (!this.#onlyVersions.has(cross)) {
      const versions = new Set(Array.from(this.#saidVersions(), (version) => (cross === 'full' ? version : binaryVersion(version))));
      this.#onlyVersions.set(cross, versions.size === 1 ? [...versions][0] : undefined);
    }
    return this.#onlyVersions.get(cross);
  }

  #saidVersions(): ReadonlySet<string> {
    if (this.#versions === undefined) {
      const outside = this.#interpolator({ path: [], parents: [], isTest: false });
      const own = this.#scalaVersions.map((key) => outside.value(key)).filter((version) => version !== undefined && isResolved(version)).map((version) => version!);
      this.#versions = new Set([...own, ...(this.#outer === undefined ? [] : this.#outer.#saidVersions())]);
    }
    return this.#versions;
  }

  #platformOf(container: MillContainer): string | undefined {
    const { names } = this.#containers.ancestry(container);
    const version = (name: string) => this.#known(name, container)?.split('.') ?? [];
    if (names.has('ScalaJSModule') || names.has('ScalaJSTests')) {
      const [major = '1', minor] = version('scalaJSVersion');
      return major === '0' ? `_sjs0.${minor}` : `_sjs${major}`;
    }
    if (!names.has('ScalaNativeModule') && !names.has('ScalaNativeTests')) return undefined;
    const [major = '0', minor = '5'] = version('scalaNativeVersion');
    return `_native${major}.${minor}`;
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

/** `a.b`, `c` of `a.b with c(…)`. */
function pathsIn(nodes: readonly SourceNode[]): string[] {
  const paths: string[] = [];
  for (let at = 0; at < nodes.length; at++) {
    const path = readScalaPath(nodes, at);
    if (path === undefined) continue;
    if (path.name !== 'with') paths.push(path.name);
    at = path.end - 1;
  }
  return paths;
}

/** `b.c` and `c` of `a.b.c`. */
const endingsOf = (key: string): string[] => Array.from(key.matchAll(/\./g), ({ index }) => key.slice(index + 1));

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
function scopeOf(definition: string, { isTest }: MillContainer): Scope | undefined {
  if (/plugin|processor|docs?(?:Ivy|Mvn)Deps/i.test(definition) && definition.endsWith('Deps')) return 'build';
  if (isTest) return 'test';
  if (/^compile(?:Ivy|Mvn)Deps$/.test(definition)) return 'peer';
  return /^(?:ivy|mvn|runIvy|runMvn|bomIvy|bomMvn)Deps$/i.test(definition) ? 'runtime' : undefined;
}
