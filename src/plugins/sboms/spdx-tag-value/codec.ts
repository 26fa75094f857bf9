import { spdx2Codec } from '#core/sbom/spdx2/codec.ts';
import { readTagValue } from '#core/sbom/spdx2/read-tag-value.ts';
import { spdx2Members } from '#core/sbom/spdx2/write-document.ts';
import { writeTagValue } from '#core/sbom/spdx2/write-tag-value.ts';

export default spdx2Codec(({ text }) => readTagValue(text), 'other', (sbom) => writeTagValue(spdx2Members(sbom)));
