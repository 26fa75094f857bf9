import { checkShape } from '#core/inventory/check-shape.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { joinPath } from '#core/plugin/path.ts';
import { UnreadableFile, type SourceFile } from '#core/plugin/source-file.ts';
import { nameOfEntry } from '#core/python/package-name.ts';
import { parseJson } from '#core/text/json.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { strings, text, type Value } from '#core/text/value.ts';
import { condaPurl, hashesOf } from './conda-package.ts';
import { parseMatchSpec } from './match-spec.ts';
import { condaMeta } from './shapes.ts';

/** Records of installed packages: one JSON file for each in `conda-meta` of an environment. All at once, for the edges between them. */
export default function extract({ files, tree, found }: ExtractInput): void {
  const histories = new Map<string, ReadonlySet<string>>();
  const environments = new Map<string, Map<string, { readonly node: NodeId; readonly depends: readonly string[] }>>();
  for (const file of files) {
    const record = read(file);
    if (record === undefined) continue;
    const name = nameOfEntry(record);
    const version = text(record, 'version');
    if (name === undefined || version === undefined) {
      // pixi keeps notes of its own in the same place
      if (file.name.startsWith('pixi')) continue;
      found.issue({
        code: 'malformed',
        file: file.path,
        line: 1,
        message: `the record of an installed package has no ${name === undefined ? 'name' : 'version'}`,
        remedy: 'Install the package again.',
      });
      continue;
    }
    const requested = requestedNames(tree.get(joinPath(file.directory, 'history') ?? 'history'));
    const spec = text(record, 'requested_spec') ?? '';
    const license = text(record, 'license');
    const node = found.component({
      purl: condaPurl(name, version),
      direct: requested.has(name.toLowerCase()) || (spec !== '' && spec !== 'None') || strings(record, 'requested_specs').length > 0 ? true : undefined,
      requirement: spec === 'None' ? undefined : parseMatchSpec(spec)?.specifier,
      licenses: license === undefined ? [] : [license],
      hashes: hashesOf(record),
      downloadLocation: text(record, 'url'),
      file: file.path,
    });
    const environment = environments.get(file.directory) ?? new Map();
    environments.set(file.directory, environment);
    environment.set(name.toLowerCase(), { node, depends: strings(record, 'depends') });
  }
  for (const environment of environments.values()) {
    for (const { node, depends } of environment.values()) {
      for (const written of depends) {
        const target = environment.get(written.split(' ')[0]!.toLowerCase());
        if (target !== undefined) found.depends(node, target.node);
      }
    }
  }

  function read(file: SourceFile): Value {
    try {
      const json = parseJson(file.text());
      if (!file.name.startsWith('pixi')) checkShape(found, json, condaMeta, file.path);
      return json.value;
    } catch (error) {
      if (error instanceof TextSyntaxError) {
        found.issue({
          code: 'malformed',
          file: file.path,
          line: error.line,
          message: error.message,
          remedy: 'Install the package again.',
        });
      } else if (error instanceof UnreadableFile) {
        found.issue({
          code: error.code,
          file: file.path,
          message: error.message,
          remedy: error.remedy,
        });
      } else {
        throw error;
      }
      return undefined;
    }
  }

  /** What the user asked for, by the lines `# update specs: ['numpy', …]` of the history. */
  function requestedNames(history: SourceFile | undefined): ReadonlySet<string> {
    if (history === undefined) return none;
    const known = histories.get(history.path);
    if (known !== undefined) return known;
    const names = new Set<string>();
    for (const line of history.text().split('\n')) {
      const specs = /^# (update|install|remove) specs: \[(.*)\]\s*$/.exec(line);
      if (specs === null) continue;
      for (const [, quoted] of specs[2]!.matchAll(/['"]([^'"]*)['"]/g)) {
        const name = parseMatchSpec(quoted!)?.name;
        if (name === undefined) continue;
        if (specs[1] === 'remove') names.delete(name);
        else names.add(name);
      }
    }
    histories.set(history.path, names);
    return names;
  }
}

const none: ReadonlySet<string> = new Set();
