import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { nameOf } from '#core/plugin/path.ts';
import { locatedPackage } from '#core/python/location.ts';
import { pypiPurl } from '#core/python/package-name.ts';
import { condaPurl, isVirtual } from './conda-package.ts';
import { readPixiManifest, type PixiManifest } from './pixi-manifest.ts';

/** pixi.toml and `[tool.pixi]` where no pixi.lock is. */
export default function extract({ file, found }: ExtractInput): void {
  const manifest = readPixiManifest(file, found);
  if (manifest === undefined) return;
  const project = pixiProject(found, file.directory, manifest);
  const open: Asked[] = [];
  for (const { manager, name, specifier, version, scope, platform, location, line } of manifest.dependencies) {
    if (manager === 'conda' && isVirtual(name)) continue;
    // a directory is first-party and has a manifest of its own
    if (location?.origin === 'path') continue;
    if (version === undefined && location === undefined) open.push({ name, line });
    const registry = { purl: manager === 'conda' ? condaPurl(name, version) : pypiPurl(name, version) };
    const identity = manager === 'pip' && location !== undefined ? locatedPackage(name, version, location) : registry;
    found.depends(project, found.component({ ...identity, requirement: specifier, platform, line }), scope);
  }
  reportUnresolved(found, open, 'Add pixi.lock.');
}

export function pixiProject(
  found: Collector,
  directory: string,
  { path, name, version, licenses }: Pick<PixiManifest, 'path' | 'name' | 'version' | 'licenses'>,
): NodeId {
  return found.project({ path: directory, name: name ?? (directory === '.' ? '.' : nameOf(directory)), version, licenses, file: path });
}
