import { joinPath } from '#core/plugin/path.ts';
import { UnreadableFile, type TreeView } from '#core/plugin/source-file.ts';
import { nameOfEntry, normalName } from '#core/python/package-name.ts';
import { parseJson } from '#core/text/json.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { parseToml } from '#core/text/toml.ts';
import { entries, get, list, text, type Value } from '#core/text/value.ts';

/**
 * Versions in the lockfiles beside a manifest that none of them accounts for (requirements.txt beside uv.lock, setup.py beside Pipfile.lock):
 * what the manifest leaves open is what was locked. Read only when something is open.
 */
export class LockedNames {
  readonly #tree: TreeView;
  readonly #directories = new Map<string, ReadonlyMap<string, readonly string[]>>();

  constructor(tree: TreeView) {
    this.#tree = tree;
  }

  find(directory: string, name: string, accepts: (version: string) => boolean): string | undefined {
    let versions = this.#directories.get(directory);
    if (versions === undefined) this.#directories.set(directory, (versions = this.#read(directory)));
    return versions.get(name)?.find(accepts);
  }

  #read(directory: string): Map<string, string[]> {
    const versions = new Map<string, string[]>();
    for (const [file, read] of readers) {
      const source = this.#tree.get(joinPath(directory, file) ?? file);
      if (source === undefined) continue;
      try {
        for (const [name, version] of read(source.text())) {
          const known = versions.get(normalName(name));
          if (known === undefined) versions.set(normalName(name), [version]);
          else if (known.length < 50) known.push(version);
        }
      } catch (error) {
        // its own source reports what is wrong with it
        if (!(error instanceof TextSyntaxError) && !(error instanceof UnreadableFile)) throw error;
      }
    }
    return versions;
  }
}

type NamedVersions = Iterable<readonly [name: string, version: string]>;

const readers: readonly (readonly [file: string, read: (source: string) => NamedVersions])[] = [
  ['uv.lock', (source) => fromTables(parseToml(source).value, 'package')],
  ['poetry.lock', (source) => fromTables(parseToml(source).value, 'package')],
  ['pdm.lock', (source) => fromTables(parseToml(source).value, 'package')],
  ['pylock.toml', (source) => fromTables(parseToml(source).value, 'packages')],
  ['Pipfile.lock', (source) => fromPipfileLock(parseJson(source).value)],
];

/** Packages of an index only: others have a place in their identity that the manifest does not know. */
function fromTables(root: Value, key: string): NamedVersions {
  return list(root, key).flatMap((entry) => {
    const name = nameOfEntry(entry);
    const version = text(entry, 'version');
    const source = get(entry, 'source');
    const hasPlace = elsewhere.some((place) => get(entry, place) !== undefined || get(source, place) !== undefined);
    const isElsewhere = hasPlace || text(source, 'type') !== undefined;
    return name === undefined || version === undefined || isElsewhere ? [] : [[name, version] as const];
  });
}

const elsewhere = ['git', 'hg', 'url', 'path', 'directory', 'editable', 'virtual', 'vcs', 'archive'];

function fromPipfileLock(root: Value): NamedVersions {
  return entries(root).flatMap(([category, section]) =>
    category === '_meta' ? [] : entries(section).flatMap(([name, entry]) => {
      const version = text(entry, 'version');
      return version?.startsWith('==') === true ? [[name, version.slice(2)] as const] : [];
    }));
}
