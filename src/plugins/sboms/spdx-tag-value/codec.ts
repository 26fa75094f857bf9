import { spdx2Codec } from '#core/sbom/spdx2/codec.ts';
import { readLongTagValue, readTagValue } from '#core/sbom/spdx2/read-tag-value.ts';
import { spdx2Members } from '#core/sbom/spdx2/write-document.ts';
import { writeTagValue } from '#core/sbom/spdx2/write-tag-value.ts';

export default spdx2Codec((source) => (source.bytes === undefined ? readTagValue(source.text) : readLongTagValue(source.bytes.texts())), 'other', (sbom, { onLoss }) => writeTagValue(spdx2Members(sbom, '2.3', 'tag-value'), (at, message) => onLoss?.({ at, message })));
