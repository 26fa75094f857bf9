import { checkShape } from '#core/inventory/check-shape.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import { systemPurl } from '#core/linux/system-purl.ts';
import type { Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parentOf, nameOf } from '#core/plugin/path.ts';
import { makePurl, type Purl } from '#core/purl/purl.ts';
import { entries, list, scalar, strings, text, type Value } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { snapcraftYaml } from './shapes.ts';
import { snapMetadata } from './snap-yaml.ts';

/** How a snap is to be built: the base that it runs on, and the packages and snaps that its parts take in, mostly without versions. */
export default function extract({ file, found }: ExtractInput): void {
  const yaml = parseYaml(file.text(), { strings: true });
  const name = text(yaml.value, 'name');
  if (name === undefined) {
    found.issue({ code: 'malformed', line: 1, message: 'the snap has no name', remedy: 'Add name to the file, or leave it out with exclude in muster.yaml.' });
    return;
  }
  checkShape(found, yaml, snapcraftYaml);
  const isInSnapDirectory = nameOf(file.directory) === 'snap';
  const license = text(yaml.value, 'license');
  const version = scalar(yaml.value, 'version');
  const project = found.project({
    path: isInSnapDirectory ? (parentOf(file.directory) ?? '.') : file.directory,
    name,
    version,
    purl: makePurl({ type: 'snap', name, version }),
    licenses: license === undefined ? [] : [license],
    metadata: snapMetadata(yaml.value),
    file: file.path,
    line: yaml.line('name'),
  });
  const open: Asked[] = [];
  const add = (purl: Purl, label: string | undefined, scope: Scope, line: number | undefined, requirement?: string): void => {
    if (label !== undefined) open.push({ name: label, line });
    found.depends(project, found.component({ purl, requirement, line }), scope);
  };
  const base = text(yaml.value, 'base') ?? text(yaml.value, 'build-base');
  if (base !== undefined && base !== 'bare' && base !== 'none') add(makePurl({ type: 'snap', name: base }), base, 'runtime', yaml.line('base'));
  for (const [part, body] of entries(yaml.value, 'parts')) {
    for (const [field, scope] of [['stage-packages', 'runtime'], ['build-packages', 'build']] as const) {
      for (const [index, pin] of packagesOf(body, field)) {
        const [named, exact] = pin.split('=', 2) as [string, string | undefined];
        add(systemPurl({ type: 'deb', distribution: {}, name: named, version: exact }), exact === undefined ? named : undefined, scope, yaml.line('parts', part, field, index));
      }
    }
    for (const [field, scope] of [['stage-snaps', 'runtime'], ['build-snaps', 'build']] as const) {
      for (const [index, item] of strings(body, field).entries()) {
        const [named, ...channel] = item.split('/');
        if (named) add(makePurl({ type: 'snap', name: named }), named, scope, yaml.line('parts', part, field, index), channel.join('/') || undefined);
      }
    }
  }
  reportUnresolved(found, open, 'Scan the built snap, or the manifest that Snapcraft writes into it (SNAPCRAFT_BUILD_INFO=1).');
}

/** Items, and those under conditions (`- on amd64: [a, b]`, `- try: [c]`), with the index of their line. */
function packagesOf(part: Value, field: string): [number, string][] {
  const packages: [number, string][] = [];
  for (const [index, item] of list(part, field).entries()) {
    const plain = scalar(item);
    if (plain !== undefined) packages.push([index, plain]);
    else for (const [, nested] of entries(item)) for (const inner of strings(nested)) packages.push([index, inner]);
  }
  return packages.filter(([, name]) => name !== '').map(([index, name]) => [index, name.replace(/^\+/, '')]);
}
