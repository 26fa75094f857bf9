import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasShared, sharedPath } from '../../../../test/support/shared.ts';
import type { Sbom, SbomComponent } from '../../model/sbom.ts';
import { emptyComponent, emptySbom } from '../empty-component.ts';
import { profiles } from './profiles.data.ts';
import { scoreJson, scoreTable } from './score-report.ts';
import { ScoreDocument } from './score-document.ts';
import { readSpdx2 } from '../spdx2/read-document.ts';
import { writeSpdx2 } from '../spdx2/write-document.ts';
import { scoreSbom, type ProfileScore } from './score.ts';

const acme = { kind: 'organization' as const, name: 'Acme', email: 'sbom@mail.example' };

/** Says everything that any profile asks. */
const part = (ref: string, change: Partial<SbomComponent> = {}): SbomComponent => ({
  ...emptyComponent, ref, name: ref, version: '1.0', purl: `pkg:npm/${ref}@1.0`, supplier: acme, manufacturer: acme, copyright: '2024 Acme', filename: `${ref}.tgz`,
  hashes: [{ algorithm: 'SHA-512', value: '00' }], declaredLicenses: [{ id: 'MIT' }], concludedLicenses: [{ id: 'MIT' }],
  references: [
    { type: 'distribution', url: 'https://packages.example/a.tgz', hashes: [{ algorithm: 'SHA-512', value: '00' }] },
    { type: 'source-distribution', url: 'https://packages.example/a-src.tgz', hashes: [{ algorithm: 'SHA-256', value: '00' }] },
    { type: 'rfc-9116', url: 'https://acme.example/.well-known/security.txt', hashes: [] },
  ],
  properties: ['executable', 'archive', 'structured', 'effectiveLicense'].map((name) => ({ name: `bsi:component:${name}`, value: 'x' })),
  ...change,
});

const whole: Sbom = {
  ...emptySbom('cyclonedx', '1.6'), name: 'shop', identifier: 'urn:uuid:1', timestamp: '2024-02-29T12:00:00Z', authors: [acme], tools: [{ name: 'muster' }], lifecycles: ['build'], dataLicense: 'CC0-1.0',
  subjects: ['app'], components: [part('app'), part('a'), part('b'), { ...emptyComponent, ref: 'f', name: 'a/index.js', type: 'file' }],
  relationships: [{ from: 'app', to: 'a', type: 'depends-on' }, { from: 'app', to: 'b', type: 'contains' }], completeness: [{ ref: 'app', type: 'depends-on', state: 'complete' }],
};

const score = (id: string, sbom: Sbom, format = 'cyclonedx-json'): ProfileScore => scoreSbom({ sbom, format, problems: [] }, profiles.find((profile) => profile.id === id)!);
const incomplete = ({ fields }: ProfileScore): string[] => fields.filter(({ satisfied, asked, field }) => field.requirement === 'required' && satisfied !== asked).map(({ field }) => field.id);
const without = (key: keyof SbomComponent, value: unknown = undefined): Sbom => ({ ...whole, components: [whole.components[0]!, part('a', { [key]: value } as never), part('b')] });

