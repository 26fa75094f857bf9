import { checkShape } from '#core/inventory/check-shape.ts';
import { notLocked, outsideRequirements, reportLockDifferences } from '#core/inventory/lock-differences.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import { TextPairs } from '#core/inventory/text-pairs.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { readJson } from '#core/plugin/read-json.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import { vcsUrl } from '#core/purl/vcs-url.ts';
import { entries, isRecord, scalar, text } from '#core/text/value.ts';
import { dubPurl, packageOf } from './dub-purl.ts';
import { addProject, readRecipe } from './project.ts';
import { addDubRequest } from './recipe.ts';
import { selections } from './shapes.ts';

/** `dub.selections.json`: a version for each package, or where else it is taken from. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const json = readJson(file, { comments: true });
  if (!isRecord(json.value)) {
    found.issue({ code: 'malformed', line: 1, message: 'the file is not a JSON object', remedy: 'Write it again with `dub upgrade`.' });
    return;
  }
  const format = scalar(json.value, 'fileVersion');
  if (format !== undefined && format !== '1') {
    found.issue({
      code: 'unsupported-version', line: json.line('fileVersion'),
      message: `version ${format} of the file is not known; it was read like the last known one`,
      remedy: 'Check the packages by hand, and report the version.',
    });
  }
  checkShape(found, json, selections);
  const nodes = new TextMap();
  const versions = new TextPairs();
  for (const [name, written] of entries(json.value, 'versions')) {
    const line = json.line('versions', name);
    const [version, path, repository] = [text(written) ?? scalar(written, 'version'), text(written, 'path'), text(written, 'repository')];
    const place = path === undefined ? undefined : joinPath(file.directory, path);
    const local = place === undefined ? undefined : (tree.get(`${place}/dub.json`) ?? tree.get(`${place}/dub.sdl`));
    if (local !== undefined) nodes.set(name, addProject(found, local, readOrReport(found, local, (from) => readRecipe(from, found))));
    else if (path !== undefined) nodes.set(name, found.component({ purl: dubPurl(name), origin: 'path', line }));
    else if (repository !== undefined) {
      const location = vcsUrl(repository, version);
      nodes.set(name, found.component({ purl: dubPurl(name, version, location), origin: 'git', downloadLocation: location, line }));
    } else if (version !== undefined) {
      // `~master` is a branch
      if (!version.startsWith('~')) versions.set(name, version);
      nodes.set(name, found.component({
        purl: dubPurl(name, version.replace(/^~/, '')), origin: version.startsWith('~') ? 'git' : 'registry', line,
      }));
    } else found.issue({
      code: 'partial', line,
      message: `the selection of ${JSON.stringify(name)} is not understood`,
      remedy: 'Write the file again with `dub upgrade`.',
    });
  }
  const manifest = tree.get(`${file.directory}/dub.json`) ?? tree.get(`${file.directory}/dub.sdl`);
  if (manifest === undefined) return;
  found.claim(manifest.path);
  const recipe = readOrReport(found, manifest, (from) => readRecipe(from, found));
  const project = addProject(found, manifest, recipe);
  const asked = recipe?.dependencies.map((dependency) => ({ dependency, name: packageOf(dependency.name), requirement: dependency.requirement, file: manifest.path, line: dependency.line })) ?? [];
  const missing = asked.filter(({ dependency, name }) => !nodes.has(name) && !dependency.optional);
  for (const { dependency, name } of asked) {
    const target = nodes.get(name);
    if (target !== undefined) found.depends(project, target, dependency.optional ? 'optional' : 'runtime');
  }
  for (const { dependency } of missing) found.depends(project, addDubRequest({ file: manifest, tree, found }, dependency).node);
  reportLockDifferences(found, { name: file.name, remedy: 'Write the selections again with `dub upgrade`.' }, [
    // packages of the project itself are taken from where they are
    ...missing.filter(({ dependency }) => dependency.path === undefined).map(({ name, line }) => ({ file: manifest.path, line, what: notLocked(name) })),
    ...outsideRequirements('dub', asked.filter(({ dependency }) => dependency.path === undefined && dependency.repository === undefined), (name) => versions.get(name)),
  ]);
}
