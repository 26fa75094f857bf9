import { readOnlyJsonCodec } from '#core/sbom/read-only-json-codec.ts';
import { get, isRecord } from '#core/text/value.ts';
import { problemsOf } from './problems.ts';
import { readSyft } from './read-document.ts';

export default readOnlyJsonCodec({
  refusal: (document) => (isRecord(document) && Array.isArray(get(document, 'artifacts')) ? undefined : 'it is not a document of Syft: it has no list of artifacts'),
  read: readSyft,
  problems: problemsOf,
  remedy: 'Write the document again with a current Syft.',
  source: 'sbom/syft',
});
