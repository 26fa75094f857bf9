import { spdx2Codec } from '#core/sbom/spdx2/codec.ts';
import { spdx2Members } from '#core/sbom/spdx2/write-document.ts';
import { jsonOf } from '#core/plugin/sbom-source.ts';
import { jsonPieces } from '#core/text/json-pieces.ts';

export default spdx2Codec((source) => jsonOf(source).value, 'json', (sbom) => jsonPieces(spdx2Members(sbom)));
