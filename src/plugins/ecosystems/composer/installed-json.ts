import { checkShape } from '#core/inventory/check-shape.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parseJson } from '#core/text/json.ts';
import { get, strings, text, type Value } from '#core/text/value.ts';
import { installedEntries, isComposersList, isNamedVersion } from './installed-packages.ts';
import { componentOf, namesOf, requiredBy } from './package-entry.ts';
import { installedPackages } from './shapes.ts';

/** `vendor/composer/installed.json`; before Composer 2 only the list. Other files of that name are left alone. */
export default function extract({ file, found }: ExtractInput): void {
  const json = parseJson(file.text());
  const packages = installedEntries(json);
  if (!isComposersList(file) && !packages.every(({ entry }) => isNamedVersion(entry))) return;
  checkShape(found, json, installedPackages);
  const development = new Set(strings(json.value, 'dev-package-names'));
  const byName = new Map<string, NodeId>();
  const installed: { entry: Value; node: NodeId }[] = [];
  for (const { entry, path } of packages) {
    const component = componentOf(entry);
    if (component === undefined || !isNamedVersion(entry)) {
      found.issue({
        code: 'partial', line: json.line(...path),
        message: `the entry of ${text(entry, 'name') ?? 'a package'} has no ${component === undefined ? 'name of the form vendor/package' : 'version'}; it was left out`,
        remedy: 'Install the packages again with `composer install`.',
      });
      continue;
    }
    const scope = development.has(text(entry, 'name') ?? '') ? 'development' : undefined;
    const node = found.component({ ...component, scope, line: json.line(...path, 'name') });
    installed.push({ entry, node });
    for (const name of namesOf(entry)) if (!byName.has(name)) byName.set(name, node);
  }
  for (const { entry, node } of installed) {
    for (const name of requiredBy(entry)) {
      const target = byName.get(name);
      if (target !== undefined) found.depends(node, target);
    }
  }
  if (!Array.isArray(json.value) && get(json.value, 'packages') === undefined && file.directory.endsWith('vendor/composer')) {
    found.issue({ code: 'malformed', line: 1, message: 'there is no list of packages', remedy: 'Install the packages again with `composer install`.' });
  }
}
