import { describe, expect, it } from 'vitest';
import type { Sbom, SbomComponent } from '../../model/sbom.ts';
import type { SbomProblem } from '../../plugin/sbom-format.ts';
import { TextSyntaxError } from '../../text/position.ts';
import { emptyComponent, emptySbom } from '../empty-component.ts';
import { readJson, readXml, write } from './codec.ts';

const json = (sbom: Sbom, specVersion: string, onLoss?: (loss: SbomProblem) => void): any =>
  JSON.parse([...write('json', sbom, { specVersion, ...(onLoss && { onLoss }) })].join(''));

const component = (ref: string, more: Partial<SbomComponent> = {}): SbomComponent => ({ ...emptyComponent, ref, name: ref, version: '1', ...more });

const document = (more: Record<string, unknown>): string => JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, ...more });

const sbom = (components: readonly SbomComponent[], more: Partial<Sbom> = {}): Sbom => ({
  ...emptySbom('muster', '1'), identifier: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79', timestamp: '2026-01-02T03:04:05Z', components, ...more,
});

describe('reading CycloneDX', () => {
  it('flattens nested components and keeps their nesting as a relationship', () => {
    const read = readJson(document({
      metadata: { component: { type: 'application', name: 'app', 'bom-ref': 'app', components: [{ type: 'library', name: 'part' }] } },
      components: [{ type: 'library', name: 'a', 'bom-ref': 'a', components: [{ type: 'library', name: 'b', 'bom-ref': 'b' }] }],
    }), 'bom.json');
    expect(read.subjects).toEqual(['app']);
    expect(read.components.map(({ ref }) => ref)).toEqual(['app', 'component:part', 'a', 'b']);
    expect(read.relationships).toEqual([{ from: 'app', to: 'component:part', type: 'contains' }, { from: 'a', to: 'b', type: 'contains' }]);
    const again = json(read, '1.6');
    expect(again.metadata.component.components).toEqual([{ type: 'library', name: 'part' }]);
    expect(again.components[0].components[0]['bom-ref']).toBe('b');
  });

  it('gives every component a reference and tells of one that is taken', () => {
    const read = readJson(document({ components: [{ type: 'library', name: 'a', 'bom-ref': 'x' }, { type: 'library', name: 'b', 'bom-ref': 'x' }, { type: 'library', name: 'c' }, { type: 'library', name: 'c' }] }), 'bom.json');
    expect(read.components.map(({ ref }) => ref)).toEqual(['x', 'x-2', 'component:c', 'component:c-2']);
    expect(read.issues).toMatchObject([{ code: 'malformed', path: 'bom.json', line: 1, message: expect.stringContaining('"x"') }]);
  });

  it('tells of a graph that names what is not there', () => {
    const read = readJson(document({ components: [{ type: 'library', name: 'a', 'bom-ref': 'a' }], dependencies: [{ ref: 'a', dependsOn: ['gone', 'lost'] }] }), 'bom.json');
    expect(read.relationships).toHaveLength(2);
    expect(read.issues).toMatchObject([{ code: 'unresolved', message: expect.stringContaining('"gone" and 1 more') }]);
  });

  it('counts services among what a graph can name', () => {
    const read = readJson(document({ services: [{ name: 's', 'bom-ref': 's' }], components: [{ type: 'library', name: 'a', 'bom-ref': 'a' }], dependencies: [{ ref: 's', dependsOn: ['a'] }] }), 'bom.json');
    expect(read.issues).toEqual([]);
  });

  it('tells declared from concluded and detected licences and decodes texts', () => {
    const [read] = readJson(document({
      components: [{
        type: 'library', name: 'a',
        licenses: [{ license: { id: 'MIT', text: { content: 'SMOpIQ==', encoding: 'base64' } } }, { license: { name: 'Ours', acknowledgement: 'concluded', url: 'https://a.example' } }],
        evidence: { licenses: [{ expression: 'MIT OR ISC' }], occurrences: [{ location: 'a.js', line: 3 }] },
      }],
    }), 'bom.json').components;
    expect(read).toMatchObject({
      declaredLicenses: [{ id: 'MIT', text: 'Hé!' }],
      concludedLicenses: [{ name: 'Ours', url: 'https://a.example' }],
      detectedLicenses: [{ expression: 'MIT OR ISC' }],
      occurrences: [{ location: 'a.js', line: 3 }],
    });
  });

  it('reads authors, tools and suppliers of all versions', () => {
    const old = readJson(JSON.stringify({
      bomFormat: 'CycloneDX', specVersion: '1.4', version: 3,
      metadata: { tools: [{ vendor: 'Acme', name: 'maker', version: '2' }], supplier: { name: 'S', url: ['https://s.example'], contact: [{ email: 'a@s.example' }] } },
      components: [{ type: 'library', name: 'a', version: '1', author: 'Jane' }],
    }), 'bom.json');
    expect(old).toMatchObject({ revision: 3, tools: [{ vendor: 'Acme', name: 'maker', version: '2' }], supplier: { kind: 'organization', name: 'S', email: 'a@s.example', urls: ['https://s.example'] } });
    expect(old.components[0]!.authors).toEqual([{ kind: 'person', name: 'Jane' }]);
    expect(json(old, '1.6').metadata.tools).toEqual([{ vendor: 'Acme', name: 'maker', version: '2' }]);
    expect(json({ ...old, tools: [{ name: 'other' }] }, '1.6').metadata.tools).toEqual({ components: [{ type: 'application', name: 'other' }] });
  });

  it('reads the graph of XML however deep it is nested', () => {
    const read = readXml(`<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components>
      <component type="library" bom-ref="a"><name>a</name></component><component type="library" bom-ref="b"><name>b</name></component>
    </components><dependencies><dependency ref="a"><dependency ref="b"><dependency ref="a"/></dependency><provides ref="b"/></dependency></dependencies></bom>`, 'bom.xml');
    expect(read.relationships).toEqual([{ from: 'a', to: 'b', type: 'depends-on' }, { from: 'a', to: 'b', type: 'provides' }, { from: 'b', to: 'a', type: 'depends-on' }]);
  });

  it('keeps elements and attributes of other namespaces', () => {
    const text = '<bom xmlns="http://cyclonedx.org/schema/bom/1.6" xmlns:x="urn:x" x:on="bom"><components x:on="list">'
      + '<component type="library" x:on="component"><name>a</name><x:more at="1">&lt;text&gt; <x:inner/></x:more></component><x:last/></components></bom>';
    const again = [...write('xml', readXml(text, 'bom.xml'), { specVersion: '1.6' })].join('');
    for (const piece of ['x:on="bom"', 'x:on="list"', 'x:on="component"', '<x:more xmlns:x="urn:x" at="1">&lt;text&gt; <x:inner/></x:more>', '<x:last xmlns:x="urn:x"/>']) expect(again).toContain(piece);
  });

  it.each([
    ['[]', 'a CycloneDX document is an object'],
    ['{"bomFormat": "SPDX"}', '"bomFormat" is not "CycloneDX"'],
    ['{"bomFormat": "CycloneDX",', 'column'],
  ])('refuses %j', (text, message) => {
    expect(() => readJson(text, 'bom.json')).toThrow(TextSyntaxError);
    expect(() => readJson(text, 'bom.json')).toThrow(message);
  });

  it('refuses XML of another kind', () => {
    expect(() => readXml('<bom xmlns="http://example.com/bom/1.6"/>', 'bom.xml')).toThrow('the root is not "bom"');
    expect(() => readXml('<!DOCTYPE bom [<!ENTITY a "b">]><bom xmlns="http://cyclonedx.org/schema/bom/1.6">&a;</bom>', 'bom.xml')).toThrow(TextSyntaxError);
  });

  it('survives values of the wrong kind', () => {
    const read = readJson(document({ metadata: [], components: [3, { name: 4, type: [], purl: {}, hashes: 'x', licenses: [null, 1], properties: [{}] }, {}], dependencies: [null, { ref: 1 }], compositions: {} }), 'bom.json');
    expect(read.components).toHaveLength(2);
    expect(read.components[0]!.name).toBe('4');
    expect(json(read, '1.6').components).toHaveLength(2);
  });
});

