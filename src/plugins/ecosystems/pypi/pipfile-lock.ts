import { checkShape } from '#core/inventory/check-shape.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { locatedPackage } from '#core/python/location.ts';
import { parseHashes } from '#core/python/file-hash.ts';
import { platformOf } from '#core/python/marker.ts';
import { normalName, pypiPurl } from '#core/python/package-name.ts';
import { parseSpecifiers, pinnedVersion } from '#core/python/requirement.ts';
import { parseJson } from '#core/text/json.ts';
import { entries, isRecord, list, scalar, strings, text, type Value } from '#core/text/value.ts';
import { indexPage } from './index-page.ts';
import { firstPartyNode } from './lock-source.ts';
import { pipfileLock } from './lockfile-shapes.ts';
import { connectPackages, type LockedPackage, type Root } from './locked-packages.ts';
import { pipenvLocation, readPipfile, scopeOfCategory } from './pipfile.ts';
import { PackageReadings } from './package-readings.ts';
import { Projects } from './projects.ts';
import { comesWithPython, reportStale } from './stale-lockfile.ts';

/** Pipfile.lock with its Pipfile: `default`, `develop` and further categories. It holds no edges between packages. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const json = parseJson(file.text());
  if (!isRecord(json.value)) {
    found.issue({ code: 'malformed', line: 1, message: 'there is no object at the top', remedy: 'Let Pipenv write the file again.' });
    return;
  }
  checkShape(found, json, pipfileLock);
  const spec = scalar(json.value, '_meta', 'pipfile-spec');
  if (spec !== undefined && Number(spec) > 6) {
    found.issue({
      code: 'unsupported-version',
      line: json.line('_meta', 'pipfile-spec'),
      message: `version ${spec} of the format is not known; packages and versions were read as in version 6`,
      remedy: 'Check for a newer version of Muster.',
    });
  }
  const projects = new Projects(tree, found);
  const pipfile = tree.get(joinPath(file.directory, 'Pipfile') ?? 'Pipfile');
  const manifest = pipfile === undefined ? undefined : readPipfile(pipfile, (issue) => found.issue(issue));
  if (pipfile !== undefined) found.claim(pipfile.path);
  const indexes = new Map(list(json.value, '_meta', 'sources').map((source) => [text(source, 'name'), text(source, 'url')]));
  const packages: LockedPackage[] = [];
  const local: Root[] = [];
  for (const [category, section] of Object.entries(json.value)) {
    if (category !== '_meta' && isRecord(section)) readCategory(category, section);
  }
  const roots = [...local];
  if (manifest !== undefined) roots.push({ node: projects.node(file.directory, manifest.file), dependencies: manifest.dependencies });
  const connected = connectPackages(found, new PackageReadings(file, () => packages), roots);
  reportStale(found, { file, projects, locks: ({ name, marker }) => marker === undefined && !comesWithPython.has(name) }, { ...connected, unreached: [] });

  function readCategory(category: string, section: Value): void {
    const scope = scopeOfCategory(category);
    for (const [name, entry] of entries(section)) {
      if (name.trim() === '') continue;
      const line = json.line(category, name);
      const specifier = typeof entry === 'string' ? entry : text(entry, 'version');
      const specifiers = parseSpecifiers(specifier === '*' ? '' : (specifier ?? '')) ?? [];
      const version = pinnedVersion({ name, extras: [], specifiers, specifier: '', url: undefined, marker: undefined, rest: '' });
      const location = pipenvLocation(entry);
      const isDirectory = location?.origin === 'path' && location.version === undefined;
      const own = isDirectory ? firstPartyNode(projects, file, { directory: location.address }, { name, version }) : undefined;
      if (version === undefined && location === undefined) {
        found.issue({ code: 'unresolved', line, message: `${name} is locked without an exact version`, remedy: 'Let Pipenv write the file again.' });
      }
      if (own !== undefined) {
        const needed = projects.in(joinPath(file.directory, location!.address)!).dependencies.filter((dependency) => dependency.scope === 'runtime');
        local.push({ node: own, dependencies: needed });
      }
      packages.push({
        name: normalName(name),
        version,
        component: own ?? {
          ...(location === undefined ? { purl: pypiPurl(name, version) } : locatedPackage(name, version ?? location.version, location)),
          scope,
          platform: platformOf(text(entry, 'markers')),
          hashes: parseHashes(hashTexts(entry)),
          ...(location === undefined ? { downloadLocation: indexPage(indexes.get(text(entry, 'index')), name) } : {}),
          line,
        },
        dependencies: [],
        extras: new Map(),
      });
    }
  }
}

/** In the oldest files one `hash`. */
function hashTexts(entry: Value): string[] {
  const single = text(entry, 'hash');
  return [...(single === undefined ? [] : [single]), ...strings(entry, 'hashes')];
}