describe('scoreSbom', () => {
  it.each([['ntia-2021', whole], ['cisa-2025-draft', whole], ['bsi-tr-03183-2-2.1.0', whole], ['openchain-telco-1.1', { ...whole, format: 'spdx' as const, specVersion: '2.3' }]])('%s is content with a document that says everything', (id, sbom) => {
    const result = score(id, sbom, id.startsWith('openchain') ? 'spdx-json' : 'cyclonedx-json');
    expect(incomplete(result)).toEqual([]);
    expect([result.score, result.conforms, result.formatFits]).toEqual([100, true, true]);
  });

  it.each([
    ['ntia-2021', without('version'), 'version', 95], ['ntia-2021', without('purl'), 'otherUniqueIdentifiers', 95], ['ntia-2021', { ...whole, authors: [] }, 'sbomAuthor', 85],
    ['ntia-2021', { ...whole, authors: [{ kind: 'tool' as const, name: 'x' }] }, 'sbomAuthor', 85], ['ntia-2021', { ...whole, timestamp: 'yesterday' }, 'timestamp', 85],
    ['ntia-2021', { ...whole, relationships: whole.relationships.slice(1) }, 'dependencyRelationship', 95], ['cisa-2025-draft', without('hashes', []), 'componentHash', 96], ['cisa-2025-draft', { ...whole, lifecycles: [] }, 'generationContext', 90],
    ['cisa-2025-draft', { ...whole, tools: [] }, 'toolName', 90], ['bsi-tr-03183-2-2.1.0', without('manufacturer', { kind: 'organization', name: 'Acme' }), 'componentCreator', 97],
    ['bsi-tr-03183-2-2.1.0', without('concludedLicenses', []), 'distributionLicenses', 97], ['bsi-tr-03183-2-2.1.0', without('references', []), 'deployableHash', 97], ['bsi-tr-03183-2-2.1.0', { ...whole, completeness: [] }, 'dependencies', 92],
    ['bsi-tr-03183-2-2.1.0', { ...whole, foreign: { cyclonedx: { vulnerabilities: [{}] } } }, 'noVulnerabilities', 92],
  ])('%s notices what is missing: %#', (id, sbom, field, expected) => {
    const result = score(id, sbom);
    expect(incomplete(result)).toEqual([field]);
    expect([result.score, result.conforms]).toEqual([expected, false]);
  });

  it('counts among the creators of SPDX who came from CycloneDX as the manufacturer of the document', () => {
    const parties: Sbom = { ...whole, authors: [], manufacturer: { ...acme, urls: ['https://acme.example'] } };
    const converted = readSpdx2(JSON.parse(JSON.stringify(writeSpdx2(parties))));
    expect([converted.authors, converted.manufacturer?.urls]).toEqual([[], ['https://acme.example']]);
    expect(incomplete(score('ntia-2021', { ...parties, format: 'spdx', manufacturer: converted.manufacturer! }))).toEqual([]);
    // whoever supplies the software need not have made the document
    const { manufacturer: _, ...supplied } = parties;
    expect(incomplete(score('ntia-2021', { ...supplied, format: 'spdx', supplier: acme }))).toEqual(['sbomAuthor']);
  });

  it('does not hold against a document what may not exist', () => {
    const bare = score('bsi-tr-03183-2-2.1.0', { ...without('references', [whole.components[0]!.references[0]]) });
    expect([bare.score, bare.conforms]).toEqual([100, true]);
    expect(bare.fields.find(({ field }) => field.id === 'sourceCodeUri')?.missing).toEqual([{ ref: 'a', name: 'a 1.0' }]);
  });

  it('asks for the format that the profile names', () => {
    expect(score('bsi-tr-03183-2-2.1.0', { ...whole, specVersion: '1.5' }).conforms).toBe(false);
    expect(score('bsi-tr-03183-2-2.1.0', { ...whole, specVersion: '1.10' }).formatFits).toBe(true);
    expect(score('bsi-tr-03183-2-2.1.0', { ...whole, format: 'spdx3', specVersion: '3.0.0' }).formatFits).toBe(false);
    expect(score('openchain-telco-1.1', { ...whole, format: 'spdx', specVersion: 'SPDX-2.3' }, 'spdx-yaml').formatFits).toBe(false);
    expect(score('openchain-telco-1.1', { ...whole, format: 'spdx', specVersion: '2.2' }, 'spdx-tag-value').formatFits).toBe(true);
  });

  it('tells an explicit NOASSERTION from silence, and takes it where the guide does', () => {
    const spdx: Sbom = { ...whole, format: 'spdx', specVersion: '2.3', components: [part('app', { supplier: undefined as never, foreign: { spdx: { supplier: 'NOASSERTION' } } })], relationships: [{ from: 'app', to: 'app', type: 'contains' }] };
    const find = (id: string) => score(id, spdx, 'spdx-json').fields.find(({ field }) => /supplier/i.test(field.id));
    expect(find('ntia-2021')).toMatchObject({ satisfied: 0, unknown: 1 });
    expect(find('openchain-telco-1.1')).toMatchObject({ satisfied: 1, unknown: 1 });
  });

  it('reads of SPDX 3 what packages are delivered as', () => {
    const file = (purposes: readonly string[]): SbomComponent => ({ ...emptyComponent, ref: 'f', type: 'file', name: 'a.jar', hashes: [{ algorithm: 'SHA-512', value: '00' }], foreign: { spdx3: { software_additionalPurpose: purposes } } });
    const sbom = (purposes: readonly string[]): Sbom => ({
      ...whole, format: 'spdx3', specVersion: '3.0.1', components: [part('a', { properties: [], references: [], hashes: [], filename: undefined as never }), file(purposes)],
      relationships: [{ from: 'a', to: 'f', type: 'distribution-artifact' }], completeness: [{ ref: 'a', type: 'depends-on', state: 'complete' }],
    });
    expect(incomplete(score('bsi-tr-03183-2-2.1.0', sbom(['archive', 'container'])))).toEqual([]);
    expect(incomplete(score('bsi-tr-03183-2-2.1.0', sbom(['archive'])))).toEqual(['executable', 'structured']);
  });

  it('takes either spelling of the property of the effective licence', () => {
    const spelled = (name: string) => score('bsi-tr-03183-2-2.1.0', without('properties', [{ name, value: 'MIT' }])).fields.find(({ field }) => field.id === 'effectiveLicense')?.satisfied;
    expect(['bsi:component:effectiveLicence', 'bsi:component:effectiveLicense', 'bsi:component:other'].map(spelled)).toEqual([3, 3, 2]);
  });

  it('finds nothing good in an empty document', () => {
    const empty = score('ntia-2021', emptySbom('cyclonedx', '1.6'));
    expect([empty.score, empty.conforms]).toEqual([0, false]);
  });
});

