import { checkShape } from '#core/inventory/check-shape.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { askedOtherwise, notLocked, onlyLocked, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath, nameOf } from '#core/plugin/path.ts';
import { readJson } from '#core/plugin/read-json.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { makePurl } from '#core/purl/purl.ts';
import { entries, list, scalar, text } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { isVirtualPackage, readAbstractSpec } from './abstract-spec.ts';
import { addSpecs, readSpec } from './concrete-spec.ts';
import { readEnvironment } from './environment.ts';
import { spackLock } from './shapes.ts';

const knownVersions = new Set(['1', '2', '3', '4', '5', '6', '7']);

/** The lockfile of an environment: which specs were asked for, and all that they were concretized to. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const json = readJson(file);
  checkShape(found, json, spackLock);
  const version = scalar(json.value, '_meta', 'lockfile-version');
  if (version === undefined || !knownVersions.has(version)) {
    found.issue({
      code: 'unsupported-version',
      line: json.line('_meta'),
      message: `lockfile version ${version ?? 'none'} is not known; it was read as version 6`,
      remedy: 'Check the packages by hand and report the version.',
    });
  }
  const specs = {
    *[Symbol.iterator]() {
      for (const [digest, node] of entries(json.value, 'concrete_specs')) {
        const spec = readSpec(node, digest);
        if (spec !== undefined) yield spec;
      }
    },
  };
  const nodes = addSpecs(found, specs, ({ digest }) => json.line('concrete_specs', digest));
  const manifest = tree.get(joinPath(file.directory, 'spack.yaml') ?? '');
  if (manifest !== undefined) found.claim(manifest.path);
  const project = found.project({
    path: file.directory,
    name: file.directory === '.' ? 'environment' : nameOf(file.directory),
    file: manifest?.path ?? file.path,
  });
  const roots = list(json.value, 'roots');
  for (const root of roots) {
    const to = nodes.get(text(root, 'hash') ?? '');
    if (to !== undefined) found.depends(project, to);
  }
  if (manifest !== undefined) compare({ file, found }, { manifest, project, roots: roots.map((root) => text(root, 'spec')) });
}

interface Compared {
  readonly manifest: SourceFile;
  readonly project: NodeId;
  /** The specs that were asked for when it was concretized. */
  readonly roots: readonly (string | undefined)[];
}

function compare({ file, found }: Pick<ExtractInput, 'file' | 'found'>, { manifest, project, roots }: Compared): void {
  const asked = readOrReport(found, manifest, (read) => readEnvironment(parseYaml(read.text())));
  // what depends on the machine was perhaps concretized on another one
  if (asked === undefined || asked.isCut || asked.unread > 0 || asked.isConditional || roots.includes(undefined)) return;
  const here = asked.specs.flatMap(({ text: written, line }) => {
    const spec = readAbstractSpec(written)?.asked;
    return spec === undefined ? [] : [{ ...spec, file: manifest.path, line }];
  });
  // one that is named by its digest may be any of those that are locked
  if (here.length < asked.specs.length) return;
  const there = Map.groupBy(roots.flatMap((root) => readAbstractSpec(root ?? '')?.asked ?? []), ({ name }) => name);
  const byName = Map.groupBy(here, ({ name }) => name);
  const missing = here.filter(({ name }) => !there.has(name));
  for (const { name, version: exact, requirement, line } of missing) {
    if (!isVirtualPackage(name)) found.depends(project, found.component({ purl: makePurl({ type: 'spack', name, version: exact }), requirement, file: manifest.path, line, evidence: 'manifest' }));
  }
  const changed = [...byName].flatMap(([name, [one, ...more]]): LockDifference[] => {
    const [locked, ...others] = there.get(name) ?? [];
    // several of a name are told apart by more than their version, and lists may be written in another order
    const isSame = locked === undefined || more.length > 0 || others.length > 0 || one!.requirement === locked.requirement || /[,/]|git\./.test(one!.requirement + locked.requirement);
    return isSame ? [] : [{ file: manifest.path, line: one!.line, what: askedOtherwise(name, one!.requirement || 'of any version', locked.requirement || 'of any version') }];
  });
  reportLockDifferences(found, { name: file.name, remedy: 'Write the lockfile again with `spack concretize --force`.' }, [
    ...missing.map(({ name, line }) => ({ file: manifest.path, line, what: notLocked(name) })),
    ...changed,
    ...[...there.keys()].filter((name) => !byName.has(name)).map((name) => ({ file: manifest.path, what: onlyLocked(name) })),
  ]);
}
