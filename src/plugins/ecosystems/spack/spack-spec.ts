import { checkShape } from '#core/inventory/check-shape.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parseJson } from '#core/text/json.ts';
import { entries, isRecord, list, type Value } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { addSpecs, readSpec } from './concrete-spec.ts';
import { installedSpec } from './shapes.ts';

/** The spec of an installed package: itself first, then everything that it was concretized with. */
export default function extract({ file, found }: ExtractInput): void {
  const parsed = file.name.endsWith('.json') ? parseJson(file.text()) : parseYaml(file.text());
  const { value, line } = parsed;
  checkShape(found, parsed, installedSpec);
  const nodes = nodesOf(value);
  const specs = nodes.map((node) => readSpec(node));
  if (specs.length === 0 || specs.includes(undefined)) {
    found.issue({
      code: specs.length === 0 ? 'malformed' : 'partial',
      line: 1,
      message: 'specs without a name were left out, or there are none',
      remedy: 'Install the package again with Spack, then scan again.',
    });
  }
  const known = specs.filter((spec) => spec !== undefined);
  const places = new Map(specs.map((spec, index) => [spec, index]));
  addSpecs(found, known, (spec) => line('spec', 'nodes', places.get(spec)!) ?? line('spec', places.get(spec)!));
}

/** `spec.nodes` since format 2; before that `spec` itself was a list of records of one entry, the name. */
function nodesOf(value: Value): readonly Value[] {
  const nodes = list(value, 'spec', 'nodes');
  if (nodes.length > 0) return nodes;
  return list(value, 'spec').flatMap((item) => entries(item).map(([name, body]) => (isRecord(body) ? { name, ...body } : { name })));
}
