import { TextList } from '#core/inventory/text-list.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import type { Hash } from '#core/model/component.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { LARGE, textLines } from '#core/text/text-lines.ts';

/** A `Gemfile.lock` as written, before anything is concluded from it. */
export interface Lockfile {
  /** Those of a large file are not held but read anew each time. */
  readonly specs: Iterable<LockedSpec>;
  /** What the Gemfile asks for; empty when the section is missing. */
  readonly dependencies: readonly LockedDependency[];
  readonly hasDependencies: boolean;
  /** Of `name (version)` or `name (version-platform)`. */
  readonly checksums: (key: string) => readonly Hash[] | undefined;
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

export interface LockedSource {
  readonly kind: 'GEM' | 'GIT' | 'PATH' | 'PLUGIN SOURCE';
  /** `remote`, `revision`, `branch`, `tag`, `ref`, `glob`, `submodules`, `type`; of several remotes the last. */
  readonly options: ReadonlyMap<string, string>;
  /** As written, in order. */
  readonly remotes: readonly string[];
}

export interface LockedSpec {
  readonly name: string;
  readonly version: string;
  readonly platform?: string;
  readonly source: LockedSource;
  readonly dependencies: readonly LockedDependency[];
  readonly line: number;
}

export interface LockedDependency {
  readonly name: string;
  /** As written: `~> 1.0, >= 1.0.2`. */
  readonly requirement?: string;
  readonly line: number;
}

const sourceSections = new Set(['GEM', 'GIT', 'PATH', 'PLUGIN SOURCE']);
const otherSections = new Set(['PLATFORMS', 'DEPENDENCIES', 'RUBY VERSION', 'BUNDLED WITH', 'CHECKSUMS', 'METADATA']);

/** Reads the line format of Bundler; what does not fit becomes a problem with its line. */
export function readLockfile(file: SourceFile): Lockfile {
  const lines = textLines(file);
  const reader = new LockfileReader(true);
  const kept: LockedSpec[] = [];
  const isLarge = file.size >= LARGE;
  for (const spec of specsOf(lines, reader)) if (!isLarge) kept.push(spec);
  return { ...reader.result(), specs: isLarge ? { [Symbol.iterator]: () => specsOf(lines, new LockfileReader(false)) } : kept };
}

function* specsOf(lines: Iterable<string>, reader: LockfileReader): Generator<LockedSpec> {
  let line = 0;
  for (const text of lines) {
    const before = reader.spec;
    reader.read(text, ++line);
    if (before !== undefined && before !== reader.spec) yield before;
  }
  if (reader.spec !== undefined) yield reader.spec;
}

class LockfileReader {
  /** The latest; its dependencies are complete as soon as there is another, or the file ends. */
  spec: LockedSpec | undefined;
  readonly #isForAll: boolean;
  readonly #dependencies: LockedDependency[] = [];
  readonly #checksums = new TextMap();
  readonly #checksumTexts = new TextList();
  readonly #problems: { line: number; message: string }[] = [];
  #hasDependencies = false;
  #section = '';
  #source: { kind: LockedSource['kind']; options: Map<string, string>; remotes: string[] } | undefined;
  #inSpecs = false;
  #specDependencies: LockedDependency[] | undefined;

  /** For the specs only, or for all. */
  constructor(isForAll: boolean) {
    this.#isForAll = isForAll;
  }

