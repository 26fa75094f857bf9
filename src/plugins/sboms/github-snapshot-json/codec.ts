import { readOnlyJsonCodec } from '#core/sbom/read-only-json-codec.ts';
import { get, isRecord } from '#core/text/value.ts';
import { problemsOf } from './problems.ts';
import { readSnapshot } from './read-snapshot.ts';

export default readOnlyJsonCodec({
  refusal(document) {
    const manifests = get(document, 'manifests');
    return isRecord(document) && (manifests === undefined || isRecord(manifests)) ? undefined : 'it is not a snapshot of dependencies: "manifests" is no object';
  },
  read: readSnapshot,
  problems: problemsOf,
  remedy: 'Correct it in the tool that made the snapshot.',
  source: 'sbom/github-snapshot',
});
