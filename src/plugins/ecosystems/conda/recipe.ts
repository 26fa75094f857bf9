import { checkShape } from '#core/inventory/check-shape.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { Scope } from '#core/model/scope.ts';
import { entries, get, isRecord, list, scalar, text, type Value } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { condaPurl, isVirtual } from './conda-package.ts';
import { parseMatchSpec } from './match-spec.ts';
import { expandRecipe, selectorMark, substitute } from './recipe-template.ts';
import { recipe } from './shapes.ts';

/**
 * Recipes of conda-build (meta.yaml) and rattler-build (recipe.yaml): the package that is built and what it needs,
 * as far as it stands there as a literal.
 */
export default function extract({ file, found }: ExtractInput): void {
  const isTemplate = file.name.startsWith('meta.');
  const expanded = isTemplate ? expandRecipe(file.text()) : { text: file.text(), unknown: [] };
  const yaml = parseYaml(expanded.text, { strings: true });
  const root = yaml.value;
  // other tools have files of that name
  if (!isRecord(root) || !(isRecord(get(root, 'package')) || isRecord(get(root, 'recipe')))) return;
  checkShape(found, yaml, recipe);
  const variables = new Map(entries(root, 'context').flatMap(([key, value]) => (typeof value === 'string' ? [[key, value] as const] : [])));
  const known = (value: string | undefined): string | undefined => {
    const result = value === undefined ? undefined : substitute(value, variables);
    return result === undefined || result.isUnknown || result.text === '' ? undefined : result.text;
  };
  const about = get(root, 'package') ?? get(root, 'recipe');
  const name = known(text(about, 'name'));
  const version = known(scalar(about, 'version'));
  const license = text(root, 'about', 'license');
  const project = found.project({
    path: file.directory,
    name: name ?? file.directory,
    version,
    purl: name === undefined ? undefined : condaPurl(name, version),
    licenses: license === undefined ? [] : [license],
    metadata: metadataOf(get(root, 'about')),
    file: file.path,
    line: yaml.line('package'),
  });
  const outputs = list(root, 'outputs');
  const own = new Set([name, ...outputs.map((output) => known(text(output, 'name') ?? text(output, 'package', 'name')))]);
  const open: Asked[] = [];
  const unknown: string[] = [];
  for (const [index, part] of [root, ...outputs].entries()) {
    const path = index === 0 ? [] : ['outputs', index - 1];
    for (const { scope, item, place } of requirementsOf(part)) add(scope, item, yaml.line(...path, ...place));
  }
  reportUnresolved(found, open, 'Scan the environment in which the package is built or run, or its lockfile.');
  if (unknown.length > 0 || expanded.unknown.length > 0) {
    found.issue({
      code: 'partial',
      line: expanded.unknown[0],
      message: `expressions of the template that are computed when the package is built were left out (${unknown.length + expanded.unknown.length})`,
      remedy: 'Render the recipe, and scan the result.',
    });
  }

  function add(scope: Scope, item: RecipeItem, line: number | undefined): void {
    const expandedItem = substitute(item.text, variables);
    if (expandedItem === undefined || expandedItem.text.trim() === '') return;
    if (expandedItem.isUnknown) unknown.push(item.text);
    const spec = parseMatchSpec(expandedItem.text);
    if (spec === undefined || isVirtual(spec.name) || own.has(spec.name)) return;
    if (spec.version === undefined) open.push({ name: spec.name, line });
    found.depends(
      project,
      found.component({ purl: condaPurl(spec.name, spec.version), requirement: spec.specifier, platform: item.platform, line }),
      scope,
    );
  }
}

interface RecipeItem {
  readonly text: string;
  readonly platform: string | undefined;
}

interface PlacedItem {
  readonly scope: Scope;
  readonly item: RecipeItem;
  readonly place: readonly (string | number)[];
}

function requirementsOf(part: Value): PlacedItem[] {
  const found: PlacedItem[] = [];
  const take = (scope: Scope, ...path: readonly (string | number)[]): void => {
    const value = get(part, ...path);
    const items = Array.isArray(value) ? value : [value];
    for (const [index, written] of items.entries()) {
      for (const item of flatten(written)) found.push({ scope, item, place: Array.isArray(value) ? [...path, index] : path });
    }
  };
  if (!isRecord(get(part, 'requirements'))) take('runtime', 'requirements');
  take('runtime', 'requirements', 'run');
  take('build', 'requirements', 'host');
  take('build', 'requirements', 'build');
  take('test', 'test', 'requires');
  for (const index of list(part, 'tests').keys()) {
    take('test', 'tests', index, 'requirements', 'run');
    take('test', 'tests', index, 'requirements', 'build');
  }
  return found;
}

/** Lists, single texts, and `if … then … else` of rattler-build. */
function flatten(value: Value): RecipeItem[] {
  const found: RecipeItem[] = [];
  const pending: { value: Value; platform: string | undefined }[] = [{ value, platform: undefined }];
  for (const { value: item, platform } of pending) {
    if (typeof item === 'string') {
      const mark = item.indexOf(selectorMark);
      found.push(mark === -1 ? { text: item, platform } : { text: item.slice(0, mark), platform: item.slice(mark + selectorMark.length) });
    } else if (Array.isArray(item)) {
      for (const inner of item) pending.push({ value: inner, platform });
    } else if (isRecord(item)) {
      const condition = text(item, 'if');
      pending.push(
        { value: get(item, 'then'), platform: condition },
        { value: get(item, 'else'), platform: condition === undefined ? undefined : `not (${condition})` },
      );
    }
  }
  return found;
}

function metadataOf(about: Value) {
  const description = text(about, 'summary');
  const homepage = text(about, 'home') ?? text(about, 'homepage');
  const repository = text(about, 'dev_url') ?? text(about, 'repository');
  return { ...(description ? { description } : {}), ...(homepage ? { homepage } : {}), ...(repository ? { repository } : {}) };
}
