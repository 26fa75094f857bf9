// Compiles the texts of the SPDX license list, which a package of the registry holds, into dist/: an index for the detector and the texts themselves.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { encodeLicenseIndex } from '../src/core/license/detect/license-index.ts';
import { referenceLicenses } from '../src/core/license/detect/reference-licenses.ts';
import { packageName } from '../src/platform/licenses/license-texts.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'node_modules', packageName, 'licenses');
const listed = readdirSync(folder).sort().map((file) => {
  const { name, url, licenseText, osiApproved } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return { id: file.slice(0, -'.json'.length), name, urls: (url ?? '').split('\n').filter((one) => one !== ''), text: licenseText, osiApproved };
});
writeFileSync(join(root, 'dist/license-index.bin'), encodeLicenseIndex(referenceLicenses(listed)));
const texts = JSON.stringify(Object.fromEntries(listed.map(({ id, name, urls, text, osiApproved }) => [id, { name, urls, text, osiApproved }])));
writeFileSync(join(root, 'dist/license-texts.br'), brotliCompressSync(texts, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: texts.length } }));
