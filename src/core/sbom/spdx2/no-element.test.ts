import { describe, expect, it } from 'vitest';
import type { Sbom, SbomCompleteness } from '../../model/sbom.ts';
import type { SbomProblem } from '../../plugin/sbom-format.ts';
import { readJson, write } from '../cyclonedx/codec.ts';
import { emptyComponent, emptySbom } from '../empty-component.ts';
import { mergeSboms } from '../merge/merge.ts';
import { inventoryOf } from '../to-inventory.ts';
import { readSpdx2 } from './read-document.ts';
import { writeSpdx2 } from './write-document.ts';

const relationship = (spdxElementId: string, relationshipType: string, relatedSpdxElement: string) => ({ spdxElementId, relatedSpdxElement, relationshipType });

const document = (licenses: object, ...relationships: object[]) => ({
  spdxVersion: 'SPDX-2.3', dataLicense: 'CC0-1.0', SPDXID: 'SPDXRef-DOCUMENT', name: 'lamp', documentNamespace: 'https://shop.example/lamp',
  creationInfo: { created: '2024-01-01T00:00:00Z', creators: ['Tool: lamp-1'] },
  packages: ['a', 'b'].map((name) => ({ SPDXID: `SPDXRef-${name}`, name, downloadLocation: 'NONE', filesAnalyzed: false, copyrightText: 'NONE', ...licenses })),
  relationships: [relationship('SPDXRef-DOCUMENT', 'DESCRIBES', 'SPDXRef-a'), relationship('SPDXRef-a', 'DEPENDS_ON', 'SPDXRef-b'), ...relationships],
});

function cycloneDxOf(value: object): { readonly bom: Record<string, unknown>; readonly losses: SbomProblem[]; readonly text: string } {
  const losses: SbomProblem[] = [];
  const text = [...write('json', readSpdx2(value), { onLoss: (loss) => losses.push(loss) })].join('');
  return { bom: JSON.parse(text) as Record<string, unknown>, losses, text };
}

describe('NONE as a licence', () => {
  const none = document({ licenseConcluded: 'NONE', licenseDeclared: 'NONE' });

  it('stays in SPDX, and comes back from CycloneDX, where it is a name and no id', () => {
    expect(writeSpdx2(readSpdx2(none))).toEqual(none);
    const { text, bom } = cycloneDxOf(none);
    const license = (acknowledgement: string) => ({ license: { acknowledgement, name: 'NONE' } });
    expect(bom['components']).toMatchObject([{ licenses: [license('declared'), license('concluded')] }]);
    expect(writeSpdx2(readJson(text, 'x.cdx.json'))['packages']).toMatchObject([{ licenseDeclared: 'NONE', licenseConcluded: 'NONE' }, { licenseDeclared: 'NONE', licenseConcluded: 'NONE' }]);
  });

  it.each(['NONE', 'NOASSERTION'])('is no licence that somebody declares, and neither is NOASSERTION: %s', (word) => {
    const { components, projects } = inventoryOf(readSpdx2(document({ licenseDeclared: word })), { name: 'x', kind: 'sbom', location: 'x', owners: [] }, 'x');
    expect(projects.map(({ declaredLicenses }) => declaredLicenses)).toEqual([[]]);
    expect(components.map(({ declaredLicenses }) => declaredLicenses)).toEqual([[]]);
    const [component] = components;
    expect(component).toMatchObject(word === 'NONE' ? { licenses: { effective: { status: 'none', basis: 'declared' } } } : {});
    expect('licenses' in component!).toBe(word === 'NONE');
  });
});

it.each(['NONE', 'NOASSERTION'])('nothing is no part that makes a place of a package without version, nor a subject of one that stands alone: %s', (word) => {
  const spoken = (type: string) => relationship('SPDXRef-b', type, word);
  const listed = (value: object) => {
    const { projects, components } = inventoryOf(readSpdx2(value), { name: 'x', kind: 'sbom', location: 'x', owners: [] }, 'x');
    return { projects: projects.map(({ name }) => name), components: components.map(({ name }) => name) };
  };
  for (const type of ['DEPENDS_ON', 'CONTAINS', 'GENERATES']) expect(listed(document({}, spoken(type)))).toEqual(listed(document({})));
  expect(listed(document({}, spoken('DEPENDS_ON')))).toEqual({ projects: ['a'], components: ['b'] });
  const described = { ...document({}), relationships: ['a', 'b'].map((name) => relationship('SPDXRef-DOCUMENT', 'DESCRIBES', `SPDXRef-${name}`)) };
  expect(listed({ ...described, relationships: [...described.relationships, spoken('DEPENDS_ON')] })).toEqual(listed(described));
});

