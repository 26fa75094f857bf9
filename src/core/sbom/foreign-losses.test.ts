import { describe, expect, it } from 'vitest';
import type { Sbom } from '../model/sbom.ts';
import { emptyComponent, emptySbom } from './empty-component.ts';
import { foreignLosses } from './foreign-losses.ts';

const lost = (sbom: Partial<Sbom>, target: 'cyclonedx' | 'spdx' | 'spdx3' = 'spdx'): string[] => [...foreignLosses({ ...emptySbom('cyclonedx', '1.6'), ...sbom }, target)].map(({ at }) => at);

const component = (foreign: Sbom['foreign']) => ({ ...emptyComponent, ref: 'a', name: 'a', foreign });

describe('what another family of formats has no place for', () => {
  it('is told of the document', () => {
    const foreign = { cyclonedx: { vulnerabilities: [{ id: 'CVE-1' }], services: [], annotations: [{}], compositions: [{}], metadata: { tools: [], licenses: [{}] }, $entries: [1] } };
    expect(lost({ foreign })).toEqual(['vulnerabilities', 'metadata/licenses', 'annotations/0']);
    expect(lost({ foreign }, 'cyclonedx')).toEqual([]);
    expect(lost({ foreign: { spdx: { snippets: [{}], creationInfo: {}, externalDocumentRefs: [] } } }, 'cyclonedx')).toEqual(['snippets']);
    expect(lost({ foreign: { spdx3: { '@graph': [{ type: 'software_Package' }, { type: 'security_Vulnerability' }, { type: 'security_Vulnerability' }] } } }, 'cyclonedx')).toEqual(['security_Vulnerability']);
  });

  it('is told of each component, but not what the model says too', () => {
    const cyclonedx = component({ cyclonedx: { licenses: [{ license: { id: 'MIT', licensing: { licensee: {} } } }], evidence: { identity: [{}], occurrences: [{ location: 'f' }] }, pedigree: { notes: 'x' }, tags: [] } });
    expect(lost({ components: [component({}), cyclonedx] })).toEqual(['components/1/pedigree', 'components/1/licenses/licensing', 'components/1/evidence/identity']);
    const spdx = component({ spdx: { SPDXID: 'SPDXRef-a', artifactOf: [{}], noticeText: 'notice', summary: '', annotations: [{ annotator: 'Tool: muster', comment: 'muster fact: scope=required' }] } });
    expect(lost({ components: [spdx] }, 'spdx3')).toEqual(['components/0/artifactOf']);
    expect(lost({ components: [component({ spdx: { annotations: [{ comment: 'reviewed' }] } })] }, 'spdx3')).toEqual(['components/0/annotations']);
    expect(lost({ components: [component({ spdx3: { extension: { type: 'extension_CdxPropertiesExtension' }, standardName: 'x' } })] })).toEqual(['components/0/standardName']);
    expect(lost({ components: [component({ syft: { $left: ['metadata/files'] } }), component({ syft: {} })] })).toEqual(['components/0']);
  });

  it('is in SPDX 2 how complete the document is', () => {
    expect(lost({ completeness: [{ ref: 'a', type: 'contains', state: 'incomplete' }] })).toEqual(['compositions']);
    expect(lost({ completeness: [{ ref: 'a', type: 'contains', state: 'incomplete' }] }, 'spdx3')).toEqual([]);
  });
});
