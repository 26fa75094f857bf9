import { Requirements } from '#core/linux/requirements.ts';
import { distributionOf, fileOf, rootBefore, type Distribution } from '#core/linux/root-file-system.ts';
import type { PackageMetadata } from '#core/model/component.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nameOf, directoryOf } from '#core/plugin/path.ts';
import { makePurl } from '#core/purl/purl.ts';
import { atomName, dependencyAtoms } from './dependency-atoms.ts';
import { readLicenseGroups, withoutGroups } from './license-groups.ts';
import { splitPackageName } from './package-name.ts';

interface FileSystem {
  readonly root: string;
  readonly distribution: Distribution;
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** What was asked for by name; absent when nobody recorded it. */
  readonly world: ReadonlySet<string> | undefined;
  readonly requirements: Requirements;
}

/** Portage keeps a directory for each installed package, with one small file for each fact. */
export default function extract({ files, tree, found }: ExtractInput): void {
  const directories = [...new Set(files.map((file) => file.directory))];
  const byRoot = Map.groupBy(directories, (directory) => rootBefore(directory, 5));
  for (const [root, members] of byRoot) {
    const system: FileSystem = {
      root,
      distribution: distributionOf(tree, root),
      groups: readLicenseGroups(fileOf(tree, root, 'etc/portage/license_groups')?.text() ?? ''),
      world: worldOf(fileOf(tree, root, 'var/lib/portage/world')?.text()),
      requirements: new Requirements(),
    };
    for (const directory of members) add(directory, system);
    system.requirements.link(found);
  }

  function add(directory: string, { distribution, groups, world, requirements }: FileSystem): void {
    const read = (name: string): string | undefined => tree.get(`${directory}/${name}`)?.text().trim() || undefined;
    const full = tree.get(`${directory}/PF`);
    const file = full?.path ?? `${directory}/CONTENTS`;
    const named = splitPackageName(full === undefined ? nameOf(directory) : full.text().trim());
    if (named === undefined) {
      found.issue({
        code: 'malformed',
        file,
        line: 1,
        message: 'the package name is not of the form name-version',
        remedy: 'Install the package again with emerge, then scan again.',
      });
      return;
    }
    const category = nameOf(directoryOf(directory));
    const name = `${category}/${named.name}`;
    const license = read('LICENSE');
    const node = found.component({
      purl: makePurl({ type: 'ebuild', namespace: category, name: named.name, version: named.version, qualifiers: { distro: distribution.id } }),
      licenses: license === undefined ? [] : [withoutGroups(license, groups)],
      metadata: metadataOf(read),
      direct: world?.has(name),
      file,
      ...(full === undefined ? {} : { line: 1 }),
    });
    requirements.addPackage(name, node);
    const use = read('USE');
    const flags = use === undefined ? undefined : new Set(use.split(/\s+/));
    for (const field of ['RDEPEND', 'PDEPEND', 'IDEPEND']) for (const anyOf of dependencyAtoms(read(field) ?? '', flags)) requirements.needs(node, anyOf);
    for (const field of ['DEPEND', 'BDEPEND']) for (const anyOf of dependencyAtoms(read(field) ?? '', flags)) requirements.needs(node, anyOf, 'build');
  }
}

function metadataOf(read: (name: string) => string | undefined): PackageMetadata {
  const description = read('DESCRIPTION');
  const homepage = read('HOMEPAGE');
  return statedMetadata({ description, homepage });
}

const worldOf = (text: string | undefined): Set<string> | undefined =>
  text === undefined ? undefined : new Set(text.split(/\s+/).map(atomName).filter((name) => name !== undefined));
