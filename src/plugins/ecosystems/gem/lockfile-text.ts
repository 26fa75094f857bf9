import type { Hash } from '#core/model/component.ts';

/** A `Gemfile.lock` as written, before anything is concluded from it. */
export interface Lockfile {
  readonly specs: readonly LockedSpec[];
  /** What the Gemfile asks for; empty when the section is missing. */
  readonly dependencies: readonly LockedDependency[];
  readonly hasDependencies: boolean;
  /** By `name (version)` or `name (version-platform)`. */
  readonly checksums: ReadonlyMap<string, readonly Hash[]>;
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

export interface LockedSource {
  readonly kind: 'GEM' | 'GIT' | 'PATH' | 'PLUGIN SOURCE';
  /** `remote`, `revision`, `branch`, `tag`, `ref`, `glob`, `submodules`, `type`; of several remotes the last. */
  readonly options: ReadonlyMap<string, string>;
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
export function readLockfile(source: string): Lockfile {
  const reader = new LockfileReader();
  let line = 0;
  for (const text of source.split('\n')) reader.read(text.endsWith('\r') ? text.slice(0, -1) : text, ++line);
  return reader.result();
}

class LockfileReader {
  readonly #specs: LockedSpec[] = [];
  readonly #dependencies: LockedDependency[] = [];
  readonly #checksums = new Map<string, readonly Hash[]>();
  readonly #problems: { line: number; message: string }[] = [];
  #hasDependencies = false;
  #section = '';
  #source: { kind: LockedSource['kind']; options: Map<string, string> } | undefined;
  #inSpecs = false;
  #specDependencies: LockedDependency[] | undefined;

  read(text: string, line: number): void {
    if (text.trim() === '') return;
    if (text[0] !== ' ' && text[0] !== '\t') this.#startSection(text.trimEnd(), line);
    else if (this.#source !== undefined) this.#readSourceLine(text, line);
    else if (this.#section === 'DEPENDENCIES') this.#readDependency(text, line);
    else if (this.#section === 'CHECKSUMS') this.#readChecksum(text, line);
  }

  result(): Lockfile {
    return {
      specs: this.#specs, dependencies: this.#dependencies, hasDependencies: this.#hasDependencies,
      checksums: this.#checksums, problems: this.#problems,
    };
  }

  #startSection(name: string, line: number): void {
    this.#source = undefined;
    this.#inSpecs = false;
    this.#specDependencies = undefined;
    this.#section = name;
    if (sourceSections.has(name)) this.#source = { kind: name as LockedSource['kind'], options: new Map() };
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
      if (!this.#inSpecs && colon > 0) this.#source!.options.set(content.slice(0, colon), content.slice(colon + 2).trim());
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
    this.#specs.push({ name, version, ...platform, source: this.#source!, dependencies, line });
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
    const hashes: Hash[] = [];
    for (const part of content.slice(close + 1).trim().split(',')) {
      const [name, value] = part.trim().split('=');
      const algorithm = algorithms.get(name!.toLowerCase());
      if (algorithm !== undefined && value !== undefined) hashes.push({ algorithm, value: value.toLowerCase() });
      else if (name !== '') this.#problem(line, `the checksum ${quote(part.trim())} is not understood`);
    }
    if (close !== -1) this.#checksums.set(content.slice(0, close + 1), hashes);
  }

  #problem(line: number, message: string): void {
    this.#problems.push({ line, message });
  }
}

const algorithms: ReadonlyMap<string, Hash['algorithm']> = new Map([['md5', 'MD5'], ['sha1', 'SHA-1'], ['sha256', 'SHA-256'], ['sha384', 'SHA-384'], ['sha512', 'SHA-512']]);

const quote = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);

function nameAndParentheses(content: string): { name: string; inside?: string } {
  const open = content.indexOf(' (');
  if (open === -1) return { name: content.endsWith('!') ? content.slice(0, -1) : content };
  const close = content.indexOf(')', open);
  return { name: content.slice(0, open), inside: content.slice(open + 2, close === -1 ? content.length : close) };
}
