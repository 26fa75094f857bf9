import { addImage } from '#core/container/add-image.ts';
import { checkShape } from '#core/inventory/check-shape.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { linesOf } from '#core/linux/control-file.ts';
import type { Lookup } from '#core/text/shell-variables.ts';
import { entries, get, isRecord, text } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { addDockerfile } from './dockerfile.ts';
import { compose, oldestCompose } from './shapes.ts';

/** Images of the services; what a service builds is our own, whatever name `image` gives it. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const yaml = parseYaml(file.text(), { strings: true });
  if (!isRecord(yaml.value)) {
    found.issue({
      code: 'malformed',
      line: 1,
      message: 'it is not a Compose file',
      remedy: 'Repair the file, or leave it out with exclude in muster.yaml.',
    });
    return;
  }
  const variables = readEnvironment(tree.get(`${file.directory}/.env`)?.text() ?? '');
  // before version 2 the services stood at the top
  const isOldest = !('services' in yaml.value) && !('version' in yaml.value);
  checkShape(found, yaml, isOldest ? oldestCompose : compose);
  for (const [name, service] of isOldest ? entries(yaml.value) : entries(yaml.value, 'services')) {
    if (!isRecord(service)) continue;
    const path = isOldest ? [name] : ['services', name];
    const build = get(service, 'build');
    const image = text(service, 'image');
    const inline = text(build, 'dockerfile_inline');
    if (inline !== undefined) addDockerfile(found, inline, (yaml.line(...path, 'build', 'dockerfile_inline') ?? 0) + 1);
    for (const [context, source] of entries(build, 'additional_contexts')) {
      const named = typeof source === 'string' && source.startsWith('docker-image://') ? source.slice('docker-image://'.length) : undefined;
      if (named !== undefined) addImage(found, {
        image: named,
        scope: 'build',
        line: yaml.line(...path, 'build', 'additional_contexts', context),
        variables,
      });
    }
    if (build !== undefined || !image) continue;
    addImage(found, {
      image,
      scope: 'runtime',
      line: yaml.line(...path, 'image') ?? yaml.line(...path),
      platform: text(service, 'platform'),
      variables,
    });
  }
}

/** Values of a `.env` file; those of the shell that will run Compose are not known here. */
function readEnvironment(source: string): Lookup {
  const values = new Map<string, string>();
  for (const line of linesOf(source)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)$/.exec(line);
    if (match === null) continue;
    const value = match[2]!.trim();
    const quote = value[0];
    const close = quote === '"' || quote === "'" ? value.indexOf(quote, 1) : -1;
    values.set(match[1]!, close === -1 ? value.split(/\s#/, 1)[0]!.trim() : value.slice(1, close));
  }
  return (name) => values.get(name);
}
