import { isGroup, isMark, isWord, split, type Group, type SourceNode } from '#core/text/source-tree.ts';
import { branchesOf, sidesOf, statementsWithBranches } from './conditions.ts';
import { readConstraints, readDependencyManagement, readImports, readVersionBlock } from './dependency-management.ts';
import { statements, wordsOf } from '../statements.ts';
import type { Exclusion } from '../pom/raw-pom.ts';
import { readExclusions } from './exclusions.ts';
import type { Language } from './gradle-code.ts';
import { readPath } from './expression.ts';
import { isListCall, unrolled } from './literal-loop.ts';
import type { LocalFiles } from './local-files.ts';
import { noteMentions, type Mention } from './mentions.ts';
import { readNotations, type Notation } from './notation.ts';
import { isOfConfigurations, readConfigurations } from './resolution-strategy.ts';
import { readDefinition } from './variables.ts';
import type { ManagedVersions } from './version-rule.ts';

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
  /** Whether it is made depends on a condition, which is not evaluated. */
  readonly conditional: boolean;
}

/** What a build script says literally. Nothing of it is run. */
export interface BuildScript extends ManagedVersions {
  readonly variables: Map<string, string>;
  readonly declarations: Declaration[];
  readonly applies: Applied[];
  /** Names in code that is not understood otherwise. */
  readonly mentions: Mention[];
  readonly localFiles: (LocalFiles & Pick<Declaration, 'line' | 'target'>)[];
}

/** A script that is applied: by its file, by the id of the plugin that it makes up, or by the entry of a version catalog that has the id. */
export interface Applied {
  readonly by: 'file' | 'plugin' | 'accessor';
  readonly text: string;
  /** For which projects: see `Declaration.target`. */
  readonly target: string;
}

interface Place {
  readonly target: string;
  readonly test: boolean;
  /** Inside `buildscript`: what stands there builds the build. */
  readonly ofBuild: boolean;
  /** In the block of some plugin or extension. */
  readonly isNested: boolean;
  readonly conditional: boolean;
}

/** Blocks in which no dependency of the project stands. */
const foreign = new Set(['plugins', 'repositories', 'publishing', 'tasks', 'task', 'signing', 'wrapper', 'pluginManagement']);
/** Names in a `dependencies` block that declare nothing. */
const notConfigurations = new Set(['exclude', 'because', 'attributes', 'components', 'modules', 'artifactTypes', 'attributesSchema', 'println', 'return', 'import', 'registerTransform', 'artifacts']);

const loops = new Set(['for', 'while']);
const definers = new Set(['def', 'val', 'var', 'final']);

