import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { Scope } from '#core/model/scope.ts';
import { joinPath, nameOf } from '#core/plugin/path.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { makePurl } from '#core/purl/purl.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { identityOf } from './location.ts';
import { readPackageSwift, type SwiftDependency, type SwiftManifest } from './package-swift-text.ts';

export function addSwiftProject(found: Collector, file: SourceFile, manifest: SwiftManifest): NodeId {
  return found.project({ path: file.directory, name: manifest.name ?? nameOf(file.directory), file: file.path });
}

/** A package that only tests use is a test dependency; one that no target names may be a plugin of the build, and counts as runtime. */
export function scopeOf({ location }: SwiftDependency, { used }: SwiftManifest, products: readonly string[] = []): Scope {
  const names = [identityOf(location), ...products];
  const inProduct = names.some((name) => used.byProduct.has(name));
  return !inProduct && names.some((name) => used.byTests.has(name)) ? 'test' : 'runtime';
}

/** A path dependency: a project of this tree, or a component that lies elsewhere on the machine. */
export function addLocalPackage(found: Collector, tree: TreeView, from: SourceFile, path: string, line: number | undefined): NodeId {
  const place = joinPath(from.directory, path);
  const manifest = place === undefined ? undefined : tree.get(`${place}/Package.swift`);
  if (manifest !== undefined) return addSwiftProject(found, manifest, readPackageSwift(manifest.text()));
  return found.component({
    purl: makePurl({ type: 'generic', name: nameOf(withoutTrailingSlashes(path)) || 'package' }), origin: 'path', file: from.path, line,
  });
}
