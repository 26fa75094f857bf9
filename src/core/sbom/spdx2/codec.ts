import type { Sbom } from '../../model/sbom.ts';
import type { SbomCodec, SbomProblem } from '../../plugin/sbom-format.ts';
import { sourceOf, type SbomSource } from '../../plugin/sbom-source.ts';
import { TextSyntaxError } from '../../text/position.ts';
import { isRecord, list, text, type Value } from '../../text/value.ts';
import { readSpdx2 } from './read-document.ts';
import { foreignLosses } from '../foreign-losses.ts';
import { validateSpdx2 } from './validate-document.ts';

/** Has it anything of SPDX 2 at all? Without, reading it would give an empty inventory that looks like a success. */
export function demandSpdx2(value: Value): void {
  const isDocument = isRecord(value) && (text(value, 'spdxVersion') !== undefined || text(value, 'SPDXID') !== undefined || list(value, 'packages').length > 0);
  if (!isDocument) throw new TextSyntaxError('it is not an SPDX document: it has neither a version nor packages');
}

/** What breaks the specification without leaving a doubt is no issue of what was read; a relationship that leads nowhere and an identifier of two elements are one. */
const isLoss = ({ severity, at }: SbomProblem): boolean => severity !== 'warning' || at.startsWith('/relationships') || at.endsWith('/SPDXID');

/** What a document in tag-value says with tags that SPDX does not have, which no document is to have again. */
const unknownTags = ({ foreign }: Sbom): SbomProblem[] => list(foreign.spdx, 'unknownTags').map((item) => ({ at: text(item, 'tag') ?? '', message: `left out, as SPDX has no such tag: ${JSON.stringify(text(item, 'value'))}` }));

/** A codec for a text that holds the JSON form of SPDX 2 in its own syntax. */
export function spdx2Codec(parse: (source: SbomSource) => Value, form: 'json' | 'other', write?: SbomCodec['write']): SbomCodec {
  const problemsOf = (source: SbomSource): readonly SbomProblem[] => validateSpdx2(source.made(parse), form);
  return {
    read(given, path) {
      const source = sourceOf(given);
      const value = source.made(parse);
      demandSpdx2(value);
      const sbom = readSpdx2(value, { isLong: source.bytes !== undefined });
      const issues = source.made(problemsOf).filter(isLoss).map(({ at, message }) => ({
        code: 'partial' as const,
        path,
        message: `${at === '/' ? 'the document' : at}: ${message}`,
        remedy: 'Correct it in the tool that wrote the SBOM; what could be read was read.',
        source: 'sbom/spdx',
      }));
      return { ...sbom, issues };
    },
    validate(source): readonly SbomProblem[] {
      try {
        return sourceOf(source).made(problemsOf);
      } catch (error) {
        if (!(error instanceof TextSyntaxError)) throw error;
        return [{ at: error.line === undefined ? '/' : `line ${error.line}`, message: error.message, ...(error.line === undefined ? {} : { line: error.line }) }];
      }
    },
    ...(write !== undefined && {
      write(sbom, options) {
        if (options.onLoss !== undefined) {
          for (const loss of unknownTags(sbom)) options.onLoss(loss);
          for (const loss of foreignLosses(sbom, 'spdx')) options.onLoss(loss);
        }
        return write(sbom, options);
      },
    }),
  };
}
