import type { SbomCodec } from '#core/plugin/sbom-format.ts';
import { readSpdx3 } from '#core/sbom/spdx3/read-document.ts';
import { validateSpdx3 } from '#core/sbom/spdx3/validate-document.ts';
import { spdx3Members } from '#core/sbom/spdx3/write-document.ts';
import { jsonOf, sourceOf } from '#core/plugin/sbom-source.ts';
import { jsonPieces } from '#core/text/json-pieces.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { isRecord } from '#core/text/value.ts';

const codec: SbomCodec = {
  read(source, path) {
    const { value } = jsonOf(sourceOf(source));
    if (!isRecord(value)) throw new TextSyntaxError('it is not an SPDX document: it is not an object', 1);
    const issues = validateSpdx3(value).map(({ at, message }) => ({
      code: 'partial' as const, path, message: `${at}: ${message}`, remedy: 'Correct it in the tool that wrote the SBOM; what could be read was read.', source: 'sbom/spdx3',
    }));
    return { ...readSpdx3(value), issues };
  },
  validate(source) {
    try {
      return validateSpdx3(jsonOf(sourceOf(source)).value);
    } catch (error) {
      if (!(error instanceof TextSyntaxError)) throw error;
      return [{ at: error.line === undefined ? '/' : `line ${error.line}`, message: error.message, ...(error.line === undefined ? {} : { line: error.line }) }];
    }
  },
  write: (sbom) => jsonPieces(spdx3Members(sbom)),
};

export default codec;
