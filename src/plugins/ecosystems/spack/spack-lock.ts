import { checkShape } from '#core/inventory/check-shape.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath, nameOf } from '#core/plugin/path.ts';
import { parseJson } from '#core/text/json.ts';
import { entries, list, scalar, text } from '#core/text/value.ts';
import { addSpecs, readSpec } from './concrete-spec.ts';
import { spackLock } from './shapes.ts';

const knownVersions = new Set(['1', '2', '3', '4', '5', '6', '7']);

/** The lockfile of an environment: which specs were asked for, and all that they were concretized to. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const json = parseJson(file.text());
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
  const specs = entries(json.value, 'concrete_specs').flatMap(([digest, node]) => readSpec(node, digest) ?? []);
  const nodes = addSpecs(found, specs, ({ digest }) => json.line('concrete_specs', digest));
  const manifest = tree.get(joinPath(file.directory, 'spack.yaml') ?? '');
  if (manifest !== undefined) found.claim(manifest.path);
  const project = found.project({
    path: file.directory,
    name: file.directory === '.' ? 'environment' : nameOf(file.directory),
    file: manifest?.path ?? file.path,
  });
  for (const root of list(json.value, 'roots')) {
    const to = nodes.get(text(root, 'hash') ?? '');
    if (to !== undefined) found.depends(project, to);
  }
}
