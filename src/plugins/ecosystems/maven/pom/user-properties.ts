import type { TreeView } from '#core/plugin/source-file.ts';
import { parentOf } from '#core/plugin/path.ts';

/** What a plain `mvn` run in this tree is told by its own configuration. */
export interface Invocation {
  readonly properties: ReadonlyMap<string, string>;
  readonly activated: ReadonlySet<string>;
  readonly deactivated: ReadonlySet<string>;
}

const plain: Invocation = { properties: new Map(), activated: new Set(), deactivated: new Set() };

/** Finds the `.mvn/maven.config` that holds for a directory: that of the nearest directory above it. */
export class Invocations {
  readonly #tree: TreeView;
  readonly #byDirectory = new Map<string, Invocation>();

  constructor(tree: TreeView) {
    this.#tree = tree;
  }

  of(directory: string): Invocation {
    const passed: string[] = [];
    let found: Invocation | undefined;
    for (let at: string | undefined = directory; at !== undefined && found === undefined; at = parentOf(at)) {
      found = this.#byDirectory.get(at);
      if (found !== undefined) break;
      passed.push(at);
      const file = this.#tree.get(`${at}/.mvn/maven.config`);
      if (file !== undefined) found = readArguments(file.text());
    }
    found ??= plain;
    for (const at of passed) this.#byDirectory.set(at, found);
    return found;
  }
}

/** Reads command line arguments of Maven, separated by white space or lines. */
export function readArguments(text: string): Invocation {
  const properties = new Map<string, string>();
  const activated = new Set<string>();
  const deactivated = new Set<string>();
  const words = text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .flatMap((line) => line.split(/\s/))
    .filter((word) => word !== '')
    .map((word) => word.replaceAll('"', ''));
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const argument = (short: string, long: string): string | undefined => {
      if (word === short || word === long) return words[++at];
      if (word.startsWith(`${long}=`)) return word.slice(long.length + 1);
      return word.startsWith(short) && !word.startsWith('--') ? word.slice(short.length) : undefined;
    };
    const definition = argument('-D', '--define');
    if (definition !== undefined) {
      const equals = definition.indexOf('=');
      if (equals === -1) properties.set(definition, 'true');
      else properties.set(definition.slice(0, equals), definition.slice(equals + 1));
      continue;
    }
    for (const name of argument('-P', '--activate-profiles')?.split(',') ?? []) {
      const id = name.replace(/^[!+-]?\??/, '');
      if (id !== '') (/^[!-]/.test(name) ? deactivated : activated).add(id);
    }
  }
  return { properties, activated, deactivated };
}
