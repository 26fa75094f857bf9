import { Interpolator, isResolved } from '../interpolate.ts';
import { kotlinVersion, type BuildScript } from './build-script.ts';
import { splitOutside } from './dependency-management.ts';
import { upTo, type GradleBuild, type GradleTree, type NamedCatalog } from './gradle-tree.ts';
import type { Notation } from './notation.ts';
import { accessorOf } from './version-catalog.ts';

/** A module that a notation names; texts may hold `${…}` where a variable is not known, except in group and name. */
export interface NamedModule {
  readonly group: string;
  readonly name: string;
  readonly version?: string | undefined;
  readonly classifier?: string | undefined;
  readonly extension?: string | undefined;
  /** Where a version catalog has it. */
  readonly at?: { readonly path: string; readonly line: number | undefined } | undefined;
}

/** What names stand for in the scripts of one project: variables, properties, constants, entries of version catalogs. */
export class ScriptValues {
  readonly #tree: GradleTree;
  readonly #build: GradleBuild;
  readonly #directory: string;
  readonly #scripts: readonly { readonly script: BuildScript }[];
  readonly #interpolator: Interpolator;

  constructor(tree: GradleTree, directory: string, scripts: readonly { readonly script: BuildScript }[]) {
    this.#tree = tree;
    this.#build = tree.buildOf(directory);
    this.#directory = directory;
    this.#scripts = scripts;
    this.#interpolator = new Interpolator((name) => this.lookup(name));
  }

  /** With all variables replaced that are known. */
  say(text: string): string {
    return this.#interpolator.interpolate(text);
  }

  /** The value of a name in full; `undefined` where a part of it is not known. */
  known(name: string): string | undefined {
    const value = this.lookup(name);
    const text = value === undefined ? undefined : this.say(value);
    return text === undefined || text === '' || !isResolved(text) ? undefined : text;
  }

  lookup(name: string): string | undefined {
    for (const { script } of this.#scripts) {
      const value = script.variables.get(name);
      if (value !== undefined && value !== `\${${name}}`) return value;
    }
    for (const directory of upTo(this.#directory, this.#build.root)) {
      const value = this.#tree.properties(directory).get(name);
      if (value !== undefined) return value;
    }
    const constant = this.#build.constants.get(name);
    if (constant !== undefined) return constant;
    for (const catalog of this.#build.catalogs) {
      const prefix = `${catalog.name}.versions.`;
      if (name.startsWith(prefix)) return catalog.versions.get(accessorOf(name.slice(prefix.length)));
    }
    return name === kotlinVersion ? this.#build.catalogs.find((catalog) => catalog.kotlin !== undefined)?.kotlin : undefined;
  }

  /** The modules that a notation names; `undefined` when it names none, or cannot be read. */
  modules(notation: Notation, depth = 0): readonly NamedModule[] | undefined {
    switch (notation.kind) {
      case 'parts': return this.#evaluated(notation);
      case 'module': {
        const alone = /^\$\{([^{}]+)\}$/.exec(notation.text)?.[1];
        if (alone !== undefined) return this.modules({ kind: 'reference', path: alone }, depth);
        const [group = '', name = '', version, classifier, ...rest] = splitOutside(notation.text);
        if (name === '' || rest.length > 0) return undefined;
        const [bare, extension] = cutAt(classifier ?? version ?? name);
        if (classifier !== undefined) return this.#evaluated({ group, name, version, classifier: bare, extension });
        return this.#evaluated(version === undefined ? { group, name: bare, extension } : { group, name, version: bare, extension });
      }
      case 'library': return entriesOf(this.#build.catalogs, undefined, notation.alias);
      case 'reference': {
        const dot = notation.path.indexOf('.');
        const entries = dot === -1 ? undefined : entriesOf(this.#build.catalogs, notation.path.slice(0, dot), notation.path.slice(dot + 1));
        if (entries !== undefined) return entries;
        const value = this.lookup(notation.path);
        return value === undefined || depth > 10 ? undefined : this.modules({ kind: 'module', text: value }, depth + 1);
      }
      default: return undefined;
    }
  }

  /** What a mention names in a version catalog. */
  entries(mention: string): readonly NamedModule[] | undefined {
    const dot = mention.indexOf('.');
    return entriesOf(this.#build.catalogs, mention.startsWith('?') ? undefined : mention.slice(0, dot), mention.slice(dot + 1));
  }

  #evaluated({ group, name, version, classifier, extension }: NamedModule): NamedModule[] | undefined {
    const module = { group: this.say(group), name: this.say(name), version: version && this.say(version), classifier: classifier && this.say(classifier), extension };
    return isResolved(module.group + module.name) ? [module] : undefined;
  }
}

/** What an accessor such as `commons.lang3` or `bundles.test` names in the catalog of a name, or in any; `undefined` when there is none. */
function entriesOf(catalogs: readonly NamedCatalog[], catalogName: string | undefined, alias: string): readonly NamedModule[] | undefined {
  for (const catalog of catalogs) {
    if (catalogName !== undefined && catalog.name !== catalogName) continue;
    const bundle = alias.startsWith('bundles.') ? catalog.bundles.get(alias.slice('bundles.'.length)) : undefined;
    const found = (bundle ?? [alias]).map((item) => catalog.libraries.get(item)).filter((library) => library !== undefined);
    if (bundle !== undefined || found.length > 0) return found.map((library) => ({ ...library, at: { path: catalog.path, line: library.line } }));
  }
  return undefined;
}

/** `1.0@aar` is the version and the extension. */
function cutAt(text: string): [string, string | undefined] {
  const at = text.lastIndexOf('@');
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
