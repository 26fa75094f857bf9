import { checkShape } from '#core/inventory/check-shape.ts';
import { firstLine, type Asked } from '#core/inventory/report-unresolved.ts';
import { addImage } from '#core/container/add-image.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { makePurl } from '#core/purl/purl.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { entries, isRecord, list, scalar, text, type Value } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { pipeline } from './shapes.ts';

const use = { scope: 'build', direct: true } as const;

/** Repositories of templates by where they are. */
const repositoryTypes: ReadonlyMap<string, string> = new Map([['github', 'github'], ['bitbucket', 'bitbucket']]);

type Path = readonly (string | number)[];

/** Tasks, container images, and repositories from which templates come. */
export default function extract({ file, found }: ExtractInput): void {
  const yaml = parseYaml(file.text(), { strings: true });
  if (!isRecord(yaml.value) && !Array.isArray(yaml.value)) {
    found.issue({
      code: 'malformed',
      line: 1,
      message: 'it is not a pipeline',
      remedy: 'Repair the file, or leave it out with exclude in muster.yaml.',
    });
    return;
  }
  checkShape(found, yaml, pipeline);
  const computed: Asked[] = [];
  const containers = new Set(list(yaml.value, 'resources', 'containers').map((container) => text(container, 'container')));
  for (const [index, container] of list(yaml.value, 'resources', 'containers').entries()) addContainer(container, ['resources', 'containers', index]);
  for (const [index, repository] of list(yaml.value, 'resources', 'repositories').entries()) addRepository(repository, yaml.line('resources', 'repositories', index));
  visit(yaml.value);
  if (computed.length > 0) {
    found.issue({
      code: 'unresolved',
      line: firstLine(computed),
      message: `tasks and images that are computed when the pipeline runs were left out: ${enumerate(computed.map(({ name }) => name))}`,
      remedy: 'Write them out, or scan the expanded pipeline.',
    });
  }

  /** Steps stand at many depths, also in the branches of `${{ if }}`. */
  function visit(root: Value): void {
    const open: { readonly path: Path; readonly value: Value }[] = [{ path: [], value: root }];
    const seen = new Set<unknown>();
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const { path, value } = at;
      if (seen.has(value) || path.length > 100) continue;
      seen.add(value);
      const nested: readonly (readonly [string | number, Value])[] = Array.isArray(value) ? [...value.entries()] : entries(value);
      for (const [key, item] of nested.toReversed()) {
        if (key === 'task' && typeof item === 'string') addTask(item, yaml.line(...path, key));
        else if (key === 'container' && path.at(-2) !== 'containers') addJobContainer(item, [...path, key]);
        else if (typeof item === 'object' && item !== null && !(path.length === 0 && (key === 'resources' || key === 'parameters'))) open.push({ path: [...path, key], value: item });
      }
    }
  }

  /** `Name@major`; tasks of extensions also name their publisher: `publisher.extension.name@1`. */
  function addTask(task: string, line: number | undefined): void {
    const at = task.lastIndexOf('@');
    if (task.includes('${{') || task.includes('$(')) computed.push({ name: task, line });
    else if (at <= 0 || at === task.length - 1) {
      found.issue({
        code: 'malformed',
        line,
        message: `${JSON.stringify(task.slice(0, 200))} names no task at a version`,
        remedy: 'Write it as name@version.',
      });
    } else found.component({ purl: makePurl({ type: 'azure-pipelines', name: task.slice(0, at), version: task.slice(at + 1) }), ...use, line });
  }

  /** The name of a container resource, an image, or a table with `image`. */
  function addJobContainer(container: Value, path: Path): void {
    if (typeof container !== 'string') addContainer(container, path);
    else if (!containers.has(container) && container !== '') addPlain(container, yaml.line(...path));
  }

  function addContainer(container: Value, path: Path): void {
    const image = text(container, 'image');
    // other types name an image in a registry of Azure by its parts
    if (image !== undefined) addPlain(image, yaml.line(...path, 'image') ?? yaml.line(...path));
  }

  function addPlain(image: string, line: number | undefined): void {
    if (image.includes('$[') || image.includes('${{') || image.includes('$(')) computed.push({ name: image, line });
    else addImage(found, { image, scope: 'build', line });
  }

  function addRepository(repository: Value, line: number | undefined): void {
    const name = text(repository, 'name') ?? '';
    const reference = scalar(repository, 'ref')?.replace(/^refs\/(?:heads|tags)\//, '');
    const type = repositoryTypes.get(text(repository, 'type')?.toLowerCase() ?? '');
    const slash = name.lastIndexOf('/');
    // those of Azure itself are projects of the same organization
    if (name === '' || text(repository, 'type')?.toLowerCase() === 'git') return;
    if (name.includes('${{') || reference?.includes('${{') === true) computed.push({ name, line });
    else {
      const purl = type !== undefined && slash > 0
        ? makePurl({ type, namespace: name.slice(0, slash), name: name.slice(slash + 1), version: reference })
        : makePurl({ type: 'generic', namespace: slash > 0 ? name.slice(0, slash) : undefined, name: name.slice(slash + 1), version: reference });
      found.component({ purl, origin: 'git', ...use, line });
    }
  }
}
