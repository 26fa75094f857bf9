import { spdx2Codec } from '#core/sbom/spdx2/codec.ts';
import { tellOfOthers } from '#core/sbom/spdx2/stated-annotations.ts';
import { spdx2Members } from '#core/sbom/spdx2/write-document.ts';
import { tellingRepeatedKeys } from '#core/sbom/telling-repeated-keys.ts';
import { jsonOf } from '#core/plugin/sbom-source.ts';
import { jsonPieces } from '#core/text/json-pieces.ts';

export default tellingRepeatedKeys(spdx2Codec((source) => jsonOf(source).value, 'json', (sbom, { onLoss }) => {
  if (onLoss !== undefined) tellOfOthers(sbom, (at, message) => onLoss({ at, message }));
  return jsonPieces(spdx2Members(sbom));
}));
