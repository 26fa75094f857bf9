import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { Scope } from '#core/model/scope.ts';
import { entries, get, isRecord, list, scalar, text, type Value } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { condaPurl, isVirtual } from './conda-package.ts';
import { parseMatchSpec } from './match-spec.ts';
import { expandRecipe, selectorMark, substitute } from './recipe-template.ts';

/** Recipes of conda-build (meta.yaml) and rattler-build (recipe.yaml): the package that is built and what it needs, as far as it stands there as a literal. */
export default function extract({ file, found }: ExtractInput): void {
  const isTemplate = file.name.startsWith('meta.');
  const expanded = isTemplate ? expandRecipe(file.text()) : { text: file.text(), unknown: [] };
  const yaml = parseYaml(expanded.text, { strings: true });
  const root = yaml.value;
  // other tools have files of that name
  if (!isRecord(root) || !(isRecord(get(root, 'package')) || isRecord(get(root, 'recipe')))) return;
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
  const open = new Set<string>();
  const unknown: string[] = [];
  for (const part of [root, ...outputs]) for (const [scope, item] of requirementsOf(part)) add(scope, item.text, item.platform);
  if (open.size > 0) {
    const names = [...open].sort();
    found.issue({
      code: 'unresolved',
      message: `${names.length} ${names.length === 1 ? 'dependency has' : 'dependencies have'} no exact version: ${names.slice(0, 10).join(', ')}${names.length > 10 ? ` and ${names.length - 10} more` : ''}`,
      remedy: 'Scan the environment in which the package is built or run, or its lockfile.',
    });
  }
  if (unknown.length > 0 || expanded.unknown.length > 0) {
    found.issue({
      code: 'partial',
      line: expanded.unknown[0],
      message: `${unknown.length + expanded.unknown.length} expressions of the template are computed when the package is built; they were left out`,
      remedy: 'Render the recipe, and scan the result.',
    });
  }

  function add(scope: Scope, written: string, platform: string | undefined): void {
    const expandedItem = substitute(written, variables);
    if (expandedItem === undefined || expandedItem.text.trim() === '') return;
    if (expandedItem.isUnknown) unknown.push(written);
    const spec = parseMatchSpec(expandedItem.text);
    if (spec === undefined || isVirtual(spec.name) || own.has(spec.name)) return;
    if (spec.version === undefined) open.add(spec.name);
    found.depends(project, found.component({ purl: condaPurl(spec.name, spec.version), requirement: spec.specifier, platform }), scope);
  }
}

interface RecipeItem {
  readonly text: string;
  readonly platform: string | undefined;
}

function requirementsOf(part: Value): [scope: Scope, item: RecipeItem][] {
  const requirements = get(part, 'requirements');
  const found: [Scope, RecipeItem][] = [];
  const take = (scope: Scope, value: Value): void => {
    for (const item of flatten(value)) found.push([scope, item]);
  };
  if (Array.isArray(requirements) || typeof requirements === 'string') take('runtime', requirements);
  else {
    take('runtime', get(requirements, 'run'));
    take('build', get(requirements, 'host'));
    take('build', get(requirements, 'build'));
  }
  take('test', get(part, 'test', 'requires'));
  for (const test of list(part, 'tests')) {
    take('test', get(test, 'requirements', 'run'));
    take('test', get(test, 'requirements', 'build'));
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
    } else if (Array.isArray(item)) for (const inner of item) pending.push({ value: inner, platform });
    else if (isRecord(item)) {
      const condition = text(item, 'if');
      pending.push({ value: get(item, 'then'), platform: condition }, { value: get(item, 'else'), platform: condition === undefined ? undefined : `not (${condition})` });
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
