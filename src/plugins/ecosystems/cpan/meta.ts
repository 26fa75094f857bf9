import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { addRequirements } from './add-requirements.ts';
import { cpanPurl } from './cpan-purl.ts';
import { readMeta } from './meta-text.ts';

/** Files that only the source of a distribution has. */
const sourceFiles = ['Makefile.PL', 'Build.PL', 'dist.ini', 'minil.toml', 'cpanfile'];

/**
 * The metadata that belongs to a release of a distribution. Beside the source it describes the project; alone it is the record of a distribution
 * that is installed here, and what that needs is installed beside it.
 */
export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  const isJson = file.name.endsWith('.json');
  // both forms say the same
  if (!isJson && tree.get(file.path.replace(/yml$/, 'json')) !== undefined) return;
  if (file.name.startsWith('MY') && [`${file.directory}/META.json`, `${file.directory}/META.yml`].some((path) => tree.get(path) !== undefined)) return;
  const { name, version, licenses, metadata, requirements, isMeta } = readMeta(file.text(), isJson, { found, file: file.path });
  if (!isMeta) return;
  if (name === undefined || version === undefined) {
    found.issue({
      code: 'malformed',
      line: 1,
      message: `the metadata has no ${name === undefined ? 'name' : 'version'}`,
      remedy: 'Install the distribution again, or write its metadata again.',
    });
    return;
  }
  const purl = cpanPurl(name, version);
  if (!sourceFiles.some((source) => tree.get(`${file.directory}/${source}`) !== undefined)) {
    found.component({ purl, licenses, metadata, evidence: 'installed' });
    return;
  }
  const project = found.project({ path: file.directory, name, version, purl, licenses, metadata, file: file.path });
  if (tree.get(`${file.directory}/cpanfile`) === undefined) addRequirements(input, project, requirements);
}
