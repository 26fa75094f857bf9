import { checkShape } from '#core/inventory/check-shape.ts';
import { firstLine, type Asked } from '#core/inventory/report-unresolved.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { Distribution } from '#core/linux/root-file-system.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parentOf } from '#core/plugin/path.ts';
import { makePurl } from '#core/purl/purl.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { list, scalar, strings, text } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { debianPin } from './debian-pin.ts';
import { snapManifest } from './shapes.ts';
import { snapMetadata } from './snap-yaml.ts';

/** Snapcraft writes into each snap what it was made of: `primed-stage-packages` are in it, packages that only built it are not. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const source = file.text();
  // many things are called manifest.yaml
  if (!source.includes('snapcraft-version')) return;
  const yaml = parseYaml(source, { strings: true });
  checkShape(found, yaml, snapManifest);
  const id = text(yaml.value, 'snapcraft-os-release-id');
  const version = scalar(yaml.value, 'snapcraft-os-release-version-id');
  const distribution: Distribution = { ...(id === undefined ? {} : { id }), ...(version === undefined ? {} : { version }) };
  const architectures = strings(yaml.value, 'architectures');
  const arch = architectures.length === 1 ? architectures[0] : undefined;
  const snap = snapNode();
  const unread: Asked[] = [];
  for (const [index, item] of list(yaml.value, 'primed-stage-packages').entries()) {
    const pin = scalar(item) ?? '';
    const purl = debianPin(pin, distribution, arch);
    if (purl === undefined) unread.push({ name: pin, line: yaml.line('primed-stage-packages', index) });
    else {
      const node = found.component({ purl, origin: 'bundled', line: yaml.line('primed-stage-packages', index) });
      if (snap !== undefined) found.depends(snap, node);
    }
  }
  if (unread.length > 0) found.issue({
    code: 'partial',
    line: firstLine(unread),
    message: `packages are not of the form name=version: ${enumerate(unread.map(({ name }) => name))}`,
    remedy: 'Build the snap again with a current Snapcraft.',
  });

  /** An installed snap is a component (its `meta/snap.yaml` adds the rest), a snap that is being built is the project. */
  function snapNode(): NodeId | undefined {
    const name = text(yaml.value, 'name');
    const own = scalar(yaml.value, 'version');
    if (!name) return undefined;
    const root = parentOf(file.directory) ?? '.';
    const license = text(yaml.value, 'license');
    const licenses = license === undefined ? [] : [license];
    const installed = tree.get(root === '.' ? 'meta/snap.yaml' : `${root}/meta/snap.yaml`);
    if (installed === undefined) {
      return found.project({
        path: root,
        name,
        version: own,
        purl: makePurl({ type: 'snap', name, version: own }),
        licenses,
        metadata: snapMetadata(yaml.value),
        file: file.path,
        line: yaml.line('name'),
      });
    }
    // identity as in meta/snap.yaml, so that both are one
    const stated = parseYaml(installed.text(), { strings: true }).value;
    const machines = strings(stated, 'architectures');
    const qualifiers = { arch: machines.length === 1 && machines[0] !== 'all' ? machines[0] : undefined };
    return found.component({
      purl: makePurl({ type: 'snap', name, version: scalar(stated, 'version') ?? own, qualifiers }),
      licenses,
      line: yaml.line('name'),
    });
  }
}
