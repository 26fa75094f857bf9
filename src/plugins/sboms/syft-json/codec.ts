import type { SbomCodec } from '#core/plugin/sbom-format.ts';
import { parseJson } from '#core/text/json.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { get, isRecord } from '#core/text/value.ts';
import { readSyft } from './read-document.ts';
import { problemsOf } from './problems.ts';

function parsed(text: string) {
  const json = parseJson(text);
  if (!isRecord(json.value) || !Array.isArray(get(json.value, 'artifacts'))) throw new TextSyntaxError('it is not a document of Syft: it has no list of artifacts', 1);
  return json;
}

const codec: SbomCodec = {
  read(text, path) {
    const { value, line } = parsed(text);
    const { sbom, faults } = readSyft(value);
    const issues = faults.map(({ place, message }) => {
      const at = line(...place);
      return { code: 'partial' as const, path, ...(at !== undefined && { line: at }), message, remedy: 'Write the document again with a current Syft.', source: 'sbom/syft' };
    });
    return { ...sbom, issues };
  },
  validate(text) {
    try {
      const { value, line } = parsed(text);
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
