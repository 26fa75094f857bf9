import { checkShape } from '#core/inventory/check-shape.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { directoryOf, nameOf } from '#core/plugin/path.ts';
import { scalar, strings, text } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { galaxyPurl } from './galaxy-purl.ts';
import { roleMain } from './shapes.ts';

/** A role that was installed from Galaxy remembers its version; its directory is called after it. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const yaml = parseYaml(file.text(), { strings: true });
  const version = scalar(yaml.value, 'version') || undefined;
  const meta = tree.get(`${file.directory}/main.yml`);
  const about = meta === undefined ? undefined : parseYaml(meta.text(), { strings: true });
  if (meta !== undefined && about !== undefined) checkShape(found, about, roleMain, meta.path);
  const info = about?.value;
  const license = text(info, 'galaxy_info', 'license');
  const description = text(info, 'galaxy_info', 'description');
  const name = nameOf(directoryOf(file.directory));
  if (version === undefined) found.issue({
    code: 'unresolved',
    message: `the role ${name} was installed without a version`,
    remedy: 'Install a released version of it.',
  });
  found.component({
    purl: galaxyPurl(name, version),
    licenses: license === undefined ? strings(info, 'galaxy_info', 'license') : [license],
    metadata: description === undefined ? {} : { description },
    line: yaml.line('version'),
  });
}
