import { isGroup, isMark, split, type Group, type SourceNode } from '#core/text/source-tree.ts';
import { readConstraints, readDependencyManagement, readImports, readVersionBlock, type ManagedVersions } from './dependency-management.ts';
import { statements, wordsOf } from '../statements.ts';
import type { Exclusion } from '../pom/raw-pom.ts';
import { readExclusions } from './exclusions.ts';
import type { Language } from './gradle-code.ts';
import { readNotations, type Notation } from './notation.ts';
import { readDefinition } from './variables.ts';

/** A declaration in a `dependencies` block. */
export interface Declaration {
  readonly configuration: string;
  readonly notation: Notation;
  /** From a `version { strictly(…) }` block, as a template. */
  readonly version?: string | undefined;
  /** What shall not come with it. */
  readonly exclusions: readonly Exclusion[];
  readonly line: number;
  /** The test part of the project, whatever the configuration is called (source sets, test suites). */
  readonly test: boolean;
  /** For which projects the declaration is made: the script's own, all below, all but its own, or one by path. */
  readonly target: string;
}

/** What a build script says literally. Nothing of it is run. */
export interface BuildScript extends ManagedVersions {
  readonly variables: Map<string, string>;
  readonly declarations: Declaration[];
  /** Scripts that it applies. */
  readonly applies: string[];
}

interface Place {
  readonly target: string;
  readonly test: boolean;
  /** Inside `buildscript`: what stands there builds the build. */
  readonly ofBuild: boolean;
}

/** Blocks in which no dependency of the project stands. */
const foreign = new Set(['plugins', 'repositories', 'publishing', 'tasks', 'task', 'signing', 'wrapper', 'configurations', 'pluginManagement']);
/** Names in a `dependencies` block that declare nothing. */
const notConfigurations = new Set(['exclude', 'because', 'attributes', 'components', 'modules', 'artifactTypes', 'attributesSchema', 'println', 'return', 'import', 'registerTransform', 'artifacts']);

const loops = new Set(['for', 'while']);

export function readBuildScript(nodes: readonly SourceNode[], language: Language): BuildScript {
  const script: BuildScript = { variables: new Map(), declarations: [], constraints: new Map(), platforms: [], applies: [], unread: [] };
  new ScriptReader(script, language).block(nodes, { target: 'self', test: false, ofBuild: false });
  return script;
}

class ScriptReader {
  readonly #script: BuildScript;
  readonly #language: Language;

  constructor(script: BuildScript, language: Language) {
    this.#script = script;
    this.#language = language;
  }

  block(nodes: readonly SourceNode[], place: Place): void {
    for (const statement of statements(nodes)) this.#statement(statement, place);
  }

