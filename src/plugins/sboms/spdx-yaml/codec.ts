import { spdx2Codec } from '#core/sbom/spdx2/codec.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { withNumbers } from './numbers.ts';

// a version without quotes is a number by the rules of YAML, and 1.10 would become 1.1
export default spdx2Codec(({ text }) => withNumbers(parseYaml(text, { writtenNumbers: true }).value), 'json');
