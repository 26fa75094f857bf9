import { reportMisfits } from '#core/inventory/check-shape.ts';
import type { Collector } from '#core/inventory/collector.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { fields, listOf, ShapeCheck, text, type Shape } from '#core/text/shape.ts';
import { get } from '#core/text/value.ts';
import { parseYaml, type YamlText } from '#core/text/yaml.ts';
import type { RecipeData } from './recipe-values.ts';

/** What `self.conan_data` of a recipe is: the file beside it, read when it is first asked for. */
export function conanData(recipe: SourceFile, tree: TreeView, found: Collector): RecipeData {
  const path = `${recipe.directory}/conandata.yml`;
  let yaml: YamlText | undefined;
  let isRead = false;
  return (keys) => {
    if (!isRead) {
      const file = tree.get(path);
      yaml = file === undefined ? undefined : readOrReport(found, file, (read) => parseYaml(read.text(), { strings: true }));
      isRead = true;
    }
    if (yaml === undefined) return undefined;
    const { value, line } = yaml;
    const check = new ShapeCheck();
    // the rest of the file is for the recipe alone
    check.see(value, keys.reduceRight<Shape>((inner, key) => fields({ [key]: inner }), listOf(text)));
    reportMisfits(found, check, (at) => line(...at), path);
    const items = get(value, ...keys);
    if (Array.isArray(items)) return items.filter((item) => typeof item === 'string');
    return check.count > 0 ? [] : undefined;
  };
}
