import { checkShape } from '#core/inventory/check-shape.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { list, text } from '#core/text/value.ts';
import { addPackages } from './add-package.ts';
import { addStackPackage, reportSnapshot } from './add-stack-package.ts';
import { stackYaml } from './shapes.ts';
import { stackPackages } from './stack-text.ts';

/** A `stack.yaml` without lockfile; its extra dependencies are exact all the same. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  const yaml = parseYaml(file.text(), { strings: true });
  checkShape(found, yaml, stackYaml);
  const locked = new Map<string, NodeId>();
  for (const [index, entry] of list(yaml.value, 'extra-deps').entries()) {
    const line = yaml.line('extra-deps', index);
    const packages = stackPackages(entry);
    if (packages?.length === 0) {
      found.issue({
        code: 'partial', line,
        message: 'an entry of extra-deps is not understood',
        remedy: 'Commit the stack.yaml.lock that Stack writes.',
      });
    }
    for (const item of packages ?? []) locked.set(item.name, addStackPackage(found, item, { line }));
  }
  const snapshot = text(yaml.value, 'resolver') ?? text(yaml.value, 'snapshot');
  if (snapshot !== undefined) reportSnapshot(found, snapshot, yaml.line('resolver') ?? yaml.line('snapshot'));
  addPackages(input, locked);
}
