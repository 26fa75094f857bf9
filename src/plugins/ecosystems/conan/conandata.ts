import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { get } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { unknown, type RecipeData } from './recipe-values.ts';

/** What `self.conan_data` of a recipe is: the file beside it, read when it is first asked for. */
export function conanData(recipe: SourceFile, tree: TreeView): RecipeData {
  let value: unknown;
  let isRead = false;
  return (keys) => {
    if (!isRead) {
      const file = tree.get(`${recipe.directory}/conandata.yml`);
      value = file === undefined ? undefined : parseYaml(file.text(), { strings: true }).value;
      isRead = true;
    }
    const found = get(value, ...keys);
    return Array.isArray(found) ? found.map((item: unknown) => (typeof item === 'string' ? item : unknown)) : undefined;
  };
}
