import { checkShape } from '#core/inventory/check-shape.ts';
import { IntList } from '#core/inventory/int-list.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readJson } from '#core/plugin/read-json.ts';
import { get, strings, text } from '#core/text/value.ts';
import { installedEntries, isComposersList, isNamedVersion } from './installed-packages.ts';
import { componentOf, namesOf, requiredBy } from './package-entry.ts';
import { installedPackages } from './shapes.ts';

/** `vendor/composer/installed.json`; before Composer 2 only the list. Other files of that name are left alone. */
export default function extract({ file, found }: ExtractInput): void {
  const json = readJson(file);
  if (!isComposersList(file) && !installedEntries(json).every(({ entry }) => isNamedVersion(entry))) return;
  checkShape(found, json, installedPackages);
  const development = new Set(strings(json.value, 'dev-package-names'));
  const byName = new TextMap();
  /** By place in the list: node + 1, 0 for what was left out. */
  const nodes = new IntList();
  for (const { entry, path } of installedEntries(json)) {
    const component = componentOf(entry);
    if (component === undefined || !isNamedVersion(entry)) {
      found.issue({
        code: 'partial', line: json.line(...path),
        message: `the entry of ${text(entry, 'name') ?? 'a package'} has no ${component === undefined ? 'name of the form vendor/package' : 'version'}; it was left out`,
        remedy: 'Install the packages again with `composer install`.',
      });
      nodes.push(0);
      continue;
    }
    const scope = development.has(text(entry, 'name') ?? '') ? 'development' : undefined;
    const node = found.component({ ...component, scope, line: json.line(...path, 'name') });
    nodes.push(node + 1);
    for (const name of namesOf(entry)) if (!byName.has(name)) byName.set(name, node);
  }
  let place = 0;
  for (const { entry } of installedEntries(json)) {
    const node = nodes.at(place++) - 1;
    for (const name of node < 0 ? [] : requiredBy(entry)) {
      const target = byName.get(name);
      if (target !== undefined) found.depends(node, target);
    }
  }
  if (!Array.isArray(json.value) && get(json.value, 'packages') === undefined && file.directory.endsWith('vendor/composer')) {
    found.issue({ code: 'malformed', line: 1, message: 'there is no list of packages', remedy: 'Install the packages again with `composer install`.' });
  }
}
