import { describe, expect, it } from 'vitest';
import type { Inventory } from '#core/model/inventory.ts';
import { sbomOf } from '#core/sbom/from-inventory.ts';
import { inventoryOf } from '#core/sbom/to-inventory.ts';
import { sbomFormats } from '#plugins/sboms/registry.generated.ts';
import { reportInput } from '../reports/sample.ts';
import { scanInProcess } from '../support/scan-in-process.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();

const pom = (artifact: string, name: string, url: string): string => `<project><modelVersion>4.0.0</modelVersion><groupId>org.example</groupId><artifactId>${artifact}</artifactId><version>1</version>
<licenses><license><name>${name}</name><url>${url}</url></license></licenses></project>`;

const files = {
  'a/pom.xml': pom('a', 'BSD', 'https://opensource.org/licenses/BSD-2-Clause'),
  'b/pom.xml': pom('b', 'BSD', 'https://opensource.org/licenses/BSD-3-Clause'),
};

const declared = ({ projects, components }: Inventory) => [...projects, ...components].flatMap(({ name, declaredLicenses }) => declaredLicenses.map(({ value, url }) => [name, value, url])).filter(([name]) => name === 'a' || name === 'b').sort();

const expected = [['a', 'BSD', 'https://opensource.org/licenses/BSD-2-Clause'], ['b', 'BSD', 'https://opensource.org/licenses/BSD-3-Clause']];

describe('the name of a licence and the address beside it', () => {
  it('are kept as they stand in the file', async () => {
    expect(declared(await scanInProcess(work.tree(files)))).toEqual(expected);
  });

  it.each(sbomFormats.filter(({ writes }) => writes.length > 0).map((format) => [format.id, format] as const))('are kept in %s', async (_, format) => {
    const { default: codec } = await format.load();
    const inventory: Inventory = { ...(await scanInProcess(work.tree(files))), subject: { name: 'shop', kind: 'directory', location: 'shop', owners: [] } };
    const text = [...codec.write!(sbomOf(reportInput([inventory])), { specVersion: format.writes.at(-1)! })].join('');
    const read = inventoryOf(codec.read(text, 'bom'), inventory.subject, 'bom');
    expect(declared(read)).toEqual(expected);
  });
});
