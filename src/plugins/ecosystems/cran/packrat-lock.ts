import { TextMap } from '#core/inventory/text-map.ts';
import { TextPairs } from '#core/inventory/text-pairs.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { textLines } from '#core/text/text-lines.ts';
import { addProject } from './add-project.ts';
import { paragraphsOf, type Paragraph } from './control-text.ts';
import { remoteComponent } from './r-purl.ts';

/** `packrat.lock`: a paragraph for the format, then one for each package. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  const nodes = new TextMap();
  const versions = new TextPairs();
  for (const { fields, line } of packagesOf(file)) {
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
  for (const { fields } of packagesOf(file)) {
    for (const need of (fields.get('Requires') ?? '').split(',')) {
      const [from, to] = [nodes.get(fields.get('Package') ?? ''), nodes.get(need.trim())];
      if (from !== undefined && to !== undefined) found.depends(from, to);
    }
  }
  addProject(input, nodes, versions);
}

const packagesOf = (file: SourceFile): IteratorObject<Paragraph> => paragraphsOf(textLines(file)).filter(({ fields }) => fields.has('Package'));

const names: ReadonlyMap<string, string> = new Map([
  ['RemoteType', 'Source'], ['RemoteUsername', 'GithubUsername'], ['RemoteRepo', 'GithubRepo'], ['RemoteRef', 'GithubRef'], ['RemoteSha', 'GithubSha1'],
]);

/** Packrat has its own names for some of these. */
const remoteField = (fields: ReadonlyMap<string, string>, key: string): string | undefined => fields.get(key) ?? fields.get(names.get(key) ?? '');
