import { checkShape } from '#core/inventory/check-shape.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parseJson } from '#core/text/json.ts';
import { get, list, scalar, strings, text, type Value } from '#core/text/value.ts';
import { componentOf, namesOf, requiredBy } from './package-entry.ts';
import { installedPackages } from './shapes.ts';

/** `vendor/composer/installed.json`; before Composer 2 only the list. Other files of that name are left alone. */
export default function extract({ file, found }: ExtractInput): void {
  const json = parseJson(file.text());
  const isList = Array.isArray(json.value);
  const place = isList ? [] : ['packages'];
  const packages = list(json.value, ...place);
  const isOurs = file.directory.endsWith('vendor/composer') || packages.every((entry) => text(entry, 'name') !== undefined && scalar(entry, 'version') !== undefined);
  if (!isOurs) return;
  checkShape(found, json, installedPackages);
  const development = new Set(strings(json.value, 'dev-package-names'));
  const byName = new Map<string, NodeId>();
  const installed: { entry: Value; node: NodeId }[] = [];
  for (const [index, entry] of packages.entries()) {
    const component = componentOf(entry);
    if (component === undefined) continue;
    const scope = development.has(text(entry, 'name') ?? '') ? 'development' : undefined;
    const node = found.component({ ...component, scope, line: json.line(...place, index, 'name') });
    installed.push({ entry, node });
    for (const name of namesOf(entry)) if (!byName.has(name)) byName.set(name, node);
  }
  for (const { entry, node } of installed) {
    for (const name of requiredBy(entry)) {
      const target = byName.get(name);
      if (target !== undefined) found.depends(node, target);
    }
  }
  if (!isList && get(json.value, 'packages') === undefined && file.directory.endsWith('vendor/composer')) {
    found.issue({ code: 'malformed', line: 1, message: 'there is no list of packages', remedy: 'Install the packages again with `composer install`.' });
  }
}
