import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SbomProblem } from '../plugin/sbom-format.ts';
import { parseJson } from '../text/json.ts';
import { readJson, write } from './cyclonedx/codec.ts';
import { foreignLosses } from './foreign-losses.ts';
import { readSpdx2 } from './spdx2/read-document.ts';
import { writeSpdx2 } from './spdx2/write-document.ts';
import { readSpdx3 } from './spdx3/read-document.ts';
import { writeSpdx3 } from './spdx3/write-document.ts';

const json = (value: unknown): Readonly<Record<string, unknown>> => parseJson(JSON.stringify(value)).value as Readonly<Record<string, unknown>>;
const read = (component: object, metadata: object = {}) => readJson(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', metadata, components: [{ type: 'library', name: 'a', 'bom-ref': 'a', ...component }] }), 'x.cdx.json');

it('a licence with a name comes back from SPDX as it was, and nothing is told of it', () => {
  const license = fc.record({ name: fc.constantFrom('My License', 'Ours', 'the words of the lamp'), text: fc.constantFrom({ content: 'do as you like' }, { content: 'two\nlines' }), url: fc.constant('https://lamp.example/license') }, { requiredKeys: ['name'] });
  const ways = fc.constantFrom((sbom: ReturnType<typeof read>) => readSpdx2(json(writeSpdx2(sbom))), (sbom: ReturnType<typeof read>) => readSpdx3(json(writeSpdx3(sbom))));
  fc.assert(fc.property(license, ways, (given, through) => {
    const told: SbomProblem[] = [];
    const back = JSON.parse([...write('json', through(read({ licenses: [{ license: given }] })), { onLoss: (loss) => told.push(loss) })].join('')) as { components: { licenses: { license: object }[] }[] };
    const { acknowledgement: _, ...rest } = back.components[0]!.licenses[0]!.license as { acknowledgement?: string };
    expect(rest).toEqual(given);
    expect(told).toEqual([]);
  }));
});

it.each([
  ['modified', { modified: true }],
  ['licenses/bom-ref', { licenses: [{ license: { id: 'MIT', 'bom-ref': 'mit' } }] }],
  ['properties/value', { properties: [{ name: 'x' }] }],
])('SPDX has no place for %s, which is told', (at, component) => {
  for (const target of ['spdx', 'spdx3'] as const) expect([...foreignLosses(read(component), target)].map((loss) => loss.at)).toEqual([`components/0/${at}`]);
});

it('SPDX has no fractions of seconds, which is told', () => {
  expect([...foreignLosses(read({ modified: false }, { timestamp: '2024-01-01T00:00:00.123+02:00' }), 'spdx')].map(({ at }) => at)).toEqual(['timestamp']);
  expect([...foreignLosses(read({}, { timestamp: '2024-01-01T00:00:00.000Z' }), 'spdx')]).toEqual([]);
});
