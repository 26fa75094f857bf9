import type { NodeId } from '#core/inventory/extraction.ts';
import type { Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { parseJson, type JsonText } from '#core/text/json.ts';
import { entries, isRecord, list, text, type Value } from '#core/text/value.ts';
import { componentOf, namesOf, requiredBy } from './package-entry.ts';
import { addProject, readManifest } from './project.ts';

interface Locked {
  readonly entry: Value;
  readonly node: NodeId;
}

export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  const json = parseJson(file.text());
  if (!isRecord(json.value)) {
    found.issue({ code: 'malformed', message: 'the lockfile is not a JSON object', remedy: 'Write it again with `composer update --lock`.' });
    return;
  }
  const locked = [...add(input, json, 'packages', undefined), ...add(input, json, 'packages-dev', 'development')];
  // the first that goes by a name is the one for production
  const byName = new Map<string, NodeId>();
  for (const { entry, node } of locked) {
    const own = (text(entry, 'name') ?? '').toLowerCase();
    if (!byName.has(own)) byName.set(own, node);
  }
  for (const { entry, node } of locked) for (const name of namesOf(entry)) if (!byName.has(name)) byName.set(name, node);
  for (const { entry, node } of locked) {
    for (const name of requiredBy(entry)) {
      const target = byName.get(name);
      if (target !== undefined) found.depends(node, target);
    }
  }
  const manifest = tree.get(`${file.directory}/composer.json`);
  if (manifest !== undefined) connect(input, manifest, byName);
}

function add({ file, tree, found }: ExtractInput, json: JsonText, section: string, scope: Scope | undefined): Locked[] {
  const locked: Locked[] = [];
  for (const [index, entry] of list(json.value, section).entries()) {
    const line = json.line(section, index, 'name') ?? json.line(section, index);
    const component = componentOf(entry);
    if (component === undefined) {
      found.issue({
        code: 'partial', line,
        message: `an entry of ${section} has no name of the form vendor/package`,
        remedy: 'Write the lockfile again with `composer update --lock`.',
      });
      continue;
    }
    const place = component.origin === 'path' ? joinPath(file.directory, text(entry, 'dist', 'url') ?? '.') : undefined;
    const local = place === undefined || place === file.directory ? undefined : tree.get(`${place}/composer.json`);
    locked.push({ entry, node: local === undefined ? found.component({ ...component, scope, line }) : addProject(found, local, readManifest(found, local)) });
  }
  return locked;
}

/** What the project asks for; without a readable manifest nobody knows what is direct. */
function connect({ file, found }: ExtractInput, manifestFile: SourceFile, byName: ReadonlyMap<string, NodeId>): void {
  const manifest = readManifest(found, manifestFile);
  if (manifest === undefined) return;
  const path = manifestFile.path;
  const project = addProject(found, manifestFile, manifest);
  const provided = new Set([...entries(manifest.value, 'replace'), ...entries(manifest.value, 'provide')].map(([name]) => name.toLowerCase()));
  for (const [section, scope] of [['require', 'runtime'], ['require-dev', 'development']] as const) {
    for (const [name] of entries(manifest.value, section)) {
      const target = byName.get(name.toLowerCase());
      if (target !== undefined) found.depends(project, target, scope);
      else if (name.includes('/') && !provided.has(name.toLowerCase())) {
        found.issue({
          code: 'stale-lockfile', file: path, line: manifest.line(section, name),
          message: `${JSON.stringify(name)} is required here, but ${file.path} does not know of it`,
          remedy: 'Write the lockfile again with `composer update --lock`.',
        });
      }
    }
  }
}
