import { checkShape } from '#core/inventory/check-shape.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { notLocked, outsideRequirements, reportLockDifferences } from '#core/inventory/lock-differences.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import { TextPairs } from '#core/inventory/text-pairs.ts';
import type { Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { filesBelow } from '#core/plugin/files-below.ts';
import { readJson } from '#core/plugin/read-json.ts';
import { vcsUrl } from '#core/purl/vcs-url.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { entries, isRecord, scalar, strings, text } from '#core/text/value.ts';
import { addDependency } from './add-dependency.ts';
import { addProject } from './add-project.ts';
import { nimPurl } from './nim-purl.ts';
import { readNimble, type NimDependency } from './nimble-text.ts';
import { nimbleLock } from './shapes.ts';

/** `nimble.lock`: packages by name, each with its commit; those of tasks stand apart. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const json = readJson(file);
  if (!isRecord(json.value)) {
    found.issue({ code: 'malformed', line: 1, message: 'the lockfile is not a JSON object', remedy: 'Write it again with `nimble lock`.' });
    return;
  }
  const format = scalar(json.value, 'version');
  if (format !== undefined && format !== '1' && format !== '2') {
    found.issue({
      code: 'unsupported-version',
      line: json.line('version'),
      message: `version ${format} of the lockfile is not known; it was read like the last known one`,
      remedy: 'Check the packages by hand, and report the version.',
    });
  }
  checkShape(found, json, nimbleLock);
  const nodes = new TextMap();
  const places = new TextMap();
  const versions = new TextPairs();
  const sections: (readonly [readonly string[], Scope | undefined])[] = [[['packages'], undefined]];
  for (const [task] of entries(json.value, 'tasks')) sections.push([['tasks', task], task === 'test' ? 'test' : 'development']);
  for (const [place, scope] of sections) {
    for (const [name, entry] of entries(json.value, ...place)) {
      if (name === 'nim') continue;
      const [version, url, revision] = [text(entry, 'version'), text(entry, 'url'), text(entry, 'vcsRevision')];
      const sha1 = text(entry, 'checksums', 'sha1') ?? '';
      const isReleased = version !== undefined && /^v?\d/.test(version);
      const vcs = url === undefined ? undefined : vcsUrl(url, revision, text(entry, 'downloadMethod') ?? 'git');
      if (isReleased) versions.set(keyOf(name), version);
      const node = found.component({
        purl: nimPurl(name, isReleased ? version : revision, isReleased ? undefined : vcs),
        origin: isReleased ? 'registry' : 'git',
        hashes: /^[0-9a-f]{40}$/i.test(sha1) ? [{ algorithm: 'SHA-1', value: sha1.toLowerCase() }] : [],
        downloadLocation: vcs,
        scope,
        line: json.line(...place, name),
      });
      nodes.set(keyOf(name), node);
      if (url !== undefined) places.set(placeOf(url), node);
    }
  }
  for (const [place] of sections) {
    for (const [name, entry] of entries(json.value, ...place)) {
      for (const need of strings(entry, 'dependencies')) {
        const [from, to] = [nodes.get(keyOf(name)), nodes.get(keyOf(need))];
        if (from !== undefined && to !== undefined) found.depends(from, to);
      }
    }
  }
  const manifest = filesBelow(tree, file.directory).find((candidate) => candidate.directory === file.directory && candidate.name.endsWith('.nimble'));
  if (manifest === undefined) return;
  found.claim(manifest.path);
  const content = readNimble(manifest.text());
  const project = addProject(found, manifest, content);
  // a package may have another name than its repository
  const lockedOf = ({ name, url }: NimDependency): NodeId | undefined => (url === undefined ? undefined : places.get(placeOf(url))) ?? nodes.get(keyOf(name));
  const missing = content.dependencies.filter((dependency) => dependency.name !== 'nim' && !dependency.isConditional && lockedOf(dependency) === undefined);
  for (const dependency of content.dependencies) {
    const node = lockedOf(dependency);
    if (node !== undefined) found.depends(project, node, dependency.scope);
  }
  for (const dependency of missing) found.depends(project, addDependency(found, manifest, dependency), dependency.scope);
  const requests = content.dependencies.filter(({ url, revision }) => url === undefined && revision === undefined).map((dependency) => ({ ...dependency, file: manifest.path, requirement: dependency.requirement || undefined }));
  reportLockDifferences(found, { name: file.name, remedy: 'Write the lockfile again with `nimble lock`.' }, [
    ...missing.map(({ name, line }) => ({ file: manifest.path, line, what: notLocked(name) })),
    ...outsideRequirements('nim', requests, (name) => versions.get(keyOf(name))),
  ]);
}

/** Nimble compares names so. */
const keyOf = (name: string): string => name.toLowerCase().replaceAll('_', '');

const placeOf = (url: string): string => withoutTrailingSlashes(url).replace(/\.git$/, '').toLowerCase();
