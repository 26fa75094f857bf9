import { checkShape } from '#core/inventory/check-shape.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readJson } from '#core/plugin/read-json.ts';
import type { JsonText } from '#core/text/json.ts';
import { entries, get, isRecord, text, type Value } from '#core/text/value.ts';
import { sha512 } from './hash.ts';
import { packagePurl } from './package-purl.ts';
import { indexOf } from './project-index.ts';
import { addProjectFile } from './project.ts';
import { depsJson } from './shapes.ts';

/** The libraries that a built .NET program loads: `<program>.deps.json`. */
export default function extract(input: ExtractInput): void {
  addDependencyContext(input, readJson(input.file), input.file.name.replace(/\.deps\.json$/i, ''));
}

/** Also for the file inside a program that was published as a single file. */
export function addDependencyContext({ file, tree, found }: ExtractInput, json: JsonText, program: string): void {
  if (!isRecord(get(json.value, 'libraries'))) {
    found.issue({ code: 'malformed', line: 1, message: 'the file has no libraries, without which .NET does not start the program', remedy: 'Publish the program again.' });
    return;
  }
  checkShape(found, json, depsJson);
  const nodes = new TextMap();
  for (const [key, library] of entries(json.value, 'libraries')) {
    const line = json.line('libraries', key);
    const [name, version] = splitKey(key);
    if (name === '' || version === undefined || version === '') {
      found.issue({ code: 'partial', line, message: `the library "${key.slice(0, 80)}" is not "name/version"`, remedy: 'Publish the program again.' });
      continue;
    }
    const type = text(library, 'type')?.toLowerCase();
    if (type === 'project') {
      const known = name.toLowerCase() === program.toLowerCase() ? undefined : indexOf(tree).projectPaths.get(name.toLowerCase());
      nodes.set(key, known === undefined
        ? found.project({ path: file.directory, name, version, purl: packagePurl(name, version), file: file.path, line })
        : addProjectFile(found, known));
      continue;
    }
    nodes.set(key, found.component({
      // packs of the runtime are packages too, under their name without this prefix
      purl: packagePurl(type === 'runtimepack' ? name.replace(/^runtimepack\./i, '') : name, version),
      origin: type === 'package' || type === 'runtimepack' ? 'registry' : 'unknown',
      hashes: sha512(text(library, 'sha512')),
      ...(get(library, 'compileOnly') === true ? { scope: 'build' as const } : {}),
      line,
    }));
  }
  for (const [, target] of entries(json.value, 'targets')) addEdges(found, target, nodes);
}

function addEdges(found: ExtractInput['found'], target: Value, nodes: Pick<TextMap, 'get' | 'has'>): void {
  const byName = new TextMap();
  for (const [key] of entries(target)) {
    const node = nodes.get(key);
    if (node !== undefined) byName.set(splitKey(key)[0].toLowerCase(), node);
  }
  for (const [key, entry] of entries(target)) {
    const from = nodes.get(key);
    for (const [dependency] of entries(entry, 'dependencies')) {
      const to = byName.get(dependency.toLowerCase());
      if (from !== undefined && to !== undefined) found.depends(from, to);
    }
  }
}

/** `Name/1.0.0`. */
function splitKey(key: string): [name: string, version: string | undefined] {
  const slash = key.indexOf('/');
  return slash === -1 ? [key, undefined] : [key.slice(0, slash), key.slice(slash + 1)];
}