describe('writing CycloneDX', () => {
  it('says every scope and containment of an edge, and reads it back', () => {
    const relationships = [
      { from: 'root', to: 'a', type: 'contains' },
      { from: 'root', to: 'b', type: 'depends-on', scope: 'development' },
      { from: 'root', to: 'c', type: 'depends-on', scope: 'runtime' },
      { from: 'root', to: 'c', type: 'contains' },
      { from: 'a', to: 'c', type: 'generated-from' },
      { from: 'b', to: 'c', type: 'depends-on' },
    ] as const;
    const written = json(sbom(['root', 'a', 'b', 'c'].map((ref) => component(ref)), { subjects: ['root'], relationships }), '1.6');
    expect(written.dependencies).toEqual([{ ref: 'root', dependsOn: ['a', 'b', 'c'] }, { ref: 'a', dependsOn: [] }, { ref: 'b', dependsOn: ['c'] }, { ref: 'c', dependsOn: [] }]);
    const read = readJson(JSON.stringify(written), 'bom.json').relationships;
    const key = (item: object) => JSON.stringify(Object.entries(item).sort());
    const expected = relationships.map((item) => (item.from === 'b' ? { from: 'b', to: 'c', type: 'depends-on' } : item));
    expect(read.map(key).sort()).toEqual(expected.map(key).sort());
  });

  it('nests what a component other than the subject contains, unless that leads in a circle', () => {
    const contains = (from: string, to: string) => ({ from, to, type: 'contains' });
    const written = json(sbom(['root', 'a', 'b', 'c', 'd'].map((ref) => component(ref)), {
      subjects: ['root'], relationships: [contains('root', 'a'), contains('a', 'b'), contains('c', 'd'), contains('d', 'c')],
    }), '1.6');
    expect(written.components.map((item: any) => item['bom-ref'])).toEqual(['a', 'c', 'd']);
    expect(written.components[0].components[0]['bom-ref']).toBe('b');
  });

  it('keeps several subjects, comments, file names, further identifiers and unknown types in properties', () => {
    const given = sbom([
      component('a', { comment: 'c', filename: 'f', type: 'snippet', cpes: ['cpe:2.3:a:x:y:1:*:*:*:*:*:*:*', 'cpe:/a:x:y:2'], identifiers: [{ kind: 'purl', value: 'pkg:npm/x@1' }, { kind: 'swhid', value: 'swh:1:cnt:0' }] }),
      component('b'),
    ], { subjects: ['a', 'b'], comment: 'whole', name: 'both', identifier: 'https://a.example/doc' });
    const read = readJson(JSON.stringify(json(given, '1.6')), 'bom.json');
    expect(read).toMatchObject({ subjects: ['a', 'b'], comment: 'whole', name: 'both', identifier: 'https://a.example/doc' });
    expect(read.components[0]).toMatchObject({ comment: 'c', filename: 'f', type: 'snippet', cpes: given.components[0]!.cpes });
    expect(new Set(read.components[0]!.identifiers)).toEqual(new Set(given.components[0]!.identifiers));
  });

  it('keeps texts of licences beside the expression that names them', () => {
    const given = sbom([component('a', { declaredLicenses: [{ expression: 'MIT OR LicenseRef-ours' }] })], { licenseTexts: [{ id: 'LicenseRef-ours', text: 'Do.', urls: ['https://a.example'] }] });
    expect(json(given, '1.7').components[0].licenses).toEqual([{
      expression: 'MIT OR LicenseRef-ours', acknowledgement: 'declared',
      expressionDetails: [{ licenseIdentifier: 'LicenseRef-ours', text: { content: 'Do.' }, url: 'https://a.example' }],
    }]);
    expect(readJson(JSON.stringify(json(given, '1.7')), 'bom.json').licenseTexts).toEqual(given.licenseTexts);
  });

  it('keeps what it does not understand as long as it is not contradicted', () => {
    const read = readJson(document({
      components: [{ type: 'library', name: 'a', 'bom-ref': 'a', supplier: { name: 'S', address: { country: 'DE' } }, hashes: [{ alg: 'Streebog-256', content: 'ab' }], pedigree: { notes: 'n' } }],
    }), 'bom.json');
    const [first] = read.components;
    const renamed = json({ ...read, components: [{ ...first!, description: 'new' }] }, '1.6').components[0];
    expect(renamed).toMatchObject({ description: 'new', supplier: { name: 'S', address: { country: 'DE' } }, pedigree: { notes: 'n' } });
    const resold = json({ ...read, components: [{ ...first!, supplier: { kind: 'organization', name: 'T' } }] }, '1.6').components[0];
    expect(resold).toMatchObject({ supplier: { name: 'T' }, pedigree: { notes: 'n' } });
    expect(resold.supplier.address).toBeUndefined();
  });

  it('tells what an older version cannot hold', () => {
    const losses: string[] = [];
    const given = sbom([component('a', { type: 'platform', manufacturer: { kind: 'organization', name: 'M' }, occurrences: [{ location: 'f', line: 1 }], references: [{ type: 'attestation', url: 'https://a.example', hashes: [] }] })], { lifecycles: ['build'] });
    const written = json(given, '1.4', ({ at, message }) => losses.push(`${at}: ${message}`));
    expect(written.components[0]).toMatchObject({ type: 'library', externalReferences: [{ type: 'other' }] });
    expect(losses.sort()).toEqual([
      'components/0/evidence/occurrences: only CycloneDX 1.5 and later have it',
      'components/0/externalReferences/0/type: "attestation" exists only in CycloneDX 1.5 and later, "other" takes its place',
      'components/0/manufacturer: only CycloneDX 1.6 and later have it',
      'components/0/type: "platform" exists only in CycloneDX 1.5 and later, "library" takes its place',
      'metadata/lifecycles: only CycloneDX 1.5 and later have it',
    ]);
  });

  it('says the same in the words of older versions where there are some', () => {
    const given = sbom([component('a', { version: undefined as never, authors: [{ kind: 'person', name: 'Jane' }, { kind: 'person', name: 'Joe' }] })], { tools: [{ name: 'muster', version: '1', vendor: 'V' }] });
    const written = json(given, '1.3');
    expect(written.metadata.tools).toEqual([{ vendor: 'V', name: 'muster', version: '1' }]);
    expect(written.components[0]).toMatchObject({ author: 'Jane, Joe', version: '' });
  });

  it('replaces characters that XML cannot write and tells of it', () => {
    const losses: SbomProblem[] = [];
    const text = [...write('xml', sbom([component('a', { description: 'bell\u0007 & <tag>\r' })]), { specVersion: '1.6', onLoss: (loss) => losses.push(loss) })].join('');
    expect(text).toContain('<description>bell\ufffd &amp; &lt;tag&gt;&#13;</description>');
    expect(losses).toHaveLength(1);
  });

  it('is deterministic', () => {
    const given = sbom([component('a'), component('b')], { subjects: ['a'], relationships: [{ from: 'a', to: 'b', type: 'depends-on' }] });
    for (const notation of ['json', 'xml'] as const) expect([...write(notation, given, {})].join('')).toBe([...write(notation, given, {})].join(''));
  });
});

