import { joinPath } from '#core/plugin/path.ts';
import { patternOf, type RegistryAssignment, type RegistryAssignments } from '#core/plugin/registry-assignment.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { normalName } from '#core/python/package-name.ts';
import { parseToml } from '#core/text/toml.ts';
import { entries, get, list, strings, text, type Value } from '#core/text/value.ts';
import { readLogicalLines } from './requirements-text.ts';

type Said = Omit<RegistryAssignment, 'file' | 'directory'>;

/** Indexes that requirements, `pyproject.toml`, `uv.toml` and `Pipfile` name. */
export const pypiAssignments: RegistryAssignments = {
  publicNames: [['pypi', 'org']],
  read(file, tree) {
    const toml = (): Value => parseToml(file.text()).value;
    if (file.name === 'Pipfile') return inFile(file, ofPipfile(toml()));
    if (file.name === 'uv.toml') return inFile(file, ofUv(toml(), undefined));
    if (!file.name.endsWith('.toml')) return ofRequirements(file, tree);
    const value = toml();
    const tool = get(value, 'tool');
    return inFile(file, [...ofUv(get(tool, 'uv'), get(tool, 'uv', 'sources')), ...ofPoetry(get(tool, 'poetry')), ...ofPdm(get(tool, 'pdm'))]);
  },
};

const inFile = ({ path, directory }: SourceFile, said: readonly Said[]): RegistryAssignment[] => said.map((one) => ({ ...one, file: path, directory }));

const named = (name: string, registry: string): Said => ({ registry, packages: { name: normalName(name) }, weight: Number.MAX_SAFE_INTEGER });

/** Sources by their names; one that is not described here is known by its name only. */
class Sources {
  readonly #addresses: ReadonlyMap<string, string>;

  constructor(sources: readonly Value[]) {
    this.#addresses = new Map(sources.flatMap((source) => {
      const [name, url] = [text(source, 'name'), text(source, 'url')];
      return name === undefined || url === undefined ? [] : [[name.toLowerCase(), url] as const];
    }));
  }

  address(name: string): string {
    return this.#addresses.get(name.toLowerCase()) ?? name.toLowerCase();
  }
}

/** A default index takes the place of the public one; others are searched before it, explicit ones for what names them. */
function ofUv(uv: Value, sources: Value): Said[] {
  const said: Said[] = [];
  const indexes = list(uv, 'index');
  const known = new Sources(indexes);
  for (const index of indexes) {
    const url = text(index, 'url');
    if (url === undefined || get(index, 'explicit') === true) continue;
    said.push({ registry: url, ...(get(index, 'default') !== true && { isAddition: true }) });
  }
  for (const options of [uv, get(uv, 'pip')]) {
    const main = text(options, 'index-url');
    if (main !== undefined) said.push({ registry: main });
    for (const url of strings(options, 'extra-index-url')) said.push({ registry: url, isAddition: true });
  }
  for (const [name, source] of entries(sources)) {
    for (const alternative of Array.isArray(source) ? source : [source]) {
      const index = text(alternative, 'index');
      if (index !== undefined) said.push(named(name, known.address(index)));
    }
  }
  return said;
}

/** Primary sources (those without priority) take the place of the public index; secondary and supplemental ones are searched as well. */
function ofPoetry(poetry: Value): Said[] {
  const sources = list(poetry, 'source');
  const known = new Sources(sources);
  const said = sources.flatMap((source): Said[] => {
    const priority = text(source, 'priority') ?? (get(source, 'secondary') === true ? 'secondary' : 'primary');
    const registry = text(source, 'url') ?? text(source, 'name');
    if (registry === undefined || priority === 'explicit') return [];
    return [{ registry: registry.toLowerCase() === 'pypi' ? 'pypi' : registry, ...(priority !== 'primary' && priority !== 'default' && { isAddition: true }) }];
  });
  const tables = [get(poetry, 'dependencies'), get(poetry, 'dev-dependencies'), ...entries(poetry, 'group').map(([, group]) => get(group, 'dependencies'))];
  for (const [name, value] of tables.flatMap((table) => entries(table))) {
    for (const alternative of Array.isArray(value) ? value : [value]) {
      const source = text(alternative, 'source');
      if (source !== undefined) said.push(named(name, known.address(source)));
    }
  }
  return said;
}

/** The source called pypi takes the place of the public index; others are searched as well, or for the packages that they include. */
function ofPdm(pdm: Value): Said[] {
  return list(pdm, 'source').flatMap((source): Said[] => {
    const registry = text(source, 'url');
    if (registry === undefined || text(source, 'type') === 'find_links') return [];
    const included = strings(source, 'include_packages');
    if (included.length > 0) return included.map((pattern): Said => {
      const fits = patternOf(pattern.toLowerCase());
      return { registry, packages: { fits: ({ name }) => fits(name) }, weight: pattern.length };
    });
    return [{ registry, ...(text(source, 'name') !== 'pypi' && { isAddition: true }) }];
  });
}

/** Pipenv takes from the first source what names none. */
function ofPipfile(pipfile: Value): Said[] {
  const sources = list(pipfile, 'source');
  const known = new Sources(sources);
  const main = text(sources[0], 'url');
  const said: Said[] = main === undefined ? [] : [{ registry: main }];
  for (const [table, packages] of entries(pipfile)) {
    if (table === 'source') continue;
    for (const [name, value] of entries(packages)) {
      const index = text(value, 'index');
      if (index !== undefined) said.push(named(name, known.address(index)));
    }
  }
  return said;
}

const option = /^(?:(-i|--index-url|--pypi-url|--extra-index-url|-f|--find-links|-r|--requirement|-c|--constraint)(?:\s*=\s*|\s+|(?<=-[irfc])(?=\S))(\S+)|(--no-index)\s*$)/;

/** Options hold for everything that pip installs in one run: those of included files for the file that includes them too. */
function* ofRequirements(start: SourceFile, tree: TreeView): Generator<RegistryAssignment> {
  const read = new Set<string>();
  const files = [start];
  for (let file = files.pop(); file !== undefined; file = files.pop()) {
    if (read.has(file.path)) continue;
    read.add(file.path);
    for (const line of readLogicalLines(file.text().split('\n'))) {
      const match = option.exec(line.text);
      if (match === null) continue;
      const [, key, argument = '', noIndex] = match;
      const value = argument.replace(/^(["'])(.*)\1$/, '$2');
      const place = { file: file.path, directory: start.directory };
      if (noIndex !== undefined) yield { ...place, registry: noIndex };
      else if (key === '--extra-index-url') yield { ...place, registry: value, isAddition: true };
      else if (key === '-i' || key === '--index-url' || key === '--pypi-url') yield { ...place, registry: value };
      else if (key !== '-f' && key !== '--find-links') {
        const path = joinPath(file.directory, value);
        const included = path === undefined ? undefined : tree.get(path);
        if (included !== undefined) files.push(included);
      }
    }
  }
}
