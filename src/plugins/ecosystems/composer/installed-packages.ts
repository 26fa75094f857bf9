import { joinPath, nameOf } from '#core/plugin/path.ts';
import { readJson } from '#core/plugin/read-json.ts';
import { UnreadableFile, type SourceFile, type TreeView } from '#core/plugin/source-file.ts';
import type { JsonText } from '#core/text/json.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { list, scalar, text, type Value } from '#core/text/value.ts';

/** An entry of installed.json with its place in the file. */
export interface InstalledEntry {
  readonly entry: Value;
  readonly path: readonly (string | number)[];
}

/** One by one. Before Composer 2 the file was only the list. */
export function* installedEntries(json: JsonText): Generator<InstalledEntry> {
  const place = Array.isArray(json.value) ? [] : ['packages'];
  for (const [index, entry] of list(json.value, ...place).entries()) yield { entry, path: [...place, index] };
}

export const isNamedVersion = (entry: Value): boolean => text(entry, 'name') !== undefined && (scalar(entry, 'version') ?? '') !== '';

/** Composer keeps the list of what it installed in a directory of its own name. */
export const isComposersList = (file: SourceFile): boolean => nameOf(file.directory) === 'composer';

/** Names of the packages that are installed beside a manifest; nothing where the list is absent or damaged, which is told where the list is read. */
export function installedBeside(tree: TreeView, directory: string, manifest: Value): ReadonlySet<string> {
  const vendor = text(manifest, 'config', 'vendor-dir') ?? 'vendor';
  const path = joinPath(directory, `${vendor}/composer/installed.json`);
  const file = path === undefined ? undefined : tree.get(path);
  if (file === undefined) return new Set();
  try {
    return new Set(installedEntries(readJson(file)).filter(({ entry }) => isNamedVersion(entry)).map(({ entry }) => text(entry, 'name')!.toLowerCase()));
  } catch (error) {
    if (error instanceof TextSyntaxError || error instanceof UnreadableFile) return new Set();
    throw error;
  }
}
