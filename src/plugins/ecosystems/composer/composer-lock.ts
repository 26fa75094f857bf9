import type { NodeId } from '#core/inventory/extraction.ts';
import { IntList } from '#core/inventory/int-list.ts';
import { changedSince, lockedOutside, notLocked, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { admits } from '#core/versions/satisfies.ts';
import { entries, text, type Value } from '#core/text/value.ts';
import { lockedEntries, type LockedEntry, type Section } from './lock-file.ts';
import { exactVersion } from './composer-json.ts';
import { contentHash, lockedHash } from './content-hash.ts';
import { componentOf, composerPurl, namesOf, requiredBy } from './package-entry.ts';
import { addProject, readManifest } from './project.ts';

export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  const read = lockedEntries(file, found);
  if (read === undefined) {
    found.issue({ code: 'malformed', line: 1, message: 'the lockfile is not a JSON object', remedy: 'Write it again with `composer update --lock`.' });
    return;
  }
  const entriesOf = read;
  /** By place among all entries: node + 1, 0 for what is no package. */
  const nodes = new IntList();
  // the first that goes by a name is the one for production
  const byName = new TextMap();
  for (const section of sections) {
    for (const entry of entriesOf(section)) {
      const node = add(input, entry, section);
      nodes.push(node === undefined ? 0 : node + 1);
      const own = nameOfEntry(entry);
      if (node !== undefined && !byName.has(own)) byName.set(own, node);
    }
  }
  for (const { entry, node } of locked()) for (const name of namesOf(entry)) if (!byName.has(name)) byName.set(name, node);
  for (const { entry, node } of locked()) {
    for (const name of requiredBy(entry)) {
      const target = byName.get(name);
      if (target !== undefined) found.depends(node, target);
    }
  }
  const manifest = tree.get(`${file.directory}/composer.json`);
  if (manifest !== undefined) connect(input, manifest, byName, versionsOf);

  function versionsOf(names: ReadonlySet<string>): ReadonlyMap<string, string> {
    const versions = new Map<string, string>();
    for (const { entry } of locked()) {
      const [name, version] = [nameOfEntry({ value: entry }), text(entry, 'version')];
      if (names.has(name) && version !== undefined) versions.set(name, version);
    }
    return versions;
  }

  function* locked(): Generator<{ readonly entry: Value; readonly node: NodeId }> {
    let place = 0;
    for (const section of sections) {
      for (const { value } of entriesOf(section)) {
        const node = nodes.at(place++) - 1;
        if (node >= 0) yield { entry: value, node };
      }
    }
  }
}

const sections: readonly Section[] = ['packages', 'packages-dev'];

const nameOfEntry = ({ value }: Pick<LockedEntry, 'value'>): string => (text(value, 'name') ?? '').toLowerCase();

function add({ file, tree, found }: ExtractInput, { value: entry, line: lineOf }: LockedEntry, section: Section): NodeId | undefined {
  const component = componentOf(entry);
  const line = lineOf();
  if (component === undefined) {
    found.issue({
      code: 'partial', line,
      message: `an entry of ${section} has no name of the form vendor/package`,
      remedy: 'Write the lockfile again with `composer update --lock`.',
    });
    return undefined;
  }
  const place = component.origin === 'path' ? joinPath(file.directory, text(entry, 'dist', 'url') ?? '.') : undefined;
  const local = place === undefined || place === file.directory ? undefined : tree.get(`${place}/composer.json`);
  const scope = section === 'packages-dev' ? 'development' : undefined;
  if (local === undefined && component.origin === 'path') {
    const from = text(entry, 'dist', 'url') ?? '?';
    found.issue({ code: 'missing-file', line, message: `${nameOfEntry({ value: entry })} is taken from ${from}, which holds no composer.json inside the scanned tree`, remedy: 'Scan a directory that contains it too.' });
  }
  return local === undefined ? found.component({ ...component, scope, line }) : addProject(found, local, readManifest(found, local));
}

/** What the project asks for; without a readable manifest nobody knows what is direct. `versionsOf` answers what is locked by the names. */
function connect({ file, found }: ExtractInput, manifestFile: SourceFile, byName: TextMap, versionsOf: (names: ReadonlySet<string>) => ReadonlyMap<string, string>): void {
  const manifest = readManifest(found, manifestFile);
  if (manifest === undefined) return;
  const path = manifestFile.path;
  const project = addProject(found, manifestFile, manifest);
  const provided = new Set([...entries(manifest.value, 'replace'), ...entries(manifest.value, 'provide')].map(([name]) => name.toLowerCase()));
  const requests = ([['require', 'runtime'], ['require-dev', 'development']] as const).flatMap(([section, scope]) =>
    entries(manifest.value, section).map(([name, requirement]) => ({ name, key: name.toLowerCase(), scope, requirement: text(requirement), line: manifest.line(section, name) })));
  const versions = versionsOf(new Set(requests.map(({ key }) => key)));
  const differences: LockDifference[] = [];
  for (const { name, key, scope, requirement, line } of requests) {
    const target = byName.get(key);
    const version = versions.get(key);
    if (target !== undefined) {
      found.depends(project, target, scope);
      found.requires(target, requirement);
      if (version !== undefined && requirement !== undefined && !mayBe(version, requirement)) differences.push({ file: path, line, what: lockedOutside(name, requirement, [version]) });
      continue;
    }
    const purl = provided.has(key) ? undefined : composerPurl(name, exactVersion(requirement ?? ''));
    if (purl === undefined) continue;
    differences.push({ file: path, line, what: notLocked(name) });
    found.depends(project, found.component({ purl, requirement, file: path, line, evidence: 'manifest' }), scope);
  }
  // a hash says nothing that a name does not say better
  const hash = differences.length > 0 ? undefined : lockedHash(file);
  if (hash !== undefined && (contentHash(manifest.value) ?? hash) !== hash) differences.push({ file: path, line: manifest.line('require') ?? 1, what: changedSince('content-hash') });
  reportLockDifferences(found, { name: file.name, remedy: 'Write the lockfile again with `composer update --lock`.' }, differences);
}

/** A branch is what its alias says, and `self.version` what the project is: nothing to compare. */
function mayBe(version: string, requirement: string): boolean {
  const isOpen = /^dev-|-dev$/i.test(version) || /\bdev-| as |self\.version|#/i.test(requirement);
  return isOpen || admits('composer', requirement, version);
}
