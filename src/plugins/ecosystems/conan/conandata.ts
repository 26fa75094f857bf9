import type { Collector } from '#core/inventory/collector.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { get } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { unknown, type RecipeData } from './recipe-values.ts';

/** What `self.conan_data` of a recipe is: the file beside it, read when it is first asked for. */
export function conanData(recipe: SourceFile, tree: TreeView, found: Collector): RecipeData {
  let value: unknown;
  let isRead = false;
  return (keys) => {
    if (!isRead) {
      const file = tree.get(`${recipe.directory}/conandata.yml`);
      value = file === undefined ? undefined : readOrReport(found, file, (read) => parseYaml(read.text(), { strings: true }).value);
      isRead = true;
    }
    const items = get(value, ...keys);
    return Array.isArray(items) ? items.map((item: unknown) => (typeof item === 'string' ? item : unknown)) : undefined;
  };
}
