import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { sha256 } from '#core/binary/sha256.ts';
import { changedSince, type LockDifference } from '#core/inventory/lock-differences.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { densePythonStyle, pythonStyle, writeJson } from '#core/text/json-style.ts';
import { parseToml, type TomlText } from '#core/text/toml.ts';
import { normalName } from '#core/python/package-name.ts';
import { entries, get, isRecord, list, type Value, type ValueRecord } from '#core/text/value.ts';

const projectFields = ['requires-python', 'dependencies', 'optional-dependencies'];
const firstFields = ['dependencies', 'source', 'extras', 'dev-dependencies'];

/** By the `content-hash` of poetry.lock. Versions of Poetry take different tables into account: one that fits is enough. */
export function changedForPoetry(manifest: SourceFile | undefined, hash: string | undefined): LockDifference | undefined {
  if (manifest === undefined || hash === undefined || !/^[0-9a-f]{64}$/.test(hash)) return undefined;
  return changed(manifest, 'content-hash', hash, (value) => {
    const project = chosen(value, ['project'], projectFields);
    const groups = get(value, 'dependency-groups');
    return [project, {}].flatMap((standard) => [isRecord(groups) ? groups : {}, {}].map((ofGroups) => writeJson(relevantToPoetry(value, standard, ofGroups), pythonStyle)));
  });
}

function relevantToPoetry(value: Value, project: ValueRecord, groups: ValueRecord): ValueRecord {
  const isEmpty = Object.keys(project).length + Object.keys(groups).length === 0;
  const own = chosen(value, ['tool', 'poetry'], [...firstFields, 'group']);
  // where nothing else counts, fields of the first versions stand there empty
  if (isEmpty) return { ...Object.fromEntries(firstFields.map((field) => [field, null])), ...own };
  return { ...(Object.keys(project).length === 0 ? {} : { project }), ...(Object.keys(groups).length === 0 ? {} : { 'dependency-groups': groups }), tool: { poetry: own } };
}

function chosen(value: Value, table: readonly string[], fields: readonly string[]): ValueRecord {
  return Object.fromEntries(fields.flatMap((field) => (get(value, ...table, field) === undefined ? [] : [[field, get(value, ...table, field)]])));
}

const sections = new Set(['source', 'packages', 'dev-packages', 'requires', 'scripts', 'pipfile', 'pipenv', 'default', 'develop']);

/** By the hash in `_meta` of Pipfile.lock. Newer versions of Pipenv take further categories into account: one that fits is enough. */
export function changedForPipenv(manifest: SourceFile | undefined, hash: string | undefined): LockDifference | undefined {
  if (manifest === undefined || hash === undefined || !/^[0-9a-f]{64}$/.test(hash)) return undefined;
  return changed(manifest, '_meta.hash', hash, (value) => {
    // Pipenv puts an index there that is not in the file
    if (!Array.isArray(get(value, 'source'))) return [];
    const first = { _meta: { sources: get(value, 'source'), requires: get(value, 'requires') ?? {} }, default: get(value, 'packages') ?? {}, develop: get(value, 'dev-packages') ?? {} };
    const categories = Object.fromEntries(entries(value).filter(([name]) => !sections.has(name)));
    return [first, { ...first, ...categories }].map((data) => writeJson(data, densePythonStyle));
  });
}

/** By the `content_hash` of pdm.lock. Versions of PDM take different tables into account: one that fits is enough. */
export function changedForPdm(manifest: SourceFile | undefined, hash: string | undefined): LockDifference | undefined {
  const digest = /^sha256:([0-9a-f]{64})$/.exec(hash ?? '')?.[1];
  if (manifest === undefined || digest === undefined) return undefined;
  return changed(manifest, 'content_hash', digest, (value) => {
    const pdm = get(value, 'tool', 'pdm');
    // the members of a workspace have a hash together
    if (get(pdm, 'workspace') !== undefined) return [];
    const own = get(pdm, 'dev-dependencies') ?? {};
    const developments = [own, groupsOfPdm(value, own, (name) => name), groupsOfPdm(value, own, normalName)];
    const resolution = get(pdm, 'resolution') ?? {};
    const resolutions = [{ resolution }, { overrides: get(resolution, 'overrides') ?? {} }, { overrides: get(pdm, 'overrides') ?? {} }];
    const common = {
      sources: get(pdm, 'source') ?? [], dependencies: get(value, 'project', 'dependencies') ?? [],
      'optional-dependencies': get(value, 'project', 'optional-dependencies') ?? {}, 'requires-python': get(value, 'project', 'requires-python') ?? '',
    };
    return developments.flatMap((development) => resolutions.map((rest) => writeJson({ ...common, 'dev-dependencies': development, ...rest }, pythonStyle)));
  });
}

/** Groups of the standard table and of PDM's own, joined by name. */
function groupsOfPdm(value: Value, own: Value, nameOf: (name: string) => string): ValueRecord {
  const groups = new Map<string, Value[]>();
  for (const [name, items] of [...entries(value, 'dependency-groups'), ...entries(own)]) groups.set(nameOf(name), [...(groups.get(nameOf(name)) ?? []), ...list(items)]);
  return Object.fromEntries(groups);
}

function changed(manifest: SourceFile, field: string, hash: string, formsOf: (value: Value) => readonly (string | undefined)[]): LockDifference | undefined {
  const toml = read(manifest);
  const forms = toml === undefined ? [] : formsOf(toml.value);
  const isCertain = forms.length > 0 && forms.every((form) => form !== undefined);
  return !isCertain || forms.some((form) => sha256(encodeUtf8(form!)) === hash) ? undefined : { file: manifest.path, line: lineOf(toml!), what: changedSince(field) };
}

/** What is no TOML is told where the manifest is read. */
function read(manifest: SourceFile): TomlText | undefined {
  try {
    return parseToml(manifest.text());
  } catch {
    return undefined;
  }
}

/** Where somebody looks first. */
const lineOf = (toml: TomlText): number => toml.line('tool', 'poetry', 'dependencies') ?? toml.line('project') ?? toml.line('packages') ?? 1;
