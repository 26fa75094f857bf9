import type { NodeId } from '#core/inventory/extraction.ts';
import { append } from '#core/inventory/multi-map.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nameOf } from '#core/plugin/path.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { readDistributionName } from '#core/python/distribution-name.ts';
import { normalName, pypiPurl } from '#core/python/package-name.ts';
import { parseRequirement } from '#core/python/requirement.ts';
import { allowsVersion } from '#core/python/version-specifiers.ts';
import { readCoreMetadata, type CoreMetadata, type StatedRequirement } from './core-metadata.ts';
import { isForExtra, UnmetRequirements } from './unmet-requirements.ts';

interface Archive {
  readonly file: SourceFile;
  readonly node: NodeId;
  readonly version: string | undefined;
  readonly requires: readonly StatedRequirement[];
}

/** Wheels, eggs and source archives that lie in the tree; all of them, for the edges between those of one directory. */
export default function extract(input: ExtractInput): void {
  const { files, found } = input;
  const byDirectory = new Map<string, Map<string, Archive[]>>();
  for (const file of files) {
    const metadata = readOrReport(found, file, () => metadataOf(input, file));
    if (metadata?.name === undefined) continue;
    const { name, version, licenses, metadata: facts, requires } = metadata;
    const node = found.component({ purl: pypiPurl(name, version), origin: 'vendored', licenses, metadata: facts, file: file.path });
    const ofDirectory = byDirectory.get(file.directory) ?? new Map<string, Archive[]>();
    byDirectory.set(file.directory, ofDirectory);
    const archive = { file, node, version, requires };
    append(ofDirectory, normalName(name), archive);
  }
  for (const ofDirectory of byDirectory.values()) connect(input, ofDirectory);
}

function connect({ found }: ExtractInput, archives: ReadonlyMap<string, readonly Archive[]>): void {
  const unmet = new UnmetRequirements(found, 'Scan the environment where it is installed or the lockfile that names what it runs with.');
  for (const { file, node, requires } of [...archives.values()].flat()) {
    for (const requirement of requires.map(({ text }) => parseRequirement(text))) {
      if (requirement === undefined || isForExtra(requirement.marker)) continue;
      const fitting = (archives.get(normalName(requirement.name)) ?? []).filter(({ version }) => version === undefined || allowsVersion(requirement.specifiers, version));
      if (fitting.length === 0) unmet.add(file.path, requirement);
      // wheels of one version for several platforms are one component
      const nodes = new Set(fitting.map((target) => target.node));
      if (nodes.size === 1) found.depends(node, fitting[0]!.node);
    }
  }
  unmet.report(() => false);
}

function metadataOf({ found, unpack }: ExtractInput, file: SourceFile): CoreMetadata | undefined {
  const isSource = file.name.endsWith('.tar.gz');
  // other archives end like that too; those of Python tell name and version
  if (isSource && readDistributionName(file.name) === undefined) return undefined;
  const tree = unpack(file);
  const description = descriptionIn(tree, file.name);
  if (description === undefined) {
    // an archive without entries was reported when it was unpacked
    if (!isSource && tree.all().length > 0) {
      found.issue({
        code: 'partial',
        file: file.path,
        message: 'the archive holds no metadata of a Python package',
        remedy: 'Build or fetch the archive again, or name its package in a manifest.',
      });
    }
    return undefined;
  }
  const metadata = readCoreMetadata(description.text());
  if (metadata.name === undefined) found.issue({ code: 'malformed', file: description.path, line: 1, message: 'the metadata names no package', remedy: 'Build or fetch the archive again.' });
  return metadata;
}

/** Only at the place where the format has it: archives may hold copies of other packages. */
function descriptionIn(tree: TreeView, archive: string): SourceFile | undefined {
  return tree.all().find(({ path }) => {
    const segments = path.slice(path.lastIndexOf('!/') + 2).split('/');
    if (segments.length !== 2) return false;
    const [directory, name] = segments as [string, string];
    if (archive.endsWith('.whl')) return name === 'METADATA' && directory.endsWith('.dist-info');
    return name === 'PKG-INFO' && (archive.endsWith('.egg') ? directory === 'EGG-INFO' : archive === `${nameOf(directory)}.tar.gz`);
  });
}
