import { spdx2Codec } from '#core/sbom/spdx2/codec.ts';
import { parseYaml } from '#core/text/yaml.ts';

export default spdx2Codec(({ text }) => parseYaml(text).value, 'json');
