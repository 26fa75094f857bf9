import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { notLocked, outsideRequirements, type LockDifference } from '#core/inventory/lock-differences.ts';
import type { TextMap } from '#core/inventory/text-map.ts';
import type { Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { filesBelow } from '#core/plugin/files-below.ts';
import { nameOf } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import type { CabalDependency, CabalPackage } from './cabal-text.ts';
import { exactVersion, hackagePurl } from './hackage-purl.ts';
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

export interface LockedAtHand {
  /** None where bounds are lifted. */
  readonly versionsOf: ((name: string) => readonly string[] | undefined) | undefined;
  /** Names of packages from repositories: by custom only, so that one that nobody asks for may be any that is asked for. */
  readonly repositories: readonly string[];
  /** Is that which the package asks for expected among what is locked? */
  readonly isMissing: (cabal: SourceFile, dependency: CabalDependency) => boolean;
}

/**
 * The packages below a directory, each with an edge to every node that it asks for by name. What is not locked comes with the compiler or the snapshot,
 * unless `atHand` says that it is missing.
 * Answers what is, and where none of the bounds of a package, which may stand under conditions, admits what is locked.
 */
export function addPackages({ file, tree, found }: ExtractInput, locked: Pick<TextMap, 'get'>, atHand?: LockedAtHand): LockDifference[] {
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
  const names = new Set(read.flatMap(({ content }) => content.dependencies.map(({ name }) => name)));
  const isSettled = atHand?.repositories.every((name) => names.has(name)) === true;
  for (const { file: cabal, content } of read) {
    const project = addPackage(found, cabal, content);
    // with tests or benchmarks that were left out
    const scopes = new Set<Scope>(['runtime', 'build', ...content.dependencies.flatMap(({ name, scope }) => (locked.get(name) === undefined ? [] : [scope]))]);
    for (const dependency of content.dependencies) {
      const { name, scope, requirement, line } = dependency;
      const target = own.get(name) ?? locked.get(name);
      if (target !== undefined) {
        found.depends(project, target, scope);
        found.requires(target, requirement);
      } else if (isSettled && !dependency.isConditional && scopes.has(scope) && atHand.isMissing(cabal, dependency)) {
        differences.push({ file: cabal.path, line, what: notLocked(name) });
        found.depends(project, found.component({ purl: hackagePurl(name, exactVersion(requirement)), requirement, file: cabal.path, line, evidence: 'manifest' }), scope);
      }
    }
    const asked = content.dependencies.filter(({ name }) => !own.has(name)).map((dependency) => ({ ...dependency, file: cabal.path, requirement: dependency.requirement || undefined }));
    if (atHand?.versionsOf !== undefined) differences.push(...outsideRequirements('hackage', asked, atHand.versionsOf));
  }
  return differences;
}
