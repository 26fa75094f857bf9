import type { SbomCodec, SbomProblem } from '#core/plugin/sbom-format.ts';
import { foreignLosses } from '#core/sbom/foreign-losses.ts';
import { readSpdx3 } from '#core/sbom/spdx3/read-document.ts';
import { validateSpdx3 } from '#core/sbom/spdx3/validate-document.ts';
import { spdx3Members } from '#core/sbom/spdx3/write-document.ts';
import { Spdx3Graph } from '#core/sbom/spdx3/graph.ts';
import { tellingRepeatedKeys } from '#core/sbom/telling-repeated-keys.ts';
import { jsonOf, sourceOf, type SbomSource } from '#core/plugin/sbom-source.ts';
import { jsonPieces } from '#core/text/json-pieces.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { isRecord } from '#core/text/value.ts';

const graphOf = (source: SbomSource): Spdx3Graph => new Spdx3Graph(jsonOf(source).value);

const problemsOf = (source: SbomSource): readonly SbomProblem[] => validateSpdx3(jsonOf(source).value, source.made(graphOf));

const codec: SbomCodec = {
  read(given, path) {
    const source = sourceOf(given);
    const { value } = jsonOf(source);
    if (!isRecord(value)) throw new TextSyntaxError('it is not an SPDX document: it is not an object', 1);
    const issues = source.made(problemsOf).map(({ at, message }) => ({
      code: 'partial' as const, path, message: `${at}: ${message}`, remedy: 'Correct it in the tool that wrote the SBOM; what could be read was read.', source: 'sbom/spdx3',
    }));
    return { ...readSpdx3(value, { graph: source.made(graphOf), isLong: source.bytes !== undefined }), issues };
  },
  validate(source) {
    try {
      return sourceOf(source).made(problemsOf);
    } catch (error) {
      if (!(error instanceof TextSyntaxError)) throw error;
      return [{ at: error.line === undefined ? '/' : `line ${error.line}`, message: error.message, ...(error.line === undefined ? {} : { line: error.line }) }];
    }
  },
  write(sbom, { onLoss }) {
    if (onLoss !== undefined) for (const loss of foreignLosses(sbom, 'spdx3')) onLoss(loss);
    return jsonPieces(spdx3Members(sbom));
  },
};

export default tellingRepeatedKeys(codec);
