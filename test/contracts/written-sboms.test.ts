import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { diffComponents } from '#core/inventory/diff.ts';
import type { Inventory } from '#core/model/inventory.ts';
import { wholeDocument, type Sbom } from '#core/model/sbom.ts';
import { emptyComponent, emptySbom } from '#core/sbom/empty-component.ts';
import { sbomOf } from '#core/sbom/from-inventory.ts';
import { inventoryOf } from '#core/sbom/to-inventory.ts';
import { packageFiles } from '#platform/target/package-files.ts';
import { sbomFormats } from '#plugins/sboms/registry.generated.ts';
import { estate, hostile, reportInput, shop } from '../reports/sample.ts';
import { debianTool } from '../support/debian-tool.ts';
import { scanInProcess } from '../support/scan-in-process.ts';
import { hasShared, sharedPath } from '../support/shared.ts';

const examples = resolve(import.meta.dirname, '../../examples/estate');
const place = mkdtempSync(join(tmpdir(), 'muster-test-schemas-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Every format in every version that is written. */
const written = sbomFormats.flatMap((format) => format.writes.map((version) => [`${format.id} ${version}`, format, version] as const));

async function estateOf(root: string): Promise<Inventory[]> {
  const inventories: Inventory[] = [];
  for (const item of readdirSync(root, { withFileTypes: true })) {
    if (item.isDirectory()) inventories.push({ ...(await scanInProcess(join(root, item.name))), subject: { name: item.name, kind: 'directory', location: item.name, owners: [] } });
  }
  return inventories;
}

/** Large inputs are written in the newest versions only. */
const newest = /^(?!cyclonedx).* |1\.[67]$/;
const versionsFor = (name: string): typeof written => (name === 'the shared estate' ? written.filter(([id]) => newest.test(id)) : written);

const inputs: readonly (readonly [name: string, load: () => Promise<readonly Inventory[]>])[] = [
  ['a sample of everything', async () => [shop]],
  ['names that mean harm', async () => [hostile]],
  ['an estate of many', async () => estate],
  ['nothing', async () => [{ ...(await scanInProcess(place)), issues: [] }]],
  ['the example estate', () => estateOf(examples)],
  ...(hasShared ? [['the shared estate', () => estateOf(sharedPath('estate'))] as const] : []),
];

const loaded = new Map<string, Promise<readonly Inventory[]>>();
const inventoriesOf = ([name, load]: (typeof inputs)[number]): Promise<readonly Inventory[]> => {
  if (!loaded.has(name)) loaded.set(name, load());
  return loaded.get(name)!;
};

async function write(format: (typeof sbomFormats)[number], specVersion: string, inventories: readonly Inventory[]): Promise<string> {
  const { default: codec } = await format.load();
  return [...codec.write!(sbomOf(reportInput(inventories)), { specVersion })].join('');
}

const texts = new Map<string, string>();

async function writtenOnce(input: (typeof inputs)[number], format: (typeof sbomFormats)[number], version: string): Promise<string> {
  const key = `${input[0]} ${format.id} ${version}`;
  if (!texts.has(key)) texts.set(key, await write(format, version, await inventoriesOf(input)));
  return texts.get(key)!;
}

const schemaFile = (...path: readonly string[]): object => JSON.parse(readFileSync(sharedPath('schemas', ...path), 'utf8')) as object;

/** RFC 3339, 3986, 3987 and 6531, as far as a pattern tells. */
const formats: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
  uri: /^[a-z][a-z0-9+.-]*:(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[0-9a-f]{2})*$/i,
  'iri-reference': /^(?:[^\s<>"{}|\\^`%]|%[0-9a-f]{2})*$/i,
  'idn-email': /^[^\s@]+@[^\s@]+$/,
  string: /^/,
};

const validators = new Map<string, (value: unknown) => string[]>();

function officialJson(id: string, version: string): (value: unknown) => string[] {
  const key = `${id} ${version}`;
  const known = validators.get(key);
  if (known !== undefined) return known;
  const options = { strict: false, validateFormats: true };
  const ajv = id === 'spdx3-json' ? new Ajv2020(options) : new Ajv(options);
  for (const [name, pattern] of Object.entries(formats)) ajv.addFormat(name, pattern);
  // the one of ajv compares each item with each other
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword({ keyword: 'uniqueItems', type: 'array', validate: (wanted: boolean, items: unknown[]) => !wanted || new Set(items.map((item) => JSON.stringify(item))).size === items.length });
  let schema: object;
  if (id === 'cyclonedx-json') {
    for (const name of ['spdx.schema.json', 'jsf-0.82.schema.json', 'cryptography-defs.schema.json']) ajv.addSchema(schemaFile('cyclonedx', name), `http://cyclonedx.org/schema/${name}`);
    schema = schemaFile('cyclonedx', `bom-${version}.schema.json`);
  } else schema = schemaFile('spdx', `spdx-${version}.schema.json`);
  const validate = ajv.compile(schema);
  const check = (value: unknown): string[] => (validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`));
  validators.set(key, check);
  return check;
}

/** By libxml2; the import of the licence list is pointed to the file beside it. */
function officialXml(xmllint: string, version: string, text: string): string[] {
  const folder = join(place, version);
  mkdirSync(folder, { recursive: true });
  const schema = readFileSync(sharedPath('schemas/cyclonedx', `bom-${version}.xsd`), 'utf8');
  writeFileSync(join(folder, 'bom.xsd'), schema.replaceAll(/schemaLocation="[^"]*spdx[^"]*"/g, 'schemaLocation="spdx.xsd"'));
  writeFileSync(join(folder, 'spdx.xsd'), readFileSync(sharedPath('schemas/cyclonedx/spdx.xsd'), 'utf8'));
  writeFileSync(join(folder, 'bom.xml'), text);
  const { status, stderr } = spawnSync(xmllint, ['--nonet', '--noout', '--huge', '--schema', join(folder, 'bom.xsd'), join(folder, 'bom.xml')], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  return status === 0 ? [] : stderr.split('\n').slice(0, 5);
}

describe.each(inputs.map((input) => [input[0], input] as const))('SBOMs of %s', (name, input) => {
  it.each(versionsFor(name))('in %s are valid by our own checks and give back the components', async (id, format, version) => {
    const inventories = await inventoriesOf(input);
    const text = await writtenOnce(input, format, version);
    const { default: codec } = await format.load();
    expect(codec.validate(text, 'bom', packageFiles)).toEqual([]);
    const sbom = codec.read(text, 'bom');
    expect(sbom.issues.filter(({ source }) => source.startsWith('sbom'))).toEqual([]);
    // hostile names contradict their purls, and CycloneDX 1.2 has no properties for scopes and projects
    if (name === 'names that mean harm' || id.endsWith('1.2')) return;
    for (const inventory of inventories.length === 1 ? inventories : []) {
      const { added, removed, changed } = diffComponents(inventory.components, inventoryOf(sbom, inventory.subject, 'bom').components);
      expect([added, removed, changed]).toEqual([[], [], []]);
    }
  });

  it('are the same bytes every time', async () => {
    const inventories = await inventoriesOf(input);
    for (const [, format, version] of versionsFor(name)) expect(await write(format, version, inventories)).toBe(await writtenOnce(input, format, version));
  });
});

describe.runIf(hasShared).each(inputs.map((input) => [input[0], input] as const))('SBOMs of %s by the official schemas', (name, input) => {
  const json = versionsFor(name).filter(([id]) => ['cyclonedx-json', 'spdx-json', 'spdx3-json'].includes(id.split(' ')[0]!));

  it.each(json)('%s', async (id, format, version) => {
    const value = JSON.parse(await writtenOnce(input, format, version)) as unknown;
    expect(officialJson(format.id, version)(value), id).toEqual([]);
  });

  it('cyclonedx-xml, every version', async (context) => {
    const xmllint = debianTool('xmllint', 'libxml2-utils');
    if (xmllint === undefined) return context.skip();
    for (const [id, format, version] of versionsFor(name).filter(([, { id: formatId }]) => formatId === 'cyclonedx-xml')) {
      expect(officialXml(xmllint, version, await writtenOnce(input, format, version)), id).toEqual([]);
    }
  });
});

/** What an inventory never says. */
const told: Sbom = {
  ...emptySbom('muster', '1'), identifier: 'https://acme.example/sbom/1', name: 'lamp', timestamp: '2024-02-29T12:00:00Z', subjects: ['lamp'],
  supplier: { kind: 'organization', name: 'Acme', urls: ['https://acme.example'] }, manufacturer: { kind: 'organization', name: 'Lamps', urls: ['https://lamps.example'] }, subjectManufacturer: { kind: 'person', name: 'Joe' },
  components: ['lamp', 'left-pad'].map((ref) => ({ ...emptyComponent, ref, name: ref })),
  relationships: [{ from: 'lamp', to: 'left-pad', type: 'depends-on' }, { from: 'lamp', to: 'DocumentRef-base:SPDXRef-libc', type: 'depends-on' }],
  references: [{ type: 'website', url: 'https://lamp.example', comment: 'of the lamp', hashes: [] }, { type: 'rfc-9116', url: 'https://lamp.example/security.txt', hashes: [{ algorithm: 'SHA-256', value: '0'.repeat(64) }] }],
  externalDocuments: [
    { identifier: 'https://base.example/image', name: 'DocumentRef-base', location: 'https://files.example/image.spdx.json', hashes: [{ algorithm: 'SHA-256', value: '0'.repeat(64) }] },
    { identifier: 'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1', hashes: [{ algorithm: 'SHA-1', value: '0'.repeat(40) }], comment: 'of the firmware' },
    { identifier: 'beside it.cdx.json', hashes: [] },
  ],
  annotations: [
    { subjects: [wholeDocument, 'lamp', 'left-pad'], annotator: { kind: 'organization', name: 'Acme', email: 'legal@acme.example' }, date: '2024-02-29T12:00:00Z', type: 'review', text: 'read\n& "approved"' },
    { subjects: ['left-pad'], annotator: { kind: 'person', name: 'Ada' }, date: '2024-03-01', type: 'other', text: 'small' },
    { subjects: ['left-pad'], annotator: { kind: 'tool', name: 'lamp-1.0' }, date: '2024-03-01T10:00:00.5+01:00', type: 'review', text: '' },
  ],
};

describe('remarks and other documents', () => {
  it.each(written)('are valid in %s', async (id, format, version) => {
    const { default: codec } = await format.load();
    const text = [...codec.write!(told, { specVersion: version })].join('');
    expect(codec.validate(text, 'bom', packageFiles)).toEqual([]);
    if (hasShared && ['cyclonedx-json', 'spdx-json', 'spdx3-json'].includes(format.id)) expect(officialJson(format.id, version)(JSON.parse(text)), id).toEqual([]);
  });

  it.runIf(hasShared)('are valid in XML by libxml2', (context) => {
    const xmllint = debianTool('xmllint', 'libxml2-utils');
    if (xmllint === undefined) return context.skip();
    return Promise.all(written.filter(([, { id }, version]) => id === 'cyclonedx-xml' && version >= '1.5').map(async ([id, format, version]) => {
      const { default: codec } = await format.load();
      expect(officialXml(xmllint, version, [...codec.write!(told, { specVersion: version })].join('')), id).toEqual([]);
    }));
  });
});
