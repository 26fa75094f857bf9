import { addImage } from '#core/container/add-image.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { addedComponent } from './added-sources.ts';
import { readInstructions } from './dockerfile-instructions.ts';
import { readStages } from './stages.ts';

/** Suffixes of files that only stand beside Dockerfiles. */
const foreign = ['.dockerignore', '.md', '.txt', '.bak', '.orig', '.lock', '.json', '.yml', '.yaml', '.sh'];

export default function extract({ file, found }: ExtractInput): void {
  if (foreign.some((suffix) => file.name.endsWith(suffix))) return;
  const stageCount = addDockerfile(found, file.text());
  // `Dockerfile.something` may be something else
  if (stageCount > 0 || /^dockerfile[.-]/i.test(file.name)) return;
  found.issue({
    code: 'malformed',
    line: 1,
    message: 'there is no FROM instruction',
    remedy: 'Complete the file, or leave it out with exclude in muster.yaml.',
  });
}

/** Adds the images that the text of a Dockerfile uses and what it adds from elsewhere, and answers how many stages it has; `firstLine` is where it begins in its file. */
export function addDockerfile(found: Collector, text: string, firstLine = 1): number {
  const { images, sources, arguments: values, stageCount } = readStages(readInstructions(text));
  for (const { image, line, isShipped, platform } of images) {
    if (image === '') found.issue({
      code: 'malformed',
      line: line + firstLine - 1,
      message: 'FROM names no image',
      remedy: 'Name the image that the stage starts from.',
    });
    addImage(found, { image, scope: isShipped ? 'runtime' : 'build', line: line + firstLine - 1, platform, variables: (name) => values.get(name) });
  }
  for (const { line, isShipped, missing, ...source } of sources) {
    const at = line + firstLine - 1;
    if (missing === undefined) found.component({ ...addedComponent(source), scope: isShipped ? 'runtime' : 'build', direct: true, needsNothing: true, line: at });
    else found.issue({
      code: 'unresolved', line: at,
      message: `what is added from ${source.address.slice(0, 200)} depends on ${missing}, which has no value here`,
      remedy: `Give ${missing} a default value, or write the address out.`,
    });
  }
  return stageCount;
}
