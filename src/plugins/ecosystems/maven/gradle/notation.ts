import { isGroup, isMark, isWord, split, type SourceNode } from '#core/text/source-tree.ts';
import { sidesOf } from './conditions.ts';
import { readExpression, readPath } from './expression.ts';
import type { Language } from './gradle-code.ts';
import { readLocalFiles, type LocalFiles } from './local-files.ts';
import { readKey } from './variables.ts';
import { accessorOf } from './version-catalog.ts';

/** What an argument of a dependency declaration names. Texts are templates (see `readExpression`). */
export type Notation =
  | { readonly kind: 'module'; readonly text: string }
  | { readonly kind: 'parts'; readonly group: string; readonly name: string; readonly version?: string | undefined; readonly classifier?: string | undefined; readonly extension?: string | undefined }
  | { readonly kind: 'platform'; readonly of: Notation; readonly isEnforced: boolean }
  | { readonly kind: 'project'; readonly path: string }
  /** Entry of some version catalog, looked up by its name: `libs.findLibrary("a-b")`. */
  | { readonly kind: 'library'; readonly alias: string }
  /** Dotted path into a version catalog or to a variable. */
  | { readonly kind: 'reference'; readonly path: string }
  /** All that is declared for a configuration of the same project: `configurations.compileOnly`. */
  | { readonly kind: 'configuration'; readonly name: string }
  /** Files and what comes with Gradle itself. */
  | { readonly kind: 'local'; readonly named: LocalFiles }
  | { readonly kind: 'unread' };

const unread: Notation = { kind: 'unread' };

const localCalls = new Set(['files', 'fileTree', 'gradleApi', 'localGroovy', 'gradleTestKit', 'gradleKotlinDsl', 'layout', 'fileCollection', 'sourceSets', 'zipTree']);
/** Calls around a notation that change how it is used and not what it is. */
const wrappers = new Set(['testFixtures', 'variantOf', 'create', 'dependencies', 'dependency', 'provider', 'lazy', 'optional']);

/** The notations in the arguments of a declaration; several where a list or several arguments stand. */
export function readNotations(argumentsOf: readonly SourceNode[], language: Language): Notation[] {
  const parts = split(argumentsOf).map((part) => part.filter((node) => !isGroup(node, '{'))).filter((part) => part.length > 0);
  const named = readNamed(parts, language);
  if (named !== undefined) return [named];
  const texts = parts.map((part) => readExpression(part, language));
  const [group, name, version] = texts;
  // Kotlin: implementation("group", "name", "version")
  const isPlain = (text: string | undefined): text is string => text !== undefined && !text.includes(':') && !/^\$\{[^}]*\}$/.test(text);
  if ((parts.length === 2 || (parts.length === 3 && version !== undefined)) && isPlain(group) && isPlain(name)) return [{ kind: 'parts', group, name, version }];
  return parts.flatMap((part) => sidesOf(part)?.flatMap((side) => readNotation(side.filter((node) => node.kind !== 'newline'), language)) ?? readNotation(part, language));
}

/** `group: 'g', name: 'n', version: 'v'` and the same with `=`. */
function readNamed(parts: readonly (readonly SourceNode[])[], language: Language): Notation | undefined {
  const values = new Map<string, string | undefined>();
  for (const part of parts) {
    const [key, mark] = part;
    const named = readKey(part);
    if (named !== undefined) values.set(named.key, readExpression(named.value, language));
    else if (key?.kind === 'word' && isMark(mark, '=')) values.set(key.text, readExpression(part.slice(2), language));
  }
  const name = values.get('name');
  if (!values.has('name')) return undefined;
  if (name === undefined) return unread;
  return { kind: 'parts', group: values.get('group') ?? '', name, version: values.get('version'), classifier: values.get('classifier'), extension: values.get('ext') };
}

