import { addImage } from '#core/container/add-image.ts';
import { checkShape } from '#core/inventory/check-shape.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { Lookup } from '#core/text/shell-variables.ts';
import { entries, get, isRecord, list, scalar, text, type Value } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { addInclude } from './include.ts';
import { pipeline as shape } from './shapes.ts';

/** Top-level keys that are no jobs. `default` is read like one. */
const notJobs = new Set(['include', 'stages', 'variables', 'workflow', 'spec', 'image', 'services', 'pages']);

/** Images in which jobs run, services beside them, and pipelines of other projects that are included. */
export default function extract({ file, found }: ExtractInput): void {
  const yaml = parseYaml(file.text(), { strings: true });
  // a component has a header with its inputs as a document of its own
  const pipeline = yaml.documents.at(-1);
  const line = (...path: (string | number)[]): number | undefined => yaml.lineIn(yaml.documents.length - 1, ...path);
  if (!isRecord(pipeline)) {
    if (pipeline !== null && pipeline !== undefined) found.issue({
      code: 'malformed',
      line: 1,
      message: 'it is not a pipeline',
      remedy: 'Repair the file, or leave it out with exclude in muster.yaml.',
    });
    return;
  }
  checkShape(found, { value: pipeline, line }, shape);
  const includes = get(pipeline, 'include');
  for (const [index, include] of (Array.isArray(includes) ? list(includes) : includes === undefined ? [] : [includes]).entries()) {
    addInclude(found, include, line('include', index) ?? line('include'));
  }
  const shared = variablesOf(pipeline);
  const global = (name: string): string | undefined => shared.get(name);
  addImages(pipeline, [], global);
  for (const [name, job] of entries(pipeline)) {
    if (notJobs.has(name) || !isRecord(job)) continue;
    const own = variablesOf(job);
    addImages(job, [name], (variable) => own.get(variable) ?? shared.get(variable));
  }

  function addImages(job: Value, path: readonly string[], variables: Lookup): void {
    const image = text(job, 'image') ?? text(job, 'image', 'name');
    if (image) add(image, line(...path, 'image'), variables);
    for (const [index, service] of list(job, 'services').entries()) {
      const name = typeof service === 'string' ? service : text(service, 'name');
      if (name) add(name, line(...path, 'services', index), variables);
    }
  }

  /** `$CI_REGISTRY_IMAGE` is what this project itself builds; inputs of components (`$[[ inputs.x ]]`) come from outside. */
  function add(image: string, at: number | undefined, variables: Lookup): void {
    if (/^\$\{?CI_REGISTRY_IMAGE\b/.test(image)) return;
    if (image.includes('$[[')) {
      found.issue({
        code: 'unresolved',
        line: at,
        message: `the image ${image.slice(0, 200)} is an input of the component`,
        remedy: 'Scan the pipelines that use the component.',
      });
      return;
    }
    addImage(found, { image, scope: 'build', line: at, variables });
  }
}

/** Plain values, and those with a description (`value:`); variables in values are resolved when they are used. */
function variablesOf(value: Value): Map<string, string> {
  const variables = new Map<string, string>();
  for (const [name, entry] of entries(value, 'variables')) {
    const plain = scalar(entry) ?? scalar(entry, 'value');
    if (plain !== undefined && !plain.includes('$')) variables.set(name, plain);
  }
  return variables;
}
