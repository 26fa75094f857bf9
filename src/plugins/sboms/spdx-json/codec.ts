import { spdx2Codec } from '#core/sbom/spdx2/codec.ts';
import { spdx2Members } from '#core/sbom/spdx2/write-document.ts';
import { parseJson } from '#core/text/json.ts';
import { jsonPieces } from '#core/text/json-pieces.ts';

export default spdx2Codec((text) => parseJson(text).value, 'json', (sbom) => jsonPieces(spdx2Members(sbom)));