it('keeps a bom-ref in XML for the component where tools and annotators have it, too', () => {
  const tool = { type: 'application', name: 'tool', 'bom-ref': 'tool' };
  const annotation = (ref: string) => ({ subjects: ['a'], annotator: { component: { ...tool, 'bom-ref': ref } }, timestamp: '2026-01-02T03:04:05Z', text: 'x' });
  const given = (components: readonly unknown[]) => readJson(document({
    metadata: { tools: { components: [tool] } }, components, dependencies: [{ ref: 'a', dependsOn: ['tool'] }], annotations: [annotation('tool'), annotation('other'), annotation('other')],
  }), 'bom.json');
  const refsOf = (read: Sbom): { refs: string[]; lost: string[] } => {
    const lost: string[] = [];
    const text = [...write('xml', read, { specVersion: '1.6', onLoss: ({ at }) => void lost.push(at) })].join('');
    return { refs: [...text.matchAll(/bom-ref="([^"]*)"/g)].map(([, ref]) => ref!), lost };
  };
  const alone = { type: 'library', name: 'a', 'bom-ref': 'a' };
  expect(refsOf(given([alone]))).toEqual({ refs: ['tool', 'a', 'other'], lost: ['annotations/0/annotator/bom-ref', 'annotations/2/annotator/bom-ref'] });
  expect(refsOf(given([alone, tool]))).toEqual({
    refs: ['a', 'tool', 'other'], lost: ['metadata/tools/components/0/bom-ref', 'annotations/0/annotator/bom-ref', 'annotations/2/annotator/bom-ref'],
  });
});
