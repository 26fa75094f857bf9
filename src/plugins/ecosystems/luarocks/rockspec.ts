import type { NodeId } from '#core/inventory/extraction.ts';
import { reportAbsent } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { hasSource } from '#core/plugin/files-below.ts';
import { vcsUrl, withoutSecrets } from '#core/purl/vcs-url.ts';
import { rockPurl } from './rock-purl.ts';
import { addDependencies } from './add-dependencies.ts';
import { readRockspec, type Rockspec } from './rockspec-text.ts';

/** A rockspec: beside Lua source it describes the project, alone it is the record of a rock that is elsewhere. */
export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  if (file.text().trim() === '') {
    found.issue({ code: 'malformed', line: 1, message: 'the rockspec is empty', remedy: 'Write it again, or remove it.' });
    return;
  }
  const rockspec = readRockspec(file.text());
  if (rockspec.package === undefined || rockspec.version === undefined) {
    found.issue({
      code: 'malformed',
      line: 1,
      message: `the rockspec has no ${rockspec.package === undefined ? 'package' : 'version'} that is written out`,
      remedy: 'Write package and version as literals.',
    });
    return;
  }
  if (hasSource(tree, file.directory, '.lua')) addProject(input, rockspec, rockspec.package, rockspec.version);
  else addRecord(input, rockspec, rockspec.package, rockspec.version);
}

function addProject(input: ExtractInput, { licenses, metadata, dependencies }: Rockspec, name: string, version: string): void {
  const { file, tree, found } = input;
  const project = found.project({ path: file.directory, name, version, purl: rockPurl(name, version), licenses, metadata, file: file.path });
  if (tree.get(`${file.directory}/luarocks.lock`) !== undefined) return;
  addDependencies(input, project, dependencies);
}

function addRecord({ found }: ExtractInput, { licenses, metadata, hashes, source, dependencies }: Rockspec, name: string, version: string): NodeId {
  const downloadLocation = source === undefined ? undefined : (source.url.includes('git') ? vcsUrl(source.url, source.revision) : withoutSecrets(source.url));
  const node = found.component({ purl: rockPurl(name, version), licenses, metadata, hashes, downloadLocation, origin: 'unknown' });
  const needed = dependencies.filter((dependency) => dependency.scope === 'runtime' && dependency.name !== 'lua');
  reportAbsent(found, needed, 'Scan the place where the rock and what it needs are installed, or its source with a luarocks.lock.');
  return node;
}
