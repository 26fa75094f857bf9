import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { outsideRequirements, type LockDifference } from '#core/inventory/lock-differences.ts';
import type { TextMap } from '#core/inventory/text-map.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { filesBelow } from '#core/plugin/files-below.ts';
import { nameOf } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import type { CabalPackage } from './cabal-text.ts';
import { hackagePurl } from './hackage-purl.ts';
import { isPackageFile, readOther } from './package-file.ts';

export function addPackage(found: Collector, file: SourceFile, { name, version, licenses, metadata }: CabalPackage): NodeId {
  const named = name ?? defaultName(file);
  return found.project({
    path: file.directory, name: named, version,
    purl: version === undefined ? undefined : hackagePurl(named, version),
    licenses, metadata, file: file.path,
  });
}

/** hpack names a package after its directory. */
const defaultName = ({ name, directory }: SourceFile): string => (name.endsWith('.cabal') ? name.slice(0, -'.cabal'.length) : nameOf(directory));

/**
 * The packages below a directory, each with an edge to every node that it asks for by name. What is not locked comes with the compiler or the snapshot.
 * Answers where none of the bounds of a package, which may stand under conditions, admits what is locked.
 */
export function addPackages({ file, tree, found }: ExtractInput, locked: Pick<TextMap, 'get'>, versionsOf?: (name: string) => readonly string[] | undefined): LockDifference[] {
  const differences: LockDifference[] = [];
  const packages = [...filesBelow(tree, file.directory)].filter((candidate) => isPackageFile(candidate, tree) && !/(?:^|\/)(?:dist-newstyle|dist|\.stack-work)\//.test(candidate.path));
  const read = packages.flatMap((candidate) => {
    const content = readOther(candidate);
    return content === undefined ? [] : [{ file: candidate, content }];
  });
  const own = new Map<string, NodeId>();
  for (const { file: cabal, content } of read) {
    found.claim(cabal.path);
    own.set(content.name ?? defaultName(cabal), addPackage(found, cabal, content));
  }
  for (const { file: cabal, content } of read) {
    const project = addPackage(found, cabal, content);
    for (const { name, scope, requirement } of content.dependencies) {
      const target = own.get(name) ?? locked.get(name);
      if (target === undefined) continue;
      found.depends(project, target, scope);
      found.requires(target, requirement);
    }
    const asked = content.dependencies.filter(({ name }) => !own.has(name)).map((dependency) => ({ ...dependency, file: cabal.path, requirement: dependency.requirement || undefined }));
    if (versionsOf !== undefined) differences.push(...outsideRequirements('hackage', asked, versionsOf));
  }
  return differences;
}