describe('the report', () => {
  const report = { location: 'bom.json', document: { sbom: without('version'), format: 'cyclonedx-json', problems: [] }, formatTitle: 'CycloneDX JSON', generatedAt: '2024-02-29T12:00:00Z', tool: { name: 'muster', version: '0' } };
  const scores = profiles.map((profile) => scoreSbom(report.document, profile));

  it('is of its schema', () => {
    expect(ScoreDocument.parse(JSON.parse(scoreJson({ ...report, scores }))).profiles.map(({ score: points }) => points)).toEqual([95, 96, 97, 91]);
  });

  it('shows one profile field by field, several in a line each', () => {
    const text = (list: readonly ProfileScore[]): string => [...scoreTable({ ...report, scores: list }, { color: false, columns: 100 })].join('');
    expect(text(scores)).toMatch(/^ntia-2021 +95 % +6 of 7 +fits +version$/m);
    expect(text(scores.slice(0, 1))).toMatch(/^Version +yes +2 of 3 +a$/m);
  });
});

describe.skipIf(!hasShared)('the profiles', () => {
  it('ask for the fields of the checklists', () => {
    const { sbom_profiles: lists } = JSON.parse(readFileSync(sharedPath('domain/checklists.json'), 'utf8')) as { sbom_profiles: { id: string; fields: { field: string; required: boolean | string }[] }[] };
    const words = { required: true, 'if-exists': 'if it exists', optional: false };
    for (const { id, fields } of lists) {
      const ours = profiles.find((profile) => profile.id === id)!.fields.filter((field) => field.id !== 'noVulnerabilities');
      expect(ours.map((field) => [field.id, words[field.requirement]])).toEqual(fields.map(({ field, required }) => [field.replace(/ \(.*| DESCRIBES.*| or .*| ExternalRef$/, ''), required]));
    }
    expect(profiles.map(({ id }) => id)).toEqual(lists.map(({ id }) => id));
  });
});
