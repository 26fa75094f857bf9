import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { sbomFormats } from '#plugins/sboms/registry.generated.ts';
import { packageFiles } from '#platform/target/package-files.ts';
import { formatsOf, sbomDocuments, textOf } from './support/sbom-documents.ts';
import { sharedPath } from './support/shared.ts';
const schemaFile = (...path: string[]) => JSON.parse(readFileSync(sharedPath('schemas', ...path), 'utf8'));
const formats: Record<string, RegExp> = { date: /^\d{4}-\d\d-\d\d$/, 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/, uri: /^[a-z][a-z0-9+.-]*:(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[0-9a-f]{2})*$/i, 'iri-reference': /^(?:[^\s<>"{}|\\^`%]|%[0-9a-f]{2})*$/i, 'idn-email': /^[^\s@]+@[^\s@]+$/, string: /^/ };
const cache = new Map<string, any>();
function official(id: string, version: string) {
  const key = id + version; if (cache.has(key)) return cache.get(key);
  const options = { strict: false, validateFormats: true };
  const ajv: any = id === 'spdx3-json' ? new (Ajv2020 as any)(options) : new (Ajv as any)(options);
  for (const [n, p] of Object.entries(formats)) ajv.addFormat(n, p);
  ajv.removeKeyword('uniqueItems');
  let schema: any;
  if (id === 'cyclonedx-json') { for (const n of ['spdx.schema.json', 'jsf-0.82.schema.json', 'cryptography-defs.schema.json']) ajv.addSchema(schemaFile('cyclonedx', n), `http://cyclonedx.org/schema/${n}`); schema = schemaFile('cyclonedx', `bom-${version}.schema.json`); } else schema = schemaFile('spdx', `spdx-${version}.schema.json`);
  const v = ajv.compile(schema); cache.set(key, v); return v;
}
const only = process.argv[2]!; let n = 0; let bad = 0;
for (const document of sbomDocuments) {
  if (document.kind !== 'valid') continue;
  const text = textOf(document); if (text.length > Number(process.argv[3] ?? 300000)) continue;
  const format = formatsOf(document, text)[0]!;
  if (only !== 'all' && !format.id.startsWith(only)) continue;
  const { default: codec } = await format.load();
  const sbom = codec.read(text, basename(document.path));
  for (const f of sbomFormats) for (const version of f.writes) {
    if (process.argv[4] && !f.id.startsWith(process.argv[4])) continue;
    const { default: out } = await f.load();
    const written = [...out.write!(sbom, { specVersion: version })].join('');
    n++;
    const own = out.validate(written, 'x', packageFiles).filter(({ severity }) => severity !== 'warning');
    const errors: string[] = own.map((e) => `own ${e.at}: ${e.message}`);
    if (f.id.endsWith('json')) { const v = official(f.id, version); if (!v(JSON.parse(written))) errors.push(...v.errors.slice(0, 3).map((e: any) => `official ${e.instancePath} ${e.message}`)); }
    if (errors.length) { bad++; console.log(document.path.split('/').slice(-2).join('/'), '->', f.id, version, errors.slice(0, 2).join(' | ')); }
  }
}
console.log(n, 'outputs', bad, 'bad');
