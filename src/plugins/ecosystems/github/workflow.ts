import { addImage } from '#core/container/add-image.ts';
import { checkShape } from '#core/inventory/check-shape.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { entries, isRecord, list, text, type Value } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { workflow } from './shapes.ts';
import { addUse } from './use.ts';
import { versionComments } from './version-comments.ts';

/** What runs in a workflow: actions, reusable workflows, container images of jobs and services. Steps of the repository itself are our own. */
export default function extract({ file, found }: ExtractInput): void {
  const source = file.text();
  const yaml = parseYaml(source, { strings: true });
  if (!isRecord(yaml.value)) {
    found.issue({
      code: 'malformed',
      line: 1,
      message: 'it is not a workflow',
      remedy: 'Repair the file, or leave it out with exclude in muster.yaml.',
    });
    return;
  }
  checkShape(found, yaml, workflow);
  const comments = versionComments(source);
  for (const [id, job] of entries(yaml.value, 'jobs')) {
    const uses = text(job, 'uses');
    if (uses !== undefined) addUse(found, { uses, comment: comments.get(uses), line: yaml.line('jobs', id, 'uses') });
    const steps = list(job, 'steps');
    for (const [index, step] of steps.entries()) {
      const action = text(step, 'uses');
      if (action !== undefined) addUse(found, { uses: action, comment: comments.get(action), line: yaml.line('jobs', id, 'steps', index, 'uses') });
    }
    addContainer(text(job, 'container') ?? text(job, 'container', 'image'), yaml.line('jobs', id, 'container'), job);
    for (const [service, body] of entries(job, 'services')) addContainer(text(body, 'image'), yaml.line('jobs', id, 'services', service), job);
  }

  /** `${{ matrix.name }}` is one image for each value in the matrix. */
  function addContainer(image: string | undefined, line: number | undefined, job: Value): void {
    if (!image) return;
    const variable = /\$\{\{\s*matrix\.([A-Za-z0-9_-]+)\s*\}\}/.exec(image);
    const values = variable === null ? [] : matrixValues(job, variable[1]!);
    const images = values.length === 0 ? [image] : values.map((value) => image.replace(variable![0], () => value));
    for (const each of images) addImage(found, { image: each, scope: 'build', line });
  }
}

function matrixValues(job: Value, name: string): string[] {
  const matrix = ['strategy', 'matrix'] as const;
  const values = [...list(job, ...matrix, name), ...list(job, ...matrix, 'include').map((item) => text(item, name))];
  return [...new Set(values.filter((value): value is string => typeof value === 'string' && value !== ''))];
}
