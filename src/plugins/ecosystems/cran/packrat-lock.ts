import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { addProject } from './add-project.ts';
import { readParagraphs } from './control-text.ts';
import { remoteComponent } from './r-purl.ts';

/** `packrat.lock`: a paragraph for the format, then one for each package. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  const nodes = new Map<string, NodeId>();
  const versions = new Map<string, string>();
  const packages = readParagraphs(file.text()).filter(({ fields }) => fields.has('Package'));
  for (const { fields, line } of packages) {
    const [name = '', version] = [fields.get('Package'), fields.get('Version')];
    if (version === undefined) {
      found.issue({
        code: 'partial', line,
        message: `the package ${JSON.stringify(name)} has no version`,
        remedy: 'Write the lockfile again with `packrat::snapshot()`.',
      });
      continue;
    }
    versions.set(name, version);
    nodes.set(name, found.component({ ...remoteComponent(name, version, (key) => remoteField(fields, key)), line }));
  }
  for (const { fields } of packages) {
    for (const need of (fields.get('Requires') ?? '').split(',')) {
      const [from, to] = [nodes.get(fields.get('Package') ?? ''), nodes.get(need.trim())];
      if (from !== undefined && to !== undefined) found.depends(from, to);
    }
  }
  addProject(input, nodes, versions);
}

const names: ReadonlyMap<string, string> = new Map([
  ['RemoteType', 'Source'], ['RemoteUsername', 'GithubUsername'], ['RemoteRepo', 'GithubRepo'], ['RemoteRef', 'GithubRef'], ['RemoteSha', 'GithubSha1'],
]);

/** Packrat has its own names for some of these. */
const remoteField = (fields: ReadonlyMap<string, string>, key: string): string | undefined => fields.get(key) ?? fields.get(names.get(key) ?? '');
