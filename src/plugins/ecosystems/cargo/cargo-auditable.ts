import { BinaryFormatError } from '#core/binary/byte-source.ts';
import { sectionBytes, sectionNamed, type Executable } from '#core/binary/executable.ts';
import { inflateZlib } from '#core/binary/inflate.ts';
import { openExecutables } from '#core/binary/open-executables.ts';
import { decodeUtf8 } from '#core/binary/utf8.ts';
import { checkShape } from '#core/inventory/check-shape.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { Origin } from '#core/model/component.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { makePurl } from '#core/purl/purl.ts';
import { parseJson } from '#core/text/json.ts';
import { get, list, text, type Value } from '#core/text/value.ts';
import { auditableList } from './shapes.ts';

const expandedLimit = 64 * 2 ** 20;

/** The dependency list in the section `.dep-v0`: JSON compressed by zlib (specification of cargo-auditable). */
export default function extract({ file, found }: ExtractInput): void {
  let executables: Executable[];
  try {
    executables = openExecutables(file);
  } catch (error) {
    // golang/go-binary reports damaged executables
    if (error instanceof BinaryFormatError) return;
    throw error;
  }
  for (const executable of executables) {
    const section = sectionNamed(executable, '.dep-v0');
    if (section === undefined) continue;
    let content: string;
    try {
      content = decodeUtf8(inflateZlib(sectionBytes(executable, section), expandedLimit));
    } catch (error) {
      if (!(error instanceof BinaryFormatError)) throw error;
      found.issue({ code: 'malformed', message: `the dependency list in the program is damaged: ${error.message}`, remedy: 'Build the program again with cargo auditable.' });
      continue;
    }
    const { value } = parseJson(content);
    checkShape(found, { value, line: () => undefined }, auditableList);
    addPackages(found, list(value, 'packages'));
  }
}

function addPackages(found: ExtractInput['found'], packages: readonly Value[]): void {
  const nodes = packages.map((entry): NodeId | undefined => {
    const name = text(entry, 'name');
    if (name === undefined || name === '') {
      found.issue({ code: 'partial', message: 'a package in the dependency list of the program has no name', remedy: 'Build the program again with cargo auditable.' });
      return undefined;
    }
    return found.component({
      purl: makePurl({ type: 'cargo', name, version: text(entry, 'version') }),
      origin: originOf(text(entry, 'source')),
      ...(text(entry, 'kind') === 'build' ? { scope: 'build' as const } : {}),
      ...(get(entry, 'root') === true ? { direct: true } : {}),
    });
  });
  for (const [index, entry] of packages.entries()) {
    const from = nodes[index];
    for (const target of list(entry, 'dependencies')) {
      const to = typeof target === 'number' ? nodes[target] : undefined;
      if (from === undefined || to === undefined) continue;
      found.depends(from, to, text(packages[target as number], 'kind') === 'build' ? 'build' : 'runtime');
    }
  }
}

function originOf(source: string | undefined): Origin {
  if (source === 'local') return 'path';
  if (source === 'crates.io' || source === 'registry') return 'registry';
  return source === 'git' ? 'git' : 'unknown';
}
