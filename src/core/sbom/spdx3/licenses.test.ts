import { describe, expect, it } from 'vitest';
import { Spdx3Graph } from './graph.ts';
import { licenseOf } from './licenses.ts';

const element = (name: string, type: string, more: object = {}) => ({ type: `expandedlicensing_${type}`, spdxId: `https://a.example/#${name}`, ...more });
const ref = (name: string): string => `https://a.example/#${name}`;
const member = (...names: readonly string[]) => ({ expandedlicensing_member: names.map((name) => (name.startsWith('https:') ? name : ref(name))) });

const graph = new Spdx3Graph({
  '@graph': [
    { type: 'simplelicensing_LicenseExpression', spdxId: ref('expression'), simplelicensing_licenseExpression: 'MIT OR 0BSD' },
    element('and', 'ConjunctiveLicenseSet', member('https://spdx.org/licenses/Apache-2.0', 'expression', 'LicenseRef-ours')),
    element('or', 'DisjunctiveLicenseSet', member('with', 'later')),
    element('LicenseRef-ours', 'CustomLicense', { name: 'Ours', simplelicensing_licenseText: 'words' }),
    element('with', 'WithAdditionOperator', { expandedlicensing_subjectExtendableLicense: 'https://spdx.org/licenses/GPL-2.0-only', expandedlicensing_subjectAddition: 'https://spdx.org/licenses/exceptions/Classpath-exception-2.0' }),
    element('later', 'OrLaterOperator', { expandedlicensing_subjectLicense: { type: 'expandedlicensing_ListedLicense', spdxId: 'https://spdx.org/licenses/LGPL-2.1' } }),
    element('gnu', 'OrLaterOperator', { expandedlicensing_subjectLicense: 'https://spdx.org/licenses/GPL-2.0-only' }),
    element('added', 'WithAdditionOperator', { expandedlicensing_subjectExtendableLicense: ref('gnu'), expandedlicensing_subjectAddition: ref('ca') }),
    element('ca', 'CustomLicenseAddition', { expandedlicensing_additionText: 'and a beer' }),
    element('circle', 'ConjunctiveLicenseSet', { ...member('circle', 'expression'), name: 'round' }),
    element('empty', 'DisjunctiveLicenseSet'),
    { type: 'expandedlicensing_IndividualLicensingInfo', spdxId: ref('other') },
  ],
});

describe('licences of SPDX 3', () => {
  it.each([
    ['https://spdx.org/licenses/MIT', [{ id: 'MIT' }]],
    [ref('expression'), [{ expression: 'MIT OR 0BSD' }]],
    [ref('LicenseRef-ours'), [{ expression: 'LicenseRef-ours' }]],
    [ref('and'), [{ expression: 'Apache-2.0 AND (MIT OR 0BSD) AND LicenseRef-ours' }]],
    [ref('or'), [{ expression: 'GPL-2.0-only WITH Classpath-exception-2.0 OR LGPL-2.1+' }]],
    [ref('gnu'), [{ id: 'GPL-2.0-or-later' }]],
    [ref('added'), [{ expression: 'GPL-2.0-or-later WITH AdditionRef-ca' }]],
    [ref('circle'), [{ name: 'round' }]],
    [ref('empty'), [{ name: 'empty' }]],
    [ref('other'), [{ name: 'other' }]],
    ['https://spdx.org/rdf/3.0.1/terms/Licensing/NoneLicense', [{ expression: 'NONE' }]],
    ['https://spdx.org/rdf/3.0.1/terms/ExpandedLicensing/NoAssertionLicense', []],
    [undefined, []],
  ])('%s', (reference, expected) => {
    expect(licenseOf(reference, graph)).toEqual(expected);
  });
});
