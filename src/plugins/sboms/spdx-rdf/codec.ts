import { spdx2Codec } from '#core/sbom/spdx2/codec.ts';
import { readRdf } from '#core/sbom/spdx2/read-rdf.ts';

export default spdx2Codec(({ text }) => readRdf(text), 'other');