  read(text: string, line: number): void {
    if (text.trim() === '') return;
    if (text[0] !== ' ' && text[0] !== '\t') this.#startSection(text.trimEnd(), line);
    else if (this.#source !== undefined) this.#readSourceLine(text, line);
    else if (!this.#isForAll) return;
    else if (this.#section === 'DEPENDENCIES') this.#readDependency(text, line);
    else if (this.#section === 'CHECKSUMS') this.#readChecksum(text, line);
  }

  result(): Omit<Lockfile, 'specs'> {
    return {
      dependencies: this.#dependencies,
      hasDependencies: this.#hasDependencies,
      problems: this.#problems,
      checksums: (key) => {
        const number = this.#checksums.get(key);
        return number === undefined ? undefined : checksumsIn(this.#checksumTexts.text(number)).hashes;
      },
    };
  }

  #startSection(name: string, line: number): void {
    this.#source = undefined;
    this.#inSpecs = false;
    this.#specDependencies = undefined;
    this.#section = name;
    if (sourceSections.has(name)) this.#source = { kind: name as LockedSource['kind'], options: new Map(), remotes: [] };
    else if (name === 'DEPENDENCIES') this.#hasDependencies = true;
    else if (/^(?:<{7}|={7}|>{7}|\|{7})/.test(name)) this.#problem(line, 'there is a merge conflict in the file');
    else if (!otherSections.has(name)) this.#problem(line, `the section ${quote(name)} is not known`);
  }

  #readSourceLine(text: string, line: number): void {
    const indent = text.length - text.trimStart().length;
    const content = text.trim();
    if (indent <= 2) {
      this.#inSpecs = content === 'specs:';
      this.#specDependencies = undefined;
      const colon = content.indexOf(': ');
      if (this.#inSpecs || colon <= 0) return;
      const [key, value] = [content.slice(0, colon), content.slice(colon + 2).trim()];
      this.#source!.options.set(key, value);
      if (key === 'remote') this.#source!.remotes.push(value);
    } else if (!this.#inSpecs) this.#problem(line, `${quote(content)} stands outside a list of specs`);
    else if (indent <= 4) this.#readSpec(content, line);
    else if (this.#specDependencies === undefined) return;
    else {
      const { name, inside } = nameAndParentheses(content);
      this.#specDependencies.push(inside === undefined ? { name, line } : { name, requirement: inside, line });
    }
  }

  #readSpec(content: string, line: number): void {
    this.#specDependencies = undefined;
    const { name, inside } = nameAndParentheses(content);
    if (inside === undefined || !/^\d[\w.]*(?:-[\w.-]+)?$/.test(inside)) {
      this.#problem(line, `the entry ${quote(content)} has no exact version`);
      return;
    }
    const dash = inside.indexOf('-');
    const version = dash === -1 ? inside : inside.slice(0, dash);
    const dependencies: LockedDependency[] = [];
    const platform = dash === -1 ? {} : { platform: inside.slice(dash + 1) };
    this.spec = { name, version, ...platform, source: this.#source!, dependencies, line };
    this.#specDependencies = dependencies;
  }

  #readDependency(text: string, line: number): void {
    const content = text.trim();
    const { name, inside } = nameAndParentheses(content.endsWith('!') ? content.slice(0, -1) : content);
    this.#dependencies.push(inside === undefined ? { name, line } : { name, requirement: inside, line });
  }

  /** `  name (1.0-java) sha256=…,sha512=…`; without a hash when the source is not a registry. */
  #readChecksum(text: string, line: number): void {
    const content = text.trim();
    const close = content.lastIndexOf(')');
    const written = content.slice(close + 1).trim();
    for (const part of checksumsIn(written).unknown) this.#problem(line, `the checksum ${quote(part)} is not understood`);
    if (close !== -1) this.#checksums.set(content.slice(0, close + 1), this.#checksumTexts.add(written));
  }

  #problem(line: number, message: string): void {
    this.#problems.push({ line, message });
  }
}

const algorithms: ReadonlyMap<string, Hash['algorithm']> = new Map([['md5', 'MD5'], ['sha1', 'SHA-1'], ['sha256', 'SHA-256'], ['sha384', 'SHA-384'], ['sha512', 'SHA-512']]);

function checksumsIn(text: string): { readonly hashes: readonly Hash[]; readonly unknown: readonly string[] } {
  const hashes: Hash[] = [];
  const unknown: string[] = [];
  for (const part of text.split(',')) {
    const [name, value] = part.trim().split('=');
    const algorithm = algorithms.get(name!.toLowerCase());
    if (algorithm !== undefined && value !== undefined) hashes.push({ algorithm, value: value.toLowerCase() });
    else if (name !== '') unknown.push(part.trim());
  }
  return { hashes, unknown };
}

const quote = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);

function nameAndParentheses(content: string): { name: string; inside?: string } {
  const open = content.indexOf(' (');
  if (open === -1) return { name: content.endsWith('!') ? content.slice(0, -1) : content };
  const close = content.indexOf(')', open);
  return { name: content.slice(0, open), inside: content.slice(open + 2, close === -1 ? content.length : close) };
}
