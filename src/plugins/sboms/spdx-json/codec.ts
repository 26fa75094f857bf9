import { spdx2Codec } from '#core/sbom/spdx2/codec.ts';
import { spdx2Members } from '#core/sbom/spdx2/write-document.ts';
import { tellingRepeatedKeys } from '#core/sbom/telling-repeated-keys.ts';
import { jsonOf } from '#core/plugin/sbom-source.ts';
import { jsonPieces } from '#core/text/json-pieces.ts';

export default tellingRepeatedKeys(spdx2Codec((source) => jsonOf(source).value, 'json', (sbom) => jsonPieces(spdx2Members(sbom))));
