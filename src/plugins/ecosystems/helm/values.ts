import { readImageReference, imageComponent } from '#core/container/image-reference.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { makePurl } from '#core/purl/purl.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { entries, get, scalar, text, type Value } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';

/**
 * Images that a chart runs unless told otherwise. Templates are not rendered; by convention values name an image as a table with `repository` and `tag`
 * (`registry` and `digest` may stand beside), or as a text under `image`. An empty tag means the `appVersion` of the chart.
 */
export function addValueImages(found: Collector, tree: TreeView, chart: SourceFile, project: NodeId, appVersion: string | undefined): void {
  const file = tree.get(`${chart.directory}/values.yaml`);
  if (file === undefined) return;
  const yaml = parseYaml(file.text(), { strings: true });
  for (const { path, value } of imageTables(yaml.value)) {
    const line = yaml.line(...path);
    const reference = referenceOf(value, appVersion);
    const read = reference === undefined ? undefined : readImageReference(reference.text);
    if (reference === undefined || read === undefined) {
      found.issue({
        code: 'partial',
        file: file.path,
        line,
        message: `the image under ${path.join('.')} is not understood`,
        remedy: 'Render the chart with helm template and scan the result.',
      });
      continue;
    }
    const component = reference.isComplete ? imageComponent(read) : { purl: makePurl({ type: 'docker', namespace: read.namespace, name: read.name }) };
    if (!reference.isComplete) {
      found.issue({
        code: 'unresolved',
        file: file.path,
        line,
        message: `the image ${reference.text} has no tag here and the chart has no appVersion`,
        remedy: 'Render the chart with its values and scan the result.',
      });
    }
    found.depends(project, found.component({ ...component, needsNothing: true, file: file.path, line }));
  }
}

interface ImageTable {
  readonly path: readonly (string | number)[];
  readonly value: Value;
}

/** Every table with a `repository` besides `tag`, `digest` or `pullPolicy`, and every text called `image`. */
function imageTables(root: Value): ImageTable[] {
  const tables: ImageTable[] = [];
  const open: ImageTable[] = [{ path: [], value: root }];
  const seen = new Set<unknown>();
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at.value) || at.path.length > 50) continue;
    seen.add(at.value);
    const here = at;
    if (isImage(here.value)) tables.push(here);
    const nested: readonly (readonly [string | number, Value])[] = Array.isArray(here.value) ? [...here.value.entries()] : entries(here.value);
    for (const [key, value] of nested.toReversed()) {
      if (typeof value === 'object' && value !== null) open.push({ path: [...here.path, key], value });
      else if (key === 'image' && typeof value === 'string' && value !== '') tables.push({ path: [...here.path, key], value });
    }
  }
  return tables;
}

function isImage(value: Value): boolean {
  const keys = new Set(entries(value).map(([key]) => key));
  return keys.has('repository') && text(value, 'repository') !== '' && ['tag', 'digest', 'pullPolicy'].some((key) => keys.has(key));
}

function referenceOf(value: Value, appVersion: string | undefined): { readonly text: string; readonly isComplete: boolean } | undefined {
  if (typeof value === 'string') return { text: value, isComplete: true };
  const repository = text(value, 'repository');
  if (repository === undefined) return undefined;
  // what is no text says nothing that could be put together
  if (['registry', 'tag', 'digest', 'sha'].some((key) => typeof get(value, key) === 'object' && get(value, key) !== null)) return undefined;
  const registry = text(value, 'registry');
  const name = registry ? `${withoutTrailingSlashes(registry)}/${repository}` : repository;
  const digest = text(value, 'digest') || text(value, 'sha');
  const tag = scalar(value, 'tag') || (digest ? undefined : appVersion);
  const full = `${name}${tag === undefined ? '' : `:${tag}`}${digest ? `@${digest.includes(':') ? digest : `sha256:${digest}`}` : ''}`;
  return { text: full, isComplete: tag !== undefined || Boolean(digest) || readImageReference(name)?.tag !== undefined };
}
