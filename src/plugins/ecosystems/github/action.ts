import { checkShape } from '#core/inventory/check-shape.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { isRecord, list, text } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { action } from './shapes.ts';
import { addUse } from './use.ts';
import { versionComments } from './version-comments.ts';

/** An action of our own: a composite one uses others, a container action runs an image. */
export default function extract({ file, found }: ExtractInput): void {
  const source = file.text();
  const yaml = parseYaml(source, { strings: true });
  // other things are called action.yml too
  if (!isRecord(yaml.value) || !('runs' in yaml.value)) return;
  checkShape(found, yaml, action);
  const comments = versionComments(source);
  for (const [index, step] of list(yaml.value, 'runs', 'steps').entries()) {
    const uses = text(step, 'uses');
    if (uses !== undefined) addUse(found, { uses, comment: comments.get(uses), line: yaml.line('runs', 'steps', index, 'uses') });
  }
  const image = text(yaml.value, 'runs', 'image');
  // without scheme it is a Dockerfile of the repository
  if (image?.startsWith('docker://')) addUse(found, { uses: image, line: yaml.line('runs', 'image') });
}
