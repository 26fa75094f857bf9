import type { SbomCodec } from '#core/plugin/sbom-format.ts';
import { jsonOf, sourceOf, type SbomSource } from '#core/plugin/sbom-source.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { get, isRecord } from '#core/text/value.ts';
import { problemsOf } from './problems.ts';
import { readSnapshot } from './read-snapshot.ts';

function parsed(source: string | SbomSource) {
  const json = jsonOf(sourceOf(source));
  if (!isRecord(json.value) || (get(json.value, 'manifests') !== undefined && !isRecord(get(json.value, 'manifests')))) throw new TextSyntaxError('it is not a snapshot of dependencies: "manifests" is no object', 1);
  return json;
}

const codec: SbomCodec = {
  read(source, path) {
    const { value, line } = parsed(source);
    const { sbom, faults } = readSnapshot(value);
    const issues = faults.map(({ place, message }) => {
      const at = line(...place);
      return { code: 'partial' as const, path, ...(at !== undefined && { line: at }), message, remedy: 'Correct it in the tool that made the snapshot.', source: 'sbom/github-snapshot' };
    });
    return { ...sbom, issues };
  },
  validate(source) {
    try {
      const { value, line } = parsed(source);
      return problemsOf(value).map(({ place, ...problem }) => {
        const at = line(...place);
        return { ...problem, at: `/${place.join('/')}`, ...(at !== undefined && { line: at }) };
      });
    } catch (error) {
      if (!(error instanceof TextSyntaxError)) throw error;
      return [{ at: error.line === undefined ? '/' : `line ${error.line}`, ...(error.line !== undefined && { line: error.line }), message: error.message }];
    }
  },
};

export default codec;
