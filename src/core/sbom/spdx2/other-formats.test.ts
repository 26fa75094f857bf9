import { expect, it } from 'vitest';
import type { SbomComponent } from '../../model/sbom.ts';
import { parseJson } from '../../text/json.ts';
import { emptyComponent, emptySbom } from '../empty-component.ts';
import { readSpdx3 } from '../spdx3/read-document.ts';
import { writeSpdx3 } from '../spdx3/write-document.ts';
import { readSpdx2 } from './read-document.ts';
import { readTagValue } from './read-tag-value.ts';
import { validateSpdx2 } from './validate-document.ts';
import { spdx2Members, writeSpdx2 } from './write-document.ts';
import { writeTagValue } from './write-tag-value.ts';

const json = (value: unknown): Readonly<Record<string, unknown>> => parseJson(JSON.stringify(value)).value as Readonly<Record<string, unknown>>;
const sbomOf = (more: Partial<SbomComponent>, document: object = {}) => ({ ...emptySbom('cyclonedx', '1.6'), name: 'x', components: [{ ...emptyComponent, ref: 'SPDXRef-a', name: 'a', ...more }], ...document });

it('a text that is no package URL is kept beside the references', () => {
  const sbom = sbomOf({ purl: 'not a purl', identifiers: [{ kind: 'purl', value: 'neither this' }] });
  const written = json(writeSpdx2(sbom));
  expect(validateSpdx2(written)).toEqual([]);
  expect(readSpdx2(written).components[0]).toMatchObject({ purl: 'not a purl', identifiers: [{ kind: 'purl', value: 'neither this' }], references: [] });
  expect(readSpdx3(json(writeSpdx3(sbom))).components[0]).toMatchObject({ purl: 'not a purl', properties: [] });
});

it('a file without a checksum is a package, and comes back as a file', () => {
  const written = json(writeSpdx2(sbomOf({ type: 'file' })));
  expect(written).toMatchObject({ packages: [{ name: 'a', primaryPackagePurpose: 'FILE' }] });
  expect(written).not.toHaveProperty('files');
  expect(readSpdx2(written).components[0]).toMatchObject({ type: 'file' });
  expect(writeSpdx2(sbomOf({ type: 'file', hashes: [{ algorithm: 'SHA-1', value: 'ab'.repeat(20) }] }))).toMatchObject({ files: [{ fileName: 'a' }] });
});

it('a file of which more is known than SPDX says of files is a package, and comes back as a file', () => {
  const hashes = [{ algorithm: 'SHA-1' as const, value: 'ab'.repeat(20) }];
  const plain = { type: 'file', hashes, group: 'g', authors: [{ kind: 'person' as const, name: 'Jane', email: 'j@mail.example' }], properties: [{ name: 'x', value: 'y' }], mediaType: 'text/csv', occurrences: [{ location: 'a.csv', line: 3 }] };
  for (const [more, list] of [[{}, 'files'], [{ version: '1' }, 'packages'], [{ purl: 'pkg:generic/a@1' }, 'packages'], [{ declaredLicenses: [{ id: 'MIT' }] }, 'packages']] as const) {
    const sbom = sbomOf({ ...plain, ...more });
    const written = json(writeSpdx2(sbom));
    expect(validateSpdx2(written)).toEqual([]);
    expect(written[list]).toHaveLength(1);
    expect(readSpdx2(written).components[0]).toMatchObject({ ...plain, ...more });
    expect(readSpdx3(json(writeSpdx3(sbom))).components[0]).toMatchObject({ ...plain, ...more });
  }
});

it('purposes are spelled as each form spells them', () => {
  const sbom = sbomOf({ type: 'operating-system' });
  expect(writeSpdx2(sbom)).toMatchObject({ packages: [{ primaryPackagePurpose: 'OPERATING_SYSTEM' }] });
  const text = [...writeTagValue(spdx2Members(sbom))].join('');
  expect(text).toContain('PrimaryPackagePurpose: OPERATING-SYSTEM\n');
  expect(writeSpdx2(readSpdx2(readTagValue(text)))).toMatchObject({ packages: [{ primaryPackagePurpose: 'OPERATING_SYSTEM' }] });
});

it('another licence of the document stands in an annotation', () => {
  const written = json(writeSpdx2(sbomOf({}, { dataLicense: 'Apache-2.0' })));
  expect(written['dataLicense']).toBe('CC0-1.0');
  expect(readSpdx2(written)).toMatchObject({ dataLicense: 'Apache-2.0', properties: [] });
  expect(writeSpdx2(readSpdx2(written))).toEqual(written);
});

it('what readers forgive is mended', () => {
  const document = json(writeSpdx2(sbomOf({})));
  const given = { ...document, packages: [{ SPDXID: 'SPDXRef-a', name: 'a', licenseInfoFromFiles: 'MIT', homepage: null, externalRefs: [{ referenceCategory: 'PACKAGE_MANAGER', referenceType: 'purl', referenceLocator: 'pkg:npm/a@1' }] }] };
  const mended = { licenseInfoFromFiles: ['MIT'], downloadLocation: 'NOASSERTION' };
  expect(writeSpdx2(readSpdx2(given))).toMatchObject({ packages: [{ ...mended, externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER' }] }] });
  expect((writeSpdx2(readSpdx2(given))['packages'] as Iterable<object>)).not.toMatchObject([{ homepage: null }]);
  expect(writeSpdx2(readSpdx2(given), '2.2')).toMatchObject({ packages: [{ ...mended, externalRefs: [{ referenceCategory: 'PACKAGE_MANAGER' }] }] });
});
