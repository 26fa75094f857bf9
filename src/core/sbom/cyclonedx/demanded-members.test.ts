import { expect, it } from 'vitest';
import type { SbomProblem } from '../../plugin/sbom-format.ts';
import { readJson, readXml, write } from './codec.ts';

const losses: SbomProblem[] = [];
const onLoss = (loss: SbomProblem): void => void losses.push(loss);

it('a standard has in XML what it can do without in JSON', () => {
  const sbom = readJson(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', definitions: { standards: [{ 'bom-ref': 's', name: 'Lamps' }] } }), 'x.cdx.json');
  const xml = [...write('xml', sbom, { specVersion: '1.6', onLoss })].join('');
  expect(xml.replaceAll(/>\s+</g, '><')).toMatch(/<standard bom-ref="s"><name>Lamps<\/name><version\s*(?:\/>|><\/version>)<description\s*(?:\/>|><\/description>)<owner\s*(?:\/>|><\/owner>)<\/standard>/);
  expect(losses).toEqual([]);
});

it('a signatory whom JSON cannot hold without a signature is told', () => {
  const signatory = (more: string) => `<signatory><name>Jane</name>${more}</signatory>`;
  const sbom = readXml(`<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><declarations><affirmation><statement>yes</statement><signatories>${signatory('')}${signatory('<organization><name>Acme</name></organization><externalReference type="other"><url>https://acme.example</url></externalReference>')}</signatories></affirmation></declarations></bom>`, 'x.cdx.xml');
  const json = JSON.parse([...write('json', sbom, { specVersion: '1.6', onLoss })].join('')) as { declarations: { affirmation: { signatories: unknown[] } } };
  expect(json.declarations.affirmation.signatories).toMatchObject([{ organization: { name: 'Acme' } }]);
  expect(losses.splice(0).map(({ at }) => at)).toEqual(['declarations/affirmation/signatories']);
});

it('a part of a formulation keeps a bom-ref in XML, where the same stands only once', () => {
  const task = { 'bom-ref': 't', uid: 'u', taskTypes: ['build'] };
  const sbom = readJson(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', formulation: [{ workflows: [{ 'bom-ref': 't', uid: 'w', taskTypes: ['build'], tasks: [task] }] }] }), 'x.cdx.json');
  const xml = [...write('xml', sbom, { specVersion: '1.6', onLoss })].join('');
  expect([...xml.matchAll(/bom-ref="([^"]*)"/g)].map(([, ref]) => ref)).toEqual(['t', 't-2']);
  expect(losses.splice(0)).toHaveLength(1);
});

it('counts versions of a document where older JSON demands it', () => {
  const sbom = readXml('<bom xmlns="http://cyclonedx.org/schema/bom/1.7"><components/></bom>', 'x');
  const versionIn = (specVersion: string): unknown => (JSON.parse([...write('json', sbom, { specVersion })].join('')) as { version?: number }).version;
  expect([versionIn('1.4'), versionIn('1.5')]).toEqual([1, undefined]);
});
