import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { directoryOf, nameOf } from '#core/plugin/path.ts';
import type { Purl } from '#core/purl/purl.ts';
import { parseJson } from '#core/text/json.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { isRecord, text, type ValueRecord } from '#core/text/value.ts';
import { exactVersion, parseDependencySpec, publicRequirement } from './dependency-spec.ts';
import { reportWrongRequests } from './first-party.ts';
import { vcsUrlOf } from './git-reference.ts';
import { licensesOf, metadataOf, ownersOf } from './manifest-facts.ts';
import { requestedBy, wrongRequestsOf, type Requested } from './manifest.ts';
import { purlOf } from './package-name.ts';

/** bower.json: what it asks for, in the version that is installed where one is. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  const json = parseJson(file.text());
  if (!isRecord(json.value)) throw new TextSyntaxError('the manifest is not an object', 1);
  const manifest = json.value;
  const name = text(manifest, 'name') ?? (file.directory === '.' ? 'root' : nameOf(file.directory));
  const version = text(manifest, 'version');
  const project = found.project({
    path: file.directory, name, version, purl: purlOf('bower', name, version),
    licenses: licensesOf(manifest), metadata: metadataOf(manifest), owners: ownersOf(manifest), file: file.path, line: 1,
  });
  reportWrongRequests(found, file.path, wrongRequestsOf(manifest), json);
  const unresolved: Asked[] = [];
  for (const request of requestedBy(manifest).values()) {
    const line = json.line(request.section, request.name);
    const installed = installedPurl(input, request.name);
    const asked = installed === undefined ? askedPurl(request, manifest) : { purl: installed, isExact: true };
    if (asked === undefined) {
      found.issue({ code: 'unsupported', line, message: `${JSON.stringify(request.name)} is not a name of a package`, remedy: 'Correct the name.' });
      continue;
    }
    if (!asked.isExact) unresolved.push({ name: request.name, line });
    found.depends(project, found.component({ purl: asked.purl, origin: asked.origin ?? 'registry', requirement: publicRequirement(request.spec), line }), request.scope);
  }
  reportUnresolved(found, unresolved, 'Install the dependencies with bower install and scan again.');
}

/** `jquery#~3.1`, `git://host/name.git#1.2.3`, `1.2.3`; what `resolutions` says comes first. */
function askedPurl({ name, spec }: Requested, manifest: ValueRecord): { purl: Purl; isExact: boolean; origin?: 'git' | 'url' } | undefined {
  const chosen = text(manifest, 'resolutions', name) ?? spec;
  const parsed = parseDependencySpec(chosen);
  if (parsed.kind === 'git') {
    const version = exactVersion(parsed.git.revision ?? '');
    const purl = purlOf('bower', name, version, { vcs_url: vcsUrlOf(parsed.git) });
    return purl === undefined ? undefined : { purl, isExact: true, origin: 'git' };
  }
  if (parsed.kind === 'url') {
    const purl = purlOf('bower', name, undefined, { download_url: parsed.url });
    return purl === undefined ? undefined : { purl, isExact: true, origin: 'url' };
  }
  const hash = chosen.indexOf('#');
  const version = exactVersion(hash === -1 ? chosen : chosen.slice(hash + 1));
  const purl = purlOf('bower', hash > 0 ? chosen.slice(0, hash) : name, version);
  return purl === undefined ? undefined : { purl, isExact: version !== undefined };
}

function installedPurl({ file, tree }: ExtractInput, name: string): Purl | undefined {
  for (const manifest of ['.bower.json', 'bower.json']) {
    const installed = tree.get(`${file.directory}/bower_components/${name}/${manifest}`);
    if (installed === undefined) continue;
    try {
      return installedBowerPurl(parseJson(installed.text()).value, directoryOf(installed.path));
    } catch {
      // told of by the source of installed packages
      return undefined;
    }
  }
  return undefined;
}

/** The release that Bower took from a tag counts before the version that the author wrote. */
export function installedBowerPurl(value: unknown, directory: string): Purl | undefined {
  if (!isRecord(value)) return undefined;
  return purlOf('bower', text(value, 'name') ?? nameOf(directory), text(value, 'version') ?? exactVersion(text(value, '_release') ?? ''));
}
