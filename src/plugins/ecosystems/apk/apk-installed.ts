import { IntList } from '#core/inventory/int-list.ts';
import { Requirements } from '#core/linux/requirements.ts';
import { distributionOf, fileOf, rootBefore } from '#core/linux/root-file-system.ts';
import { systemPurl } from '#core/linux/system-purl.ts';
import type { PackageMetadata } from '#core/model/component.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { apkEntries, apkNames } from './apk-database.ts';

export default function extract({ file, tree, found }: ExtractInput): void {
  const root = rootBefore(file.path, 4);
  const distribution = distributionOf(tree, root);
  const asked = fileOf(tree, root, 'etc/apk/world');
  const world = asked === undefined ? undefined : new Set(apkNames(asked.text()));
  const requirements = new Requirements();
  if (world !== undefined) askThroughVirtual(world, file);
  /** Node + 1 of each entry, 0 of those without. */
  const nodes = new IntList();
  let [entry, packages] = [0, 0];
  const damaged: number[] = [];
  for (const { fields, line, strayLines } of apkEntries(file)) {
    nodes.set(entry++, 0);
    for (const stray of strayLines) damaged.push(stray);
    const name = fields.get('P');
    const version = fields.get('V');
    if (!name || !version) {
      if (fields.size > 0) damaged.push(line);
      continue;
    }
    if (isVirtual(fields)) continue;
    const origin = fields.get('o');
    const node = found.component({
      purl: systemPurl({ type: 'apk', distribution, name, version, arch: fields.get('A'), upstream: origin === name ? undefined : origin }),
      licenses: [fields.get('L') ?? ''],
      metadata: metadataOf(fields),
      line,
      direct: world?.has(name),
    });
    nodes.set(entry - 1, node + 1);
    packages++;
    requirements.addPackage(name, node);
    for (const provided of apkNames(fields.get('p'))) requirements.provides(provided, node);
    for (const needed of apkNames(fields.get('D'))) requirements.needs(node, [needed]);
  }
  // what is needed by its path is looked for among the files of the packages
  const wanted = requirements.missingPaths();
  if (wanted.size > 0) {
    let at = 0;
    for (const { paths } of apkEntries(file, wanted)) {
      const node = nodes.at(at++) - 1;
      if (node !== -1) for (const path of paths) requirements.provides(path, node);
    }
  }
  requirements.link(found);
  if (damaged.length > 0) {
    found.issue({
      code: packages === 0 ? 'malformed' : 'partial',
      line: damaged[0],
      message: `${damaged.length === 1 ? 'one line or entry is' : `${damaged.length} lines or entries are`} not understood, or without name or version (line ${enumerate(damaged)})`,
      remedy: 'Repair the database with apk fix, then scan again.',
    });
  }
}

/** What is asked for through a virtual package (`apk add --virtual .build-deps …`) is asked for. */
function askThroughVirtual(world: Set<string>, file: SourceFile): void {
  if (!world.values().some((name) => name.startsWith('.'))) return;
  for (const { fields } of apkEntries(file)) if (isVirtual(fields) && world.has(fields.get('P')!)) for (const name of apkNames(fields.get('D'))) world.add(name);
}

/** A name for a set of packages; it has no content of its own. */
const isVirtual = (fields: ReadonlyMap<string, string>): boolean => fields.get('P')?.startsWith('.') === true;

function metadataOf(fields: ReadonlyMap<string, string>): PackageMetadata {
  const description = fields.get('T');
  const homepage = fields.get('U');
  const supplier = fields.get('m');
  return statedMetadata({ description, homepage, supplier });
}
