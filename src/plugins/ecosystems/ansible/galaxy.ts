import { checkShape } from '#core/inventory/check-shape.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { entries, scalar, strings, text } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { exactVersion, galaxyPurl } from './galaxy-purl.ts';
import { galaxyYml } from './shapes.ts';

/** A collection of our own. */
export default function extract({ file, found }: ExtractInput): void {
  const yaml = parseYaml(file.text(), { strings: true });
  const namespace = text(yaml.value, 'namespace');
  const name = text(yaml.value, 'name');
  const version = scalar(yaml.value, 'version') || undefined;
  if (!namespace || !name) {
    found.issue({
      code: 'malformed',
      line: 1,
      message: 'the collection has no namespace or no name',
      remedy: 'Add both, or leave the file out with exclude in muster.yaml.',
    });
    return;
  }
  checkShape(found, yaml, galaxyYml);
  const license = text(yaml.value, 'license');
  const repository = text(yaml.value, 'repository');
  const homepage = text(yaml.value, 'homepage');
  const description = text(yaml.value, 'description');
  const authors = strings(yaml.value, 'authors');
  const project = found.project({
    path: file.directory,
    name: `${namespace}.${name}`,
    version,
    purl: galaxyPurl(`${namespace}.${name}`, version),
    licenses: license === undefined ? strings(yaml.value, 'license') : [license],
    metadata: statedMetadata({ description, homepage, repository, authors }),
    file: file.path,
    line: yaml.line('name'),
  });
  const open: Asked[] = [];
  for (const [dependency, value] of entries(yaml.value, 'dependencies')) {
    const requirement = scalar(value);
    const exact = exactVersion(requirement);
    const line = yaml.line('dependencies', dependency);
    if (exact === undefined) open.push({ name: dependency, line });
    found.depends(project, found.component({ purl: galaxyPurl(dependency, exact), requirement, line }));
  }
  reportUnresolved(found, open, 'Scan an installation of the collections (ansible_collections).');
}