describe('what stands in place of an element', () => {
  const elsewhere = 'DocumentRef-other:SPDXRef-z';
  const open = document({}, relationship('SPDXRef-b', 'DEPENDS_ON', 'NONE'), relationship('SPDXRef-a', 'CONTAINS', 'NOASSERTION'), relationship('SPDXRef-a', 'VARIANT_OF', 'NONE'), relationship('SPDXRef-a', 'DEPENDS_ON', elsewhere));

  it('says how complete the parts are', () => {
    expect(readSpdx2(open).completeness).toEqual([{ ref: 'SPDXRef-b', type: 'depends-on', state: 'complete' }, { ref: 'SPDXRef-a', type: 'contains', state: 'unknown' }]);
    expect(writeSpdx2(readSpdx2(open))).toEqual(open);
  });

  it('is a composition in CycloneDX, and what that cannot say is told', () => {
    const { bom, losses } = cycloneDxOf(open);
    expect(bom).toMatchObject({ compositions: [{ aggregate: 'complete', dependencies: ['SPDXRef-b'] }, { aggregate: 'unknown', assemblies: ['SPDXRef-a'] }] });
    expect(bom['compositions']).toEqual([{ aggregate: 'complete', dependencies: ['SPDXRef-b'] }, { aggregate: 'unknown', assemblies: ['SPDXRef-a'] }]);
    expect(bom['dependencies']).toEqual([{ ref: 'SPDXRef-a', dependsOn: ['SPDXRef-b'] }, { ref: 'SPDXRef-b', dependsOn: [] }]);
    expect(losses.map(({ at, message }) => `${at} ${message.split(': ')[1]}`)).toEqual(['relationships/SPDXRef-a variant-of NONE', `relationships/SPDXRef-a depends-on ${elsewhere}`]);
  });

  it('alone makes an entry of the graph of CycloneDX that says of a component that it needs nothing, also in a merge', () => {
    const silent = document({});
    const said = document({}, relationship('SPDXRef-b', 'DEPENDS_ON', 'NONE'), relationship('SPDXRef-b', 'OTHER', 'SPDXRef-a'));
    const of = (value: object): unknown => cycloneDxOf(value).bom['dependencies'];
    expect(of(silent)).toEqual([{ ref: 'SPDXRef-a', dependsOn: ['SPDXRef-b'] }]);
    expect(of(said)).toEqual([{ ref: 'SPDXRef-a', dependsOn: ['SPDXRef-b'] }, { ref: 'SPDXRef-b', dependsOn: [] }]);
    expect(of({ ...silent, relationships: [] })).toBeUndefined();
    const whole = readJson(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components: [{ type: 'library', 'bom-ref': 'c', name: 'c', version: '1' }], dependencies: [{ ref: 'c' }] }), 'c.cdx.json');
    const merged = (...sboms: readonly Sbom[]): unknown => {
      const all = mergeSboms(sboms.map((sbom, index) => ({ path: String(index), sbom })), { generatedAt: '2026-01-02T03:04:05Z', tool: { name: 'muster', version: '1' } });
      return (JSON.parse([...write('json', all, {})].join('')) as Record<string, unknown>)['dependencies'];
    };
    expect(merged(whole, whole)).toEqual([{ ref: 'c', dependsOn: [] }]);
    expect(merged(whole, readSpdx2(silent))).toEqual([{ ref: 'SPDXRef-a', dependsOn: ['SPDXRef-b'] }]);
    expect(merged(whole, readSpdx2(said))).toEqual([{ ref: 'SPDXRef-a', dependsOn: ['SPDXRef-b'] }, { ref: 'SPDXRef-b', dependsOn: [] }]);
    const provided = { ...readSpdx2(silent), relationships: [{ from: 'SPDXRef-a', to: 'SPDXRef-b', type: 'provides' }] };
    expect((JSON.parse([...write('json', provided, {})].join('')) as Record<string, unknown>)['dependencies']).toEqual([{ ref: 'SPDXRef-a', provides: ['SPDXRef-b'] }]);
  });

  it('is written for what another format says of completeness', () => {
    const sbom = {
      ...emptySbom('cyclonedx', '1.6'), components: ['SPDXRef-a', 'SPDXRef-b', 'SPDXRef-c'].map((ref) => ({ ...emptyComponent, ref, name: ref })), relationships: [{ from: 'SPDXRef-a', to: 'SPDXRef-b', type: 'depends-on' }],
      completeness: [
        { ref: 'SPDXRef-a', type: 'depends-on', state: 'complete' }, { ref: 'SPDXRef-a', type: 'contains', state: 'complete' }, { ref: 'SPDXRef-b', type: 'depends-on', state: 'complete' }, { ref: 'SPDXRef-c', type: 'contains', state: 'unknown' },
      ] satisfies SbomCompleteness[],
    };
    const written = writeSpdx2(sbom);
    expect(written['relationships']).toEqual([relationship('SPDXRef-a', 'DEPENDS_ON', 'SPDXRef-b'), relationship('SPDXRef-a', 'CONTAINS', 'NONE'), relationship('SPDXRef-b', 'DEPENDS_ON', 'NONE'), relationship('SPDXRef-c', 'CONTAINS', 'NOASSERTION')]);
  });
});
