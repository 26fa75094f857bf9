import { checkShape } from '#core/inventory/check-shape.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { entries, text } from '#core/text/value.ts';
import { parseYaml, type YamlText } from '#core/text/yaml.ts';
import { exactVersion } from './dependency-spec.ts';
import { reportUnreadable, type FirstPartyPackage } from './first-party.ts';
import { hashesOf } from '#core/text/integrity.ts';
import { pnpmWorkspace } from './manifest-shapes.ts';
import { npmPurl } from './package-name.ts';

/** Before it had a lockfile of its own, pnpm pinned packages with its configuration (hooks, catalogs) in pnpm-workspace.yaml: `1.0.0+sha512-…`. */
export function addConfigDependencies(input: ExtractInput, base: string, root: FirstPartyPackage | undefined): void {
  const path = joinPath(base, 'pnpm-workspace.yaml');
  const file = path === undefined ? undefined : input.tree.get(path);
  if (file === undefined) return;
  let yaml: YamlText;
  try {
    yaml = parseYaml(file.text(), { strings: true });
  } catch (error) {
    if (!(error instanceof TextSyntaxError)) throw error;
    reportUnreadable(input.found, file.path, error);
    return;
  }
  checkShape(input.found, yaml, pnpmWorkspace, file.path);
  for (const [name, value] of entries(yaml.value, 'configDependencies')) {
    const pinned = typeof value === 'string' ? value : (text(value, 'integrity') ?? '');
    const plus = pinned.indexOf('+');
    const version = exactVersion(plus === -1 ? pinned : pinned.slice(0, plus));
    const purl = version === undefined ? undefined : npmPurl(name, version);
    if (purl === undefined) continue;
    const node = input.found.component({
      purl,
      scope: 'build',
      hashes: hashesOf(pinned.slice(plus + 1)),
      downloadLocation: text(value, 'tarball'),
      file: file.path,
      line: yaml.line('configDependencies', name),
    });
    if (root !== undefined) input.found.depends(root.node, node, 'build');
  }
}
