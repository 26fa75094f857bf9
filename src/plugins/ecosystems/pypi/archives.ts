import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nameOf } from '#core/plugin/path.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { readDistributionName } from '#core/python/distribution-name.ts';
import { pypiPurl } from '#core/python/package-name.ts';
import { readCoreMetadata } from './core-metadata.ts';

/** Wheels, eggs and source archives that lie in the tree. */
export default function extract({ file, found, unpack }: ExtractInput): void {
  const isSource = file.name.endsWith('.tar.gz');
  // other archives end like that too; those of Python tell name and version
  if (isSource && readDistributionName(file.name) === undefined) return;
  const tree = unpack(file);
  const metadata = metadataIn(tree, file.name);
  if (metadata === undefined) {
    // an archive without entries was reported when it was unpacked
    if (!isSource && tree.all().length > 0) {
      found.issue({
        code: 'partial',
        message: 'the archive holds no metadata of a Python package',
        remedy: 'Build or fetch the archive again, or name its package in a manifest.',
      });
    }
    return;
  }
  const { name, version, licenses, metadata: facts } = readCoreMetadata(metadata.text());
  if (name === undefined) {
    found.issue({ code: 'malformed', file: metadata.path, message: 'the metadata names no package', remedy: 'Build or fetch the archive again.' });
    return;
  }
  found.component({ purl: pypiPurl(name, version), origin: 'vendored', licenses, metadata: facts });
}

/** Only at the place where the format has it: archives may hold copies of other packages. */
function metadataIn(tree: TreeView, archive: string): SourceFile | undefined {
  return tree.all().find(({ path }) => {
    const segments = path.slice(path.lastIndexOf('!/') + 2).split('/');
    if (segments.length !== 2) return false;
    const [directory, name] = segments as [string, string];
    if (archive.endsWith('.whl')) return name === 'METADATA' && directory.endsWith('.dist-info');
    return name === 'PKG-INFO' && (archive.endsWith('.egg') ? directory === 'EGG-INFO' : archive === `${nameOf(directory)}.tar.gz`);
  });
}