function readNotation(part: readonly SourceNode[], language: Language): Notation[] {
  const [first, second] = part;
  if (isGroup(first, '[') || (isGroup(first, '(') && part.length === 1)) return readNotations(first.items, language);
  if (first?.kind === 'word' && isGroup(second, '(') && !second.spaced) {
    const call = readCall(first.text, second.items, language);
    if (call !== undefined) return call;
  }
  // `platform 'g:a:v'`, `project ':x'` without brackets
  if (first?.kind === 'word' && (second?.kind === 'text' || second?.kind === 'key')) return readCall(first.text, part.slice(1), language) ?? [unread];
  const own = readOwn(part);
  if (own !== undefined) return [own];
  const library = readLookup(part);
  if (library !== undefined) return [library];
  const path = first?.kind === 'word' ? readPath(part, 0) : undefined;
  if (path !== undefined && path.end === part.length) return [{ kind: 'reference', path: path.name }];
  const dotted = first?.kind === 'word' ? readDotted(part, language) : undefined;
  if (dotted !== undefined) return dotted;
  const text = readExpression(part, language);
  return [text === undefined ? unread : { kind: 'module', text }];
}

/** What the project itself makes (`sourceSets.main.output`), and what it declares elsewhere (`configurations.compileOnly`, `sourceSets.main.compileClasspath`). */
function readOwn(part: readonly SourceNode[]): Notation | undefined {
  let at = 0;
  while (isWord(part[at], 'project', 'this', 'rootProject') && isMark(part[at + 1], '.')) at += 2;
  if (!isWord(part[at], 'sourceSets', 'configurations') || !(isMark(part[at + 1], '.') || isGroup(part[at + 1], '['))) return undefined;
  if (part.slice(0, at).some((node) => isWord(node, 'rootProject'))) return { kind: 'project', path: ':' };
  const path = readPath(part, at);
  const [, name = '', what] = path?.end === part.length ? path.name.split('.') : [];
  if (isWord(part[at], 'configurations')) return name === '' ? unread : { kind: 'configuration', name };
  if (what !== 'compileClasspath' && what !== 'runtimeClasspath') return { kind: 'local', named: { files: [], directories: [] } };
  return { kind: 'configuration', name: name === 'main' ? what : `${name}${what[0]!.toUpperCase()}${what.slice(1)}` };
}

/** `libs.findLibrary("a-b").get()`, `catalog.findBundle("c")`. */
function readLookup(part: readonly SourceNode[]): Notation | undefined {
  const at = part.findIndex((node) => node.kind === 'word' && (node.text === 'findLibrary' || node.text === 'findBundle'));
  const [call, group] = part.slice(at);
  const alias = isGroup(group, '(') ? group.items[0] : undefined;
  if (at === -1 || call?.kind !== 'word' || alias?.kind !== 'text' || alias.dynamic === true) return undefined;
  return { kind: 'library', alias: `${call.text === 'findBundle' ? 'bundles.' : ''}${accessorOf(alias.text)}` };
}

function readCall(name: string, items: readonly SourceNode[], language: Language): Notation[] | undefined {
  if (name === 'platform' || name === 'enforcedPlatform') return readNotations(items, language).map((of) => ({ kind: 'platform', of, isEnforced: name === 'enforcedPlatform' }));
  if (name === 'project') return [readProject(items, language)];
  if (name === 'kotlin') return [readKotlin(items, language)];
  if (localCalls.has(name)) return [{ kind: 'local', named: readLocalFiles(name, items, language) }];
  return wrappers.has(name) || /^listOf|^setOf|^arrayOf/.test(name) ? readNotations(items, language) : undefined;
}

/** `dependencies.platform(…)`, `dependencies.create(…)`, `rootProject.files(…)`. */
function readDotted(part: readonly SourceNode[], language: Language): Notation[] | undefined {
  for (let at = part.length - 1; at > 0; at--) {
    const node = part[at];
    const word = part[at - 1];
    if (isGroup(node, '(') && word?.kind === 'word') return readCall(word.text, node.items, language);
  }
  return undefined;
}

function readProject(items: readonly SourceNode[], language: Language): Notation {
  const parts = split(items);
  const named = parts.find(([key, mark]) => (key?.kind === 'key' && key.text === 'path') || (key?.kind === 'word' && key.text === 'path' && isMark(mark, '=')));
  const path = readExpression(named === undefined ? (parts[0] ?? []) : named.slice(named[0]?.kind === 'key' ? 1 : 2), language);
  return path === undefined ? unread : { kind: 'project', path };
}

/** `kotlin("stdlib")` of the Kotlin DSL. */
function readKotlin(items: readonly SourceNode[], language: Language): Notation {
  const [name, version] = split(items).map((part) => readExpression(part, language));
  return name === undefined ? unread : { kind: 'parts', group: 'org.jetbrains.kotlin', name: `kotlin-${name}`, version };
}
