import { checkShape } from '#core/inventory/check-shape.ts';
import { addImage } from '#core/container/add-image.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { makePurl } from '#core/purl/purl.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { entries, isRecord, record, scalar, text } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { pipelineUses, type PipelineKind } from './pipeline-uses.ts';
import { pipelines } from './shapes.ts';

/** Images in which pipelines of Bitbucket, CircleCI, Drone, Woodpecker and Cloud Build run, and pipes of Bitbucket. */
export default function extract({ file, found }: ExtractInput): void {
  const kind = kindOf(file.path);
  const yaml = parseYaml(file.text(), { strings: true });
  for (const [index, document] of yaml.documents.entries()) {
    if (!isRecord(document)) continue;
    const lineOf = (...path: readonly (string | number)[]): number | undefined => yaml.lineIn(index, ...path);
    checkShape(found, { value: document, line: lineOf }, pipelines[kind]);
    const variables = record(document, 'substitutions');
    for (const { image, pipe, isUnread, path } of pipelineUses(document, kind)) {
      const line = lineOf(...path);
      if (isUnread) found.issue({ code: 'partial', line, message: `${path.join('.').slice(0, 200)} is no text and was not read`, remedy: 'Write the image as [host/]name[:tag][@digest].' });
      if (image?.includes('<<')) {
        found.issue({ code: 'unresolved', line, message: `the image ${image.slice(0, 200)} is a parameter of the pipeline`, remedy: 'Scan what circleci config process makes of it.' });
      } else if (image !== undefined) addImage(found, { image, scope: 'build', line, variables: (name) => scalar(variables, name) });
      if (pipe !== undefined) addPipe(pipe, line);
    }
    const orbs = kind === 'circleci' ? entries(document, 'orbs').flatMap(([, orb]) => text(orb) ?? []) : [];
    if (orbs.length > 0) found.issue({ code: 'unsupported', line: lineOf('orbs'), message: `orbs are not listed: ${enumerate(orbs)}`, remedy: 'Scan what circleci config process makes of the file for the images that they use.' });
  }

  /** `owner/repository:tag` of Bitbucket. */
  function addPipe(pipe: string, line: number | undefined): void {
    const [, owner, name, version] = /^([\w.-]+)\/([\w.-]+):([\w.-]+)$/.exec(pipe) ?? [];
    if (owner === undefined || name === undefined) {
      found.issue({ code: 'unresolved', line, message: `the pipe ${pipe.slice(0, 200)} names no repository at a version`, remedy: 'Write it as owner/repository:version.' });
      return;
    }
    found.component({ purl: makePurl({ type: 'bitbucket', namespace: owner, name, version }), origin: 'git', scope: 'build', direct: true, needsNothing: true, line });
  }
}

function kindOf(path: string): PipelineKind {
  if (/(?:^|\/)\.circleci\//.test(path)) return 'circleci';
  return /(?:^|\/)cloudbuild[^/]*$/.test(path) ? 'cloud-build' : 'steps';
}