  #statement(statement: readonly SourceNode[], place: Place): void {
    const words = wordsOf(statement);
    const body = statement.findLast((node) => isGroup(node, '{'));
    const name = words[0] ?? '';
    if (name === 'apply') this.#apply(statement);
    const isDefinition = body === undefined || words.includes('by') || statement.some((node) => isMark(node, '='));
    if (isDefinition && readDefinition(statement, this.#language, this.#script.variables) && body === undefined) return;
    if (!isGroup(body)) return;
    // `subprojects { … }`, `sourceSets { … }`, `val jvmTest by getting { … }`: the last word before the bracket names the block
    const own = wordsOf(statement.slice(0, statement.indexOf(body))).at(-1) ?? '';
    if (own === 'dependencies' || name === 'dependencies') this.#dependencies(body, { ...place, test: place.test || isTest(words) });
    else if (own === 'dependencyManagement') readDependencyManagement(body, this.#language, this.#script);
    else if (own === 'ext' || own === 'extra') for (const inner of statements(body.items)) readDefinition(inner, this.#language, this.#script.variables);
    else if (name === 'plugins') this.#plugins(body);
    else if (name === 'buildscript' || name === 'initscript') this.block(body.items, { ...place, ofBuild: true });
    else if (!foreign.has(name) && !foreign.has(own)) this.block(body.items, this.#inner(statement, words, place));
  }

  #inner(statement: readonly SourceNode[], words: readonly string[], place: Place): Place {
    const name = words[0];
    if (name === 'allprojects') return { ...place, target: 'all' };
    if (name === 'subprojects' || (name === 'configure' && words.includes('subprojects'))) return { ...place, target: 'below' };
    if (name === 'configure' && words.includes('allprojects')) return { ...place, target: 'all' };
    if (name === 'project') {
      const group = statement.find((node) => isGroup(node, '('));
      const path = isGroup(group) ? group.items.find((node) => node.kind === 'text') : undefined;
      if (path?.kind === 'text') return { ...place, target: path.text };
    }
    const names = [...words, ...statement.flatMap((node) => (isGroup(node, '(') ? node.items : [])).flatMap((node) => (node.kind === 'text' ? [node.text] : []))];
    return isTest(names) ? { ...place, test: true } : place;
  }

  /**
   * The version of the Kotlin plugin is that of the modules which `kotlin("…")` names. The plugin of Spring Boot brings the platform of its version where
   * the one for dependency management is applied too.
   */
  #plugins(body: Group): void {
    let boot: { readonly version: string; readonly line: number } | undefined;
    let managesDependencies = false;
    for (const statement of statements(body.items)) {
      const texts = statement.flatMap((node) => (isGroup(node) ? node.items : [node])).flatMap((node) => (node.kind === 'text' ? [node.text] : []));
      const version = texts[1];
      const isKotlin = wordsOf(statement)[0] === 'kotlin' || texts[0]?.startsWith('org.jetbrains.kotlin');
      if (isKotlin && version !== undefined && !version.includes('$')) this.#script.variables.set(kotlinVersion, version);
      if (texts[0] === 'org.springframework.boot' && version !== undefined) boot = { version, line: statement[0]?.line ?? 1 };
      if (texts[0] === 'io.spring.dependency-management') managesDependencies = true;
    }
    if (boot !== undefined && managesDependencies) this.#script.platforms.push({ text: `org.springframework.boot:spring-boot-dependencies:${boot.version}`, line: boot.line });
  }

  #apply(statement: readonly SourceNode[]): void {
    const flat = statement.flatMap((node) => (isGroup(node, '(') ? node.items : [node]));
    const at = flat.findIndex((node) => (node.kind === 'key' || node.kind === 'word') && node.text === 'from');
    const text = at === -1 ? undefined : flat.slice(at).flatMap((node) => (isGroup(node) ? node.items : [node])).find((node) => node.kind === 'text');
    if (text?.kind === 'text') this.#script.applies.push(text.text);
  }

  #dependencies(body: Group, place: Place): void {
    for (const statement of statements(body.items)) {
      const [first] = statement;
      if (first === undefined) continue;
      if (first.kind === 'word' && ['constraints', 'if', 'else', 'imports'].includes(first.text)) {
        const inner = statement.findLast((node) => isGroup(node, '{'));
        if (!isGroup(inner)) continue;
        if (first.text === 'constraints') readConstraints(inner, this.#language, this.#script);
        else if (first.text === 'imports') readImports(inner, this.#language, this.#script);
        else this.#dependencies(inner, place);
      } else if (first.kind === 'word' && loops.has(first.text)) this.#script.unread.push(first.line);
      else if (first.kind === 'word' && notConfigurations.has(first.text)) continue;
      else if (!this.#isVariable(statement) && !place.ofBuild) this.#declaration(statement, place);
    }
  }

  #isVariable(statement: readonly SourceNode[]): boolean {
    const isAssignment = statement.some((node) => isMark(node, '=')) || (statement[0]?.kind === 'word' && ['def', 'val', 'var'].includes(statement[0].text));
    return isAssignment && readDefinition(statement, this.#language, this.#script.variables);
  }

  #declaration(statement: readonly SourceNode[], place: Place): void {
    const [first, second] = statement;
    const line = first!.line;
    let configuration = first?.kind === 'word' || first?.kind === 'text' ? first.text : undefined;
    let argumentsOf: readonly SourceNode[] = statement.slice(1);
    if (isGroup(second, '(') && !(second.spaced && statement.length > 2 && isMark(statement[2], ','))) argumentsOf = second.items;
    if (configuration === 'add' || (configuration === 'dependencies' && isMark(second, '.'))) {
      const parts = split(argumentsOf);
      const name = parts[0]?.[0];
      configuration = configuration === 'add' && name?.kind === 'text' ? name.text : undefined;
      argumentsOf = parts.slice(1).flatMap((part, index) => (index === 0 ? part : [comma, ...part]));
    }
    if (configuration === undefined || argumentsOf.length === 0 || isMark(second, '.') || first?.kind === 'newline') {
      this.#script.unread.push(line);
      return;
    }
    const version = readVersionBlock(statement, this.#language);
    const exclusions = readExclusions(statement, this.#language);
    for (const notation of readNotations(argumentsOf, this.#language)) {
      if (notation.kind === 'platform') this.#platform(notation.of, line);
      else if (notation.kind === 'unread') this.#script.unread.push(line);
      else if (notation.kind !== 'local') this.#script.declarations.push({ configuration, notation, version, exclusions, line, test: place.test, target: place.target });
    }
  }

  #platform(notation: Notation, line: number): void {
    if (notation.kind === 'module') this.#script.platforms.push({ text: notation.text, line });
    else if (notation.kind === 'parts') this.#script.platforms.push({ text: [notation.group, notation.name, notation.version].filter((part) => part !== undefined).join(':'), line });
    else if (notation.kind === 'reference') this.#script.platforms.push({ text: `\${${notation.path}}`, line });
  }
}

/** Name of the variable that holds the version of the Kotlin plugin; no script can define it. */
export const kotlinVersion = 'plugin kotlin';

const comma: SourceNode = { kind: 'mark', text: ',', line: 0, spaced: false };

const isTest = (words: readonly string[]): boolean => words.some((word) => /^(?:test|androidTest|integrationTest|functionalTest)$|Test$/.test(word));
