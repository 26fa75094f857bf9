import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { makePurl } from '#core/purl/purl.ts';
import { parseToml } from '#core/text/toml.ts';
import { list, text } from '#core/text/value.ts';

export default function extract({ file, found }: ExtractInput): void {
  const toml = parseToml(file.text());
  for (const [index, entry] of list(toml.value, 'package').entries()) {
    const name = text(entry, 'name');
    if (name === undefined) continue;
    found.component({ purl: makePurl({ type: 'cargo', name, version: text(entry, 'version') }), line: toml.line('package', index) });
  }
}