export function readBuildScript(nodes: readonly SourceNode[], language: Language): BuildScript {
  const script: BuildScript = { variables: new Map(), declarations: [], rules: [], substitutions: [], exclusions: [], platforms: [], applies: [], mentions: [], localFiles: [], unread: [], decidedByCode: [], conditions: [] };
  new ScriptReader(script, language).block(nodes, { target: 'self', test: false, ofBuild: false, isNested: false, conditional: false });
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
    for (const statement of statementsWithBranches(nodes)) this.#statement(statement, place);
  }

  #statement(statement: readonly SourceNode[], place: Place): void {
    const words = wordsOf(statement);
    const isCondition = this.#branches(statement, this.#inner(statement, words, place), (items, inner) => this.block(items, inner));
    if (isCondition) return;
    const inDependencies = afterDependencies(statement);
    if (inDependencies !== undefined) {
      this.#dependencies({ items: inDependencies }, place);
      return;
    }
    const body = statement.findLast((node) => isGroup(node, '{'));
    const name = words[0] ?? '';
    if (name === 'apply') this.#apply(statement, place);
    if (isOfConfigurations(statement)) {
      if (!place.ofBuild) readConfigurations(statement, { language: this.#language, target: place.target, into: this.#script });
      if (!place.ofBuild && addsDependencies(statement)) this.#unread(statement);
      return;
    }
    const isOfExtra = statement.some((node) => node.kind === 'word' && (node.text === 'ext' || node.text === 'extra'));
    const isDefinition = body === undefined || words.includes('by') || statement.some((node) => isMark(node, '='));
    const isDefined = isDefinition && readDefinition(statement, this.#language, this.#script.variables);
    if (!isGroup(body)) {
      // what a definition holds may be used in `dependencies`; anything else is about tools
      if (!place.ofBuild) noteMentions(statement, (isDefined && !place.isNested) || isOfExtra || definers.has(name) ? 'runtime' : 'build', this.#script.mentions);
      return;
    }
    // `subprojects { … }`, `sourceSets { … }`, `val jvmTest by getting { … }`: the last word before the bracket names the block
    const own = wordsOf(statement.slice(0, statement.indexOf(body))).at(-1) ?? '';
    if (own === 'dependencies' || name === 'dependencies') this.#dependencies(body, { ...place, test: place.test || isTest(words) });
    else if (own === 'dependencyManagement') readDependencyManagement(body, this.#managed(place));
    else if (own === 'ext' || own === 'extra') for (const inner of statements(body.items)) readDefinition(inner, this.#language, this.#script.variables);
    // in `gradlePlugin { plugins { … } }` stand those that the project is
    else if (name === 'plugins' && !place.isNested) this.#plugins(body, place);
    else if (name === 'buildscript' || name === 'initscript') this.block(body.items, { ...place, ofBuild: true });
    else if (foreign.has(name) || foreign.has(own)) noteMentions(body.items, 'build', this.#script.mentions);
    else this.block(body.items, this.#inner(statement, words, place));
  }

  #managed({ target }: Place) {
    return { language: this.#language, target, into: this.#script };
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
    return { ...place, test: place.test || isTest(names), isNested: true };
  }

  /**
   * The version of the Kotlin plugin is that of the modules which `kotlin("…")` names. The plugin of Spring Boot brings the platform of its version where
   * the one for dependency management is applied too.
   */
  #plugins(body: Group, { target }: Place): void {
    let boot: { readonly version: string; readonly line: number } | undefined;
    let managesDependencies = false;
    for (const statement of statements(body.items)) {
      const texts = statement.flatMap((node) => (isGroup(node) ? node.items : [node])).flatMap((node) => (node.kind === 'text' ? [node.text] : []));
      const version = texts[1];
      this.#applyPlugin(statement, texts[0], target);
      const isKotlin = wordsOf(statement)[0] === 'kotlin' || texts[0]?.startsWith('org.jetbrains.kotlin');
      if (isKotlin && version !== undefined && !version.includes('$')) this.#script.variables.set(kotlinVersion, version);
      if (texts[0] === 'org.springframework.boot' && version !== undefined) boot = { version, line: statement[0]?.line ?? 1 };
      if (texts[0] === 'io.spring.dependency-management') managesDependencies = true;
    }
    if (boot !== undefined && managesDependencies) {
      const of: Notation = { kind: 'module', text: `org.springframework.boot:spring-boot-dependencies:${boot.version}` };
      this.#script.platforms.push({ of, strength: 'managed', target: 'self', line: boot.line });
    }
  }

  #applyPlugin(statement: readonly SourceNode[], id: string | undefined, target: string): void {
    const [first, group] = statement;
    const path = first?.kind === 'word' && first.text === 'alias' && isGroup(group, '(') ? readPath(group.items, 0) : undefined;
    if (path !== undefined) this.#script.applies.push({ by: 'accessor', text: path.name, target });
    else if (id !== undefined) this.#script.applies.push({ by: 'plugin', text: id, target });
  }

  /** `apply from: 'x.gradle'`, `apply(plugin = "x")`. */
  #apply(statement: readonly SourceNode[], { target }: Place): void {
    const flat = statement.flatMap((node) => (isGroup(node, '(') ? node.items : [node]));
    for (const [word, by] of [['from', 'file'], ['plugin', 'plugin']] as const) {
      const at = flat.findIndex((node) => (node.kind === 'key' || node.kind === 'word') && node.text === word);
      const text = at === -1 ? undefined : flat.slice(at).flatMap((node) => (isGroup(node) ? node.items : [node])).find((node) => node.kind === 'text');
      if (text?.kind === 'text') this.#script.applies.push({ by, text: text.text, target });
    }
  }

  /** Reads all branches of a condition; notes it where dependencies of the project stand in one. Tells whether the statement was one. */
  #branches(statement: readonly SourceNode[], place: Place, read: (items: readonly SourceNode[], place: Place) => void): boolean {
    const branches = branchesOf(statement);
    if (branches === undefined) return false;
    for (const { items, isCertain } of branches) {
      const before = this.#declared();
      read(items, { ...place, conditional: place.conditional || !isCertain });
      if (!isCertain && this.#declared() > before) this.#script.conditions.push(statement[0]!.line);
    }
    return true;
  }

  #declared(): number {
    return this.#script.declarations.length + this.#script.localFiles.length;
  }

  #dependencies(body: Pick<Group, 'items'>, place: Place): void {
    for (const whole of statementsWithBranches(body.items)) {
      if (this.#branches(whole, place, (items, inner) => this.#dependencies({ items }, inner))) continue;
      const statement = afterDependencies(whole) ?? whole;
      const [first] = statement;
      if (first === undefined) continue;
      const repeated = unrolled(statement);
      if (repeated !== undefined) {
        for (const items of repeated) this.#dependencies({ items }, place);
        continue;
      }
      if (first.kind === 'word' && ['constraints', 'imports', ...scopeFunctions].includes(first.text)) {
        const inner = statement.findLast((node) => isGroup(node, '{'));
        if (!isGroup(inner)) continue;
        if (first.text === 'constraints') readConstraints(inner, this.#managed(place));
        else if (first.text === 'imports') readImports(inner, this.#managed(place));
        else this.#dependencies(inner, place);
      } else if (first.kind === 'word' && loops.has(first.text)) this.#unread(statement);
      else if (first.kind === 'word' && notConfigurations.has(first.text)) continue;
      else if (!this.#isVariable(statement) && !place.ofBuild) this.#declaration(statement, place);
    }
  }

  #unread(statement: readonly SourceNode[]): void {
    this.#script.unread.push(statement[0]!.line);
    noteMentions(statement, 'runtime', this.#script.mentions);
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
    if (configuration === 'add') {
      const parts = split(argumentsOf);
      const name = parts[0]?.[0];
      configuration = name?.kind === 'text' ? name.text : undefined;
      argumentsOf = parts.slice(1).flatMap((part, index) => (index === 0 ? part : [comma, ...part]));
    }
    if (configuration === undefined || argumentsOf.length === 0 || isMark(second, '.') || first?.kind === 'newline' || isListCall(first)) {
      this.#unread(statement);
      return;
    }
    const version = readVersionBlock(statement, this.#language);
    const exclusions = readExclusions(statement, this.#language);
    const isChoice = split(argumentsOf).some((part) => (sidesOf(part)?.length ?? 0) > 1);
    if (isChoice) this.#script.conditions.push(line);
    const isStrong = isForced(statement);
    for (const notation of readNotations(argumentsOf, this.#language)) {
      if (notation.kind === 'platform') this.#script.platforms.push({ of: notation.of, strength: notation.isEnforced ? 'force' : 'constraint', target: place.target, line });
      else if (notation.kind === 'unread') this.#unread(statement);
      else if (notation.kind === 'local') this.#script.localFiles.push({ ...notation.named, line, target: place.target });
      else {
        this.#script.declarations.push({ configuration, notation, version, exclusions, line, test: place.test, target: place.target, conditional: place.conditional || isChoice });
        if (isStrong) this.#script.rules.push({ strength: 'force', notation, version, target: place.target, line });
      }
    }
  }
}

/** Functions of Kotlin and Groovy that run a block on what stands before them. */
const scopeFunctions = ['apply', 'also', 'invoke', 'let', 'run', 'with'];
/** Of `dependencies`; they declare nothing, or only make what another statement declares. */
const notDeclaring = new Set(['create', 'enforcedPlatform', 'extensions', 'gradleApi', 'localGroovy', 'module', 'platform', 'project', 'testFixtures', 'variantOf', 'createArtifactResolutionQuery', 'ext', 'extra']);

/** What stands behind `dependencies.` where that declares something: `dependencies.implementation 'g:n:1'`, `project.dependencies.add("implementation", "g:n:1")`. */
function afterDependencies(statement: readonly SourceNode[]): readonly SourceNode[] | undefined {
  let at = 0;
  while (isWord(statement[at], 'project', 'this', 'rootProject') && isMark(statement[at + 1], '.')) at += 2;
  const name = statement[at + 2];
  const isDeclaring = isWord(statement[at], 'dependencies') && isMark(statement[at + 1], '.') && name?.kind === 'word' && !notDeclaring.has(name.text);
  return isDeclaring ? statement.slice(at + 2) : undefined;
}

/** `configurations.implementation.get().dependencies.add(…)`: which module the object stands for is not said there. */
const addsDependencies = (statement: readonly SourceNode[]): boolean =>
  statement.some((node, at) => isWord(node, 'dependencies') && isMark(statement[at + 1], '.') && isWord(statement[at + 2], 'add', 'addAll', 'addLater', 'addAllLater'));

/** `implementation('g:n:1') { force = true }`. */
function isForced(statement: readonly SourceNode[]): boolean {
  const body = statement.findLast((node) => isGroup(node, '{'));
  return isGroup(body) && statements(body.items).some(([name, mark, value]) =>
    name?.kind === 'word' && (name.text === 'force' || name.text === 'isForce') && isMark(mark, '=') && value?.kind === 'word' && value.text === 'true');
}

/** Name of the variable that holds the version of the Kotlin plugin; no script can define it. */
export const kotlinVersion = 'plugin kotlin';

const comma: SourceNode = { kind: 'mark', text: ',', line: 0, spaced: false };

const isTest = (words: readonly string[]): boolean => words.some((word) => /^(?:test|androidTest|integrationTest|functionalTest)$|Test$/.test(word));
