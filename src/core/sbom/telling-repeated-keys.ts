import { repeatedKeysIssue } from '../inventory/report-repeated-keys.ts';
import type { Issue } from '../model/issue.ts';
import type { SbomCodec, SbomProblem } from '../plugin/sbom-format.ts';
import { jsonOf, sourceOf, type SbomSource } from '../plugin/sbom-source.ts';
import { TextSyntaxError } from '../text/position.ts';

/** The codec of a format in JSON, that also tells keys that stand more than once in their object: readers of JSON take the last one and say nothing. */
export function tellingRepeatedKeys(codec: SbomCodec): SbomCodec {
  return {
    ...codec,
    read(given, path) {
      const source = sourceOf(given);
      const sbom = codec.read(source, path);
      const issue = repeatedKeysIssue(jsonOf(source).repeatedKeys());
      if (issue === undefined) return sbom;
      const { code, line, message, remedy } = issue;
      const told: Issue = { code, path, line, message, remedy, source: 'sbom' };
      return { ...sbom, issues: [...sbom.issues, told] };
    },
    validate(given, path, packages) {
      const source = sourceOf(given);
      return [...codec.validate(source, path, packages), ...problemsOf(source)];
    },
  };
}

/** JSON advises against them and no schema sees them. */
function problemsOf(source: SbomSource): SbomProblem[] {
  try {
    return jsonOf(source).repeatedKeys().first.map(({ path, line, earlier }) => ({
      severity: 'warning', at: `/${path.join('/')}`, line, message: `the key stands here again; readers take this one and pass over line ${earlier}`,
    }));
  } catch (error) {
    // the codec told that
    if (error instanceof TextSyntaxError) return [];
    throw error;
  }
}
