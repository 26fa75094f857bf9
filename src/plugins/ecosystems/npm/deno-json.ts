import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { firstLine, reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import { directoryOf, joinPath } from '#core/plugin/path.ts';
import { purlPartsOf, type Purl } from '#core/purl/purl.ts';
import type { JsonText } from '#core/text/json.ts';
import type { DenoConfig } from './deno-config.ts';
import { remotePackage, reportUnversioned } from './deno-modules.ts';
import { describeDeno, readConfigFile } from './deno-projects.ts';
import { parseDenoSpecifier } from './deno-specifier.ts';
import { exactVersion } from './dependency-spec.ts';
import { purlOf } from './package-name.ts';

/** deno.json(c) and jsr.json(c) without a deno.lock: what they import, exact versions where they pin them. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  const read = readConfigFile(input, file);
  if (read === undefined) return;
  const project = describeDeno(input, file.directory, read.config, file);
  const ranges: (Asked & { readonly from: string })[] = [];
  const unversioned: (Asked & { readonly from: string })[] = [];
  for (const { target, path, from, json } of allImports(input, read)) {
    const line = json.line(...path);
    const specifier = parseDenoSpecifier(target);
    if (specifier !== undefined) {
      const version = exactVersion(specifier.requirement);
      const purl = purlOf(specifier.registry, specifier.name, version);
      if (purl === undefined) continue;
      if (version === undefined) ranges.push({ name: specifier.name, line, from });
      found.depends(project, found.component({ purl, requirement: specifier.requirement === '' ? '*' : specifier.requirement, file: from, line }));
    } else if (/^https?:\/\//.test(target)) {
      const remote = remotePackage(target);
      if (remote?.requirement !== undefined) ranges.push({ name: nameOf(remote.purl), line, from });
      if (remote === undefined) unversioned.push({ name: target, line, from });
      else found.depends(project, found.component({ purl: remote.purl, origin: 'url', downloadLocation: remote.address, requirement: remote.requirement, file: from, line }));
    }
  }
  for (const [from, asked] of Map.groupBy(ranges, (range) => range.from)) reportUnresolved(found, asked, 'Commit the deno.lock, or scan with --online.', from);
  for (const [from, asked] of Map.groupBy(unversioned, (module) => module.from)) reportUnversioned(input, asked.map(({ name }) => name), firstLine(asked), from);
}

function nameOf(purl: Purl): string {
  const { namespace, name } = purlPartsOf(purl);
  return namespace === undefined || namespace === '' ? name : `${namespace}/${name}`;
}

interface Import {
  readonly target: string;
  readonly path: readonly (string | number)[];
  readonly from: string;
  readonly json: JsonText;
}

/** Those of the configuration and of the import map that it names. */
function* allImports(input: ExtractInput, read: { readonly config: DenoConfig; readonly json: JsonText }): Generator<Import> {
  for (const item of read.config.imports) yield { ...item, from: input.file.path, json: read.json };
  const { importMap } = read.config;
  if (importMap === undefined || /^https?:/.test(importMap)) return;
  const path = joinPath(directoryOf(input.file.path), importMap);
  const file = path === undefined ? undefined : input.tree.get(path);
  if (file === undefined) {
    input.found.issue({
      code: 'missing-file', line: read.json.line('importMap'),
      message: `the import map ${importMap} is not there`,
      remedy: 'Add the file, or write the imports into the configuration.',
    });
    return;
  }
  const map = readConfigFile(input, file);
  if (map !== undefined) for (const item of map.config.imports) yield { ...item, from: file.path, json: map.json };
}
