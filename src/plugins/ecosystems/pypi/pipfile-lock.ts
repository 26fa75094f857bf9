import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { locatedPackage } from '#core/python/location.ts';
import { parseHashes } from '#core/python/file-hash.ts';
import { platformOf } from '#core/python/marker.ts';
import { normalName, pypiPurl } from '#core/python/package-name.ts';
import { parseSpecifiers, pinnedVersion } from '#core/python/requirement.ts';
import { list, scalar, strings, text, type Value } from '#core/text/value.ts';
import { changedForPipenv } from './content-hash.ts';
import { indexPage } from './index-page.ts';
import { firstPartyNode } from './lock-source.ts';
import { connectPackages, type LockedPackage, type Root } from './locked-packages.ts';
import { pipenvLocation, readPipfile, scopeOfCategory } from './pipfile.ts';
import { openPipenvLock, type PipenvEntry } from './pipfile-lock-entries.ts';
import { PackageReadings } from './package-readings.ts';
import { Projects } from './projects.ts';
import { comesWithPython, reportStale } from './stale-lockfile.ts';

/** Pipfile.lock with its Pipfile: `default`, `develop` and further categories. It holds no edges between packages. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const lock = openPipenvLock(file, found);
  if (lock === undefined) {
    found.issue({ code: 'malformed', line: 1, message: 'there is no object at the top', remedy: 'Let Pipenv write the file again.' });
    return;
  }
  const spec = scalar(lock.meta, 'pipfile-spec');
  if (spec !== undefined && Number(spec) > 6) {
    found.issue({
      code: 'unsupported-version',
      line: lock.metaLine('pipfile-spec'),
      message: `version ${spec} of the format is not known; packages and versions were read as in version 6`,
      remedy: 'Check for a newer version of Muster.',
    });
  }
  const projects = new Projects(tree, found);
  const pipfile = tree.get(joinPath(file.directory, 'Pipfile') ?? 'Pipfile');
  const manifest = pipfile === undefined ? undefined : readPipfile(pipfile, (issue) => found.issue(issue));
  if (pipfile !== undefined) found.claim(pipfile.path);
  const indexes = new Map(list(lock.meta, 'sources').map((source) => [text(source, 'name'), text(source, 'url')]));
  const local: Root[] = [];
  const packages = new PackageReadings(file, readAll);
  const roots = [...local];
  if (manifest !== undefined) roots.push({ node: projects.node(file.directory, manifest.file), dependencies: manifest.dependencies });
  const connected = connectPackages(found, packages, roots);
  reportStale(found, { file, projects, locks: ({ name, marker }) => marker === undefined && !comesWithPython.has(name), changed: changedForPipenv(pipfile, text(lock.meta, 'hash', 'sha256')) }, { ...connected, unreached: [] });

  function* readAll(isFirst: boolean): Generator<LockedPackage> {
    for (const entry of lock!.packages()) if (entry.name.trim() !== '') yield readPackage(entry, isFirst);
  }

  function readPackage({ category, name, value: entry, line }: PipenvEntry, isFirst: boolean): LockedPackage {
    const specifier = typeof entry === 'string' ? entry : text(entry, 'version');
    const specifiers = parseSpecifiers(specifier === '*' ? '' : (specifier ?? '')) ?? [];
    const version = pinnedVersion({ name, extras: [], specifiers, specifier: '', url: undefined, marker: undefined, rest: '' });
    const location = pipenvLocation(entry);
    const isDirectory = location?.origin === 'path' && location.version === undefined;
    const own = isDirectory ? firstPartyNode(projects, file, { directory: location.address }, isHere(location.address) ? {} : { name, version }) : undefined;
    if (isFirst && version === undefined && location === undefined) {
      found.issue({ code: 'unresolved', line: line(), message: `${name} is locked without an exact version`, remedy: 'Let Pipenv write the file again.' });
    }
    if (isFirst && own !== undefined) {
      const needed = projects.in(joinPath(file.directory, location!.address)!).dependencies.filter((dependency) => dependency.scope === 'runtime');
      local.push({ node: own, dependencies: needed });
    }
    return {
      name: normalName(name),
      version,
      component: own ?? {
        ...(location === undefined ? { purl: pypiPurl(name, version) } : locatedPackage(name, version ?? location.version, location)),
        scope: scopeOfCategory(category),
        platform: platformOf(text(entry, 'markers')),
        hashes: parseHashes(hashTexts(entry)),
        ...(location === undefined ? { downloadLocation: indexPage(indexes.get(text(entry, 'index')), name) } : {}),
        line: line(),
      },
      dependencies: [],
      extras: new Map(),
    };
  }
}

/** The directory of the Pipfile itself, which Pipenv lists under a digest of its path where it knows no name. */
const isHere = (address: string): boolean => joinPath('.', address) === '.';

/** In the oldest files one `hash`. */
function hashTexts(entry: Value): string[] {
  const single = text(entry, 'hash');
  return [...(single === undefined ? [] : [single]), ...strings(entry, 'hashes')];
}
