import { checkShape } from '#core/inventory/check-shape.ts';
import { firstLine, type Asked } from '#core/inventory/report-unresolved.ts';
import { distributionOf, rootBefore } from '#core/linux/root-file-system.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { list, scalar, text } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { debianPin } from './debian-pin.ts';
import { basePackages } from './shapes.ts';

/** Base snaps have no package manager; this list says which packages they are made of. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const distribution = distributionOf(tree, rootBefore(file.path, 4));
  const yaml = parseYaml(file.text(), { strings: true });
  checkShape(found, yaml, basePackages);
  const arch = text(yaml.value, 'architecture');
  const unread: Asked[] = [];
  for (const [index, item] of list(yaml.value, 'packages').entries()) {
    const pin = scalar(item) ?? '';
    const purl = debianPin(pin, distribution, arch);
    if (purl === undefined) unread.push({ name: pin, line: yaml.line('packages', index) });
    else found.component({ purl, line: yaml.line('packages', index) });
  }
  if (unread.length > 0) found.issue({
    code: 'partial',
    line: firstLine(unread),
    message: `packages are not of the form name=version: ${enumerate(unread.map(({ name }) => name))}`,
    remedy: 'Report the list to the publisher of the snap.',
  });
}
