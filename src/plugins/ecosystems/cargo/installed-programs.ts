import { checkShape } from '#core/inventory/check-shape.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parseToml } from '#core/text/toml.ts';
import { entries } from '#core/text/value.ts';
import { installedPrograms } from './shapes.ts';
import { cratePurl, originOf, parseSourceId } from './source-id.ts';

/** `.crates.toml` of `cargo install`: `"name version (source)" = [programs]`. */
export default function extract({ file, found }: ExtractInput): void {
  const toml = parseToml(file.text());
  checkShape(found, toml, installedPrograms);
  for (const [key] of entries(toml.value, 'v1')) {
    const [name, version, source] = key.split(' ');
    const line = toml.line('v1', key);
    if (name === undefined || version === undefined || source === undefined || !source.startsWith('(') || !source.endsWith(')')) {
      found.issue({ code: 'partial', line, message: `the entry "${key.slice(0, 80)}" is not "name version (source)"`, remedy: 'Install the program again with "cargo install".' });
      continue;
    }
    const id = parseSourceId(source.slice(1, -1));
    found.component({ purl: cratePurl({ name, version, source: id }), origin: originOf(id), direct: true, line });
  }
}
