import type { Sbom } from '../model/sbom.ts';
import type { SbomCodec, SbomProblem } from '../plugin/sbom-format.ts';
import { jsonOf, sourceOf, type SbomSource } from '../plugin/sbom-source.ts';
import { TextSyntaxError } from '../text/position.ts';
import type { Value } from '../text/value.ts';
import { tellingRepeatedKeys } from './telling-repeated-keys.ts';

/** A problem at a place in a JSON document: keys and indexes. */
export interface PlacedProblem extends Omit<SbomProblem, 'at'> {
  readonly place: readonly (string | number)[];
}

export interface ReadOnlyJson {
  /** Why the document is none of the format, `undefined` when it is one. */
  readonly refusal: (document: Value) => string | undefined;
  /** What it says, and what the reader could not use. */
  readonly read: (document: Value) => { readonly sbom: Sbom; readonly faults: readonly PlacedProblem[] };
  /** What the format demands, and what the reader could not use. */
  readonly problems: (document: Value) => readonly PlacedProblem[];
  /** What to do about faults. */
  readonly remedy: string;
  /** Of its issues. */
  readonly source: string;
}

/** The codec of a format in JSON that is only read. */
export function readOnlyJsonCodec({ refusal, read, problems, remedy, source: issueSource }: ReadOnlyJson): SbomCodec {
  const parsed = (source: string | SbomSource) => {
    const json = jsonOf(sourceOf(source));
    const reason = refusal(json.value);
    if (reason !== undefined) throw new TextSyntaxError(reason, 1);
    return json;
  };
  return tellingRepeatedKeys({
    read(source, path) {
      const { value, line } = parsed(source);
      const { sbom, faults } = read(value);
      const issues = faults.map(({ place, message }) => {
        const at = line(...place);
        return { code: 'partial' as const, path, ...(at !== undefined && { line: at }), message, remedy, source: issueSource };
      });
      return { ...sbom, issues };
    },
    validate(source) {
      try {
        const { value, line } = parsed(source);
        return problems(value).map(({ place, ...problem }) => {
          const at = line(...place);
          return { ...problem, at: `/${place.join('/')}`, ...(at !== undefined && { line: at }) };
        });
      } catch (error) {
        if (!(error instanceof TextSyntaxError)) throw error;
        return [{ at: error.line === undefined ? '/' : `line ${error.line}`, ...(error.line !== undefined && { line: error.line }), message: error.message }];
      }
    },
  });
}
