import { checkShape } from '#core/inventory/check-shape.ts';
import { reportLockDifferences } from '#core/inventory/lock-differences.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import { readYaml } from '#core/text/yaml-in-pieces.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { get, list, text } from '#core/text/value.ts';
import { addPackages } from './add-package.ts';
import { extraDifferences, snapshotDifferences } from './stale-stack.ts';
import { addStackPackage, reportSnapshot } from './add-stack-package.ts';
import { stackLock } from './shapes.ts';
import { stackPackages } from './stack-text.ts';

/** `stack.yaml.lock`: each package that the project adds to its snapshot, as asked for and completed. */
export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  const yaml = readYaml(file, { packages: 'list' });
  checkShape(found, yaml, stackLock);
  const locked = new TextMap();
  for (const [index, entry] of list(yaml.value, 'packages').entries()) {
    const line = yaml.line('packages', index);
    const packages = stackPackages(get(entry, 'completed')) ?? [];
    if (packages.length === 0) {
      found.issue({
        code: 'partial', line,
        message: 'an entry of packages is not understood',
        remedy: 'Let Stack write the lockfile again.',
      });
    }
    for (const item of packages) locked.set(item.name, addStackPackage(found, item, { line }));
  }
  for (const [index, snapshot] of list(yaml.value, 'snapshots').entries()) {
    const name = text(snapshot, 'original') ?? text(snapshot, 'original', 'url') ?? text(snapshot, 'completed', 'url') ?? '';
    reportSnapshot(found, name, yaml.line('snapshots', index));
  }
  const manifest = tree.get(file.path.replace(/\.lock$/, ''));
  const asked = manifest === undefined ? undefined : readOrReport(found, manifest, () => parseYaml(manifest.text(), { strings: true }));
  if (manifest !== undefined) found.claim(manifest.path);
  if (manifest === undefined || asked === undefined) {
    addPackages(input, locked);
    return;
  }
  const known = list(yaml.value, 'packages').flatMap((entry) => stackPackages(get(entry, 'original')) ?? []);
  const snapshots = list(yaml.value, 'snapshots').flatMap((entry) => text(entry, 'original') ?? []);
  const { differences, missing } = extraDifferences(asked, manifest.path, known);
  for (const { item, line } of missing) locked.set(item.name, addStackPackage(found, item, { file: manifest.path, line, evidence: 'manifest' }));
  addPackages(input, locked);
  reportLockDifferences(found, { name: file.name, remedy: 'Let Stack write the lockfile again.' }, [...differences, ...snapshotDifferences(asked, manifest.path, snapshots)]);
}
