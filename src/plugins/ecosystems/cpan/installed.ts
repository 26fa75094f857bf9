import { checkShape } from '#core/inventory/check-shape.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import { parseJson } from '#core/text/json.ts';
import { entries, scalar, text } from '#core/text/value.ts';
import { cpanPurl } from './cpan-purl.ts';
import { readMeta, type ModuleRequirement } from './meta-text.ts';
import { installRecord } from './shapes.ts';
import { nameAndVersion } from './snapshot-text.ts';

/** What cpanm and Carton note of each distribution that they install: `.meta/<name>-<version>/install.json` beside its metadata. */
export default function extract({ files, tree, found }: ExtractInput): void {
  const byModule = new Map<string, NodeId>();
  const installed: { readonly node: NodeId; readonly requirements: readonly ModuleRequirement[] }[] = [];
  for (const file of files) {
    const json = readOrReport(found, file, () => parseJson(file.text()));
    if (json === undefined) continue;
    checkShape(found, json, installRecord, file.path);
    const { value } = json;
    const pathname = text(value, 'pathname');
    const named = nameAndVersion(text(value, 'dist') ?? file.directory.slice(file.directory.lastIndexOf('/') + 1));
    const version = named?.version ?? scalar(value, 'version');
    if (named === undefined || version === undefined) {
      found.issue({ code: 'malformed', file: file.path, line: 1, message: 'the record names no distribution', remedy: 'Install the distribution again.' });
      continue;
    }
    const record = tree.get(`${file.directory}/MYMETA.json`);
    const meta = record === undefined ? undefined : readOrReport(found, record, () => readMeta(record.text(), true, { found, file: record.path }));
    if (record !== undefined) found.claim(record.path);
    const purl = cpanPurl(named.name, version, pathname?.split('/').at(-2));
    const node = found.component({ purl, file: file.path });
    if (record !== undefined) found.component({ purl, licenses: meta?.licenses, metadata: meta?.metadata, file: record.path });
    for (const [module] of entries(value, 'provides')) byModule.set(module, node);
    installed.push({ node, requirements: meta?.requirements ?? [] });
  }
  for (const { node, requirements } of installed) {
    for (const { module, scope } of requirements) {
      const target = scope === 'runtime' ? byModule.get(module) : undefined;
      if (target !== undefined) found.depends(node, target);
    }
  }
}
