import { duties, license, network, patents, variant } from '../fact-notation.ts';

/** Copyleft over the whole work, outside the GNU project. */

const basis = 'text of the licence, read clause by clause';
const crossChecked = { review: 'cross-checked', basis } as const;
const provisional = { review: 'provisional', basis } as const;

const byLaw = (clause: string) => ({ strength: 'strong', reach: 'work', linked: 'disputed', clause }) as const;

const eupl11 = license({
  id: 'EUPL-1.1', family: 'EUPL', version: '1.1', category: 'network-copyleft', osiApproved: true, ...crossChecked, copyleft: byLaw('5'), network: network('any', '1, 5'), tolerates: [],
  patent: patents.express('2'), laterVersions: '5', terms: [{ term: 'venue', clause: '14' }],
  duties: duties({ binary: 'LT 5, RN 5, DS:work 5', MB: 'SC 5, SL:work 5', source: 'LT 5, RN 5', MS: 'SC 5, SL:work 5' }),
  permits: [{ to: ['GPL-2.0-only', 'OSL-2.1', 'OSL-3.0', 'CPL-1.0', 'EPL-1.0', 'CECILL-2.0'], clause: '5 and appendix', final: true }],
  notes: ['Giving access to the essential functions over a network is communication (1). It may move to a licence of the appendix.'],
  disputes: [
    { about: 'network and reach', readings: 'ScanCode: limited copyleft; choosealicense: strong and for networks; OSADL: copyleft.', ours: 'network copyleft with a list of compatible licences' },
    { about: 'linking', readings: 'The text leaves to the law what a derivative work is; the European Commission holds that linking makes none.', ours: 'a linked work stays outside, to be confirmed by counsel' },
  ],
});

const osl3 = license({
  id: 'OSL-3.0', family: 'OSL', version: '3.0', category: 'network-copyleft', osiApproved: true, ...crossChecked, copyleft: byLaw('1(c)'), network: network('any', '5'),
  patent: patents.express('2', 'all', '10'), terms: [{ term: 'venue', clause: '11' }],
  duties: duties({ binary: 'LT 9, DS:work 3', MB: 'SC 6, SL:work 1(c)', source: 'LT 9, RN 6', US: 'DS:work 3', MS: 'SC 6, SL:work 1(c)' }),
  disputes: [{ about: 'linking', readings: 'Its author holds that linking makes no derivative work; others treat it like the GPL.', ours: 'a linked work stays outside, to be confirmed by counsel' }],
});

const cecill21 = license({
  id: 'CECILL-2.1', family: 'CeCILL', version: '2.1', category: 'strong-copyleft', osiApproved: true, ...crossChecked, copyleft: { strength: 'strong', reach: 'work', linked: 'reaches', clause: '1, 5.3.2' }, tolerates: [],
  patent: patents.express('5'), laterVersions: '12.3', terms: [{ term: 'venue', clause: '13' }],
  duties: duties({ binary: 'LT 5.3.1, WD 5.3.1, DS:work 5.3.1', MB: 'SC 6.4, SL:work 5.3.2', source: 'LT 5.3.1, WD 5.3.1, RN 6.4', MS: 'SC 6.4, SL:work 5.3.2' }),
  permits: [{ to: ['GPL-2.0-only', 'GPL-2.0-or-later', 'GPL-3.0-only', 'GPL-3.0-or-later', 'AGPL-3.0-only', 'AGPL-3.0-or-later', 'EUPL-1.1', 'EUPL-1.2'], clause: '5.3.4', final: true }],
  notes: ['What runs in the same address space belongs to the work (1). French law.'],
  disputes: [{ about: 'reach', readings: 'ScanCode: limited copyleft; choosealicense: strong and for networks; the text is like the GPL and has no clause for networks.', ours: 'strong, without network clause' }],
});

const rpl = license({
  id: 'RPL-1.5', family: 'RPL', version: '1.5', category: 'network-copyleft', osiApproved: true, ...provisional, copyleft: { strength: 'strong', reach: 'work', linked: 'reaches', clause: '6.1' }, network: network('any', '1.2'),
  patent: patents.express('3.0', 'all', '12.2'), tolerates: [],
  duties: duties({ all: 'LT 6.4, RN 6.4', binary: 'DS:work 6.1', modified: 'SC 6.1, SL:work 6.1' }),
});

const simple = (id: string, family: string, version: string | undefined, clause: string) => license({
  id, family, ...(version !== undefined && { version }), category: 'strong-copyleft', osiApproved: true, ...provisional, copyleft: { strength: 'strong', reach: 'work', linked: 'reaches', clause },
  tolerates: [], duties: duties({ binary: `LT ${clause}, DS:work ${clause}`, source: `LT ${clause}, RN ${clause}`, modified: `SC ${clause}, SL:work ${clause}` }),
});

const cal = license({
  id: 'CAL-1.0', family: 'CAL', version: '1.0', category: 'network-copyleft', osiApproved: true, ...provisional, copyleft: { strength: 'strong', reach: 'work', linked: 'reaches', clause: '4.1' }, network: network('any', '4.1'), tolerates: [],
  patent: patents.express('3.1', 'all', '5.3'), duties: duties({ all: 'LT 4.1, CN 4.1', binary: 'DS:work 4.1', modified: 'SL:work 4.1.2' }), terms: [{ term: 'other', clause: '4.2: users must be able to get their data' }],
});

export const strongCopyleftLicenses = [
  eupl11,
  variant(eupl11, { id: 'EUPL-1.0', version: '1.0', ...provisional, osiApproved: false, laterVersions: '13' }),
  variant(eupl11, {
    id: 'EUPL-1.2', version: '1.2',
    permits: [{ to: ['GPL-2.0-only', 'GPL-3.0-only', 'AGPL-3.0-only', 'OSL-2.1', 'OSL-3.0', 'EPL-1.0', 'CECILL-2.0', 'CECILL-2.1', 'MPL-2.0', 'LGPL-2.1-only', 'LGPL-3.0-only', 'LiLiQ-R-1.1', 'LiLiQ-Rplus-1.1'], clause: '5 and appendix', final: true }],
  }),
  osl3,
  ...['1.1', '2.0', '2.1'].map((version) => variant(osl3, { id: `OSL-${version}`, version, ...provisional, osiApproved: version !== '1.1', disputes: [] })),
  variant(osl3, { id: 'OSL-1.0', version: '1.0', ...provisional, disputes: [], patent: patents.express('2', 'all', '9'), terms: [{ term: 'venue', clause: '10' }], duties: duties({ all: 'LT 8, DS:work 3', modified: 'SL:work 1(c)' }) }),
  variant(osl3, { id: 'NPOSL-3.0', family: 'NPOSL', ...provisional, disputes: [], notes: ['For bodies that do not act for profit.'] }),
  cecill21,
  variant(cecill21, { id: 'CECILL-2.0', version: '2.0', ...provisional, osiApproved: false, permits: [{ to: ['GPL-2.0-only', 'GPL-2.0-or-later', 'GPL-3.0-only', 'GPL-3.0-or-later'], clause: '5.3.4', final: true }], disputes: [] }),
  variant(cecill21, { id: 'CECILL-1.1', version: '1.1', ...provisional, osiApproved: false, permits: [{ to: ['GPL-2.0-only', 'GPL-2.0-or-later', 'GPL-3.0-only', 'GPL-3.0-or-later'], clause: '5.3.4', final: true }], disputes: [] }),
  variant(cecill21, { id: 'CECILL-1.0', version: '1.0', ...provisional, osiApproved: false, permits: [{ to: ['GPL-2.0-only', 'GPL-2.0-or-later', 'GPL-3.0-only', 'GPL-3.0-or-later'], clause: '5.3.4', final: true }], disputes: [] }),
  license({
    id: 'Sleepycat', family: 'Sleepycat', category: 'strong-copyleft', osiApproved: true, ...crossChecked, copyleft: { strength: 'strong', reach: 'work', linked: 'reaches', satisfiedBy: 'open-source', clause: '3' }, tolerates: 'any',
    duties: duties({ source: 'LT 1, CN 1', binary: 'LT 2, CN 2', all: 'DS:work 3', MS: 'SL:work 3' }), notes: ['The source of software that uses the library must be obtainable too (3).'],
  }),
  license({
    id: 'QPL-1.0', family: 'QPL', version: '1.0', category: 'strong-copyleft', osiApproved: true, ...provisional, copyleft: { strength: 'strong', reach: 'work', linked: 'reaches', clause: '6' }, tolerates: [],
    duties: duties({ source: 'LT 2, RN 2', binary: 'LT 4(a), DS:work 4', modified: 'SC 3(a), SL:work 3(b)' }), terms: [{ term: 'venue', clause: 'choice of law' }, { term: 'other', clause: '3: changes only as patches' }],
  }),
  rpl,
  variant(rpl, { id: 'RPL-1.1', version: '1.1' }),
  simple('SimPL-2.0', 'SimPL', '2.0', 'give back'),
  simple('NGPL', 'NGPL', undefined, '2, 3'),
  variant(simple('RPSL-1.0', 'RPSL', '1.0', '4.1'), { category: 'network-copyleft', network: network('modified', '1.5, 2.1(d)'), patent: patents.express('2.1', 'all', '11.1(c)'), duties: duties({ all: 'LT 2.1(b), RN 2.1(a)', binary: 'DS:work 2.1(d)', modified: 'SC 2.1(c), SL:work 4.1' }) }),
  simple('OCLC-2.0', 'OCLC', '2.0', '3'),
  variant(simple('Frameworx-1.0', 'Frameworx', '1.0', '3'), { copyleft: { strength: 'strong', reach: 'work', linked: 'reaches', clause: '3(a)' }, category: 'network-copyleft', network: network('any', '1, 3(a)') }),
  simple('Watcom-1.0', 'Watcom', '1.0', '2.2'),
  simple('LiLiQ-Rplus-1.1', 'LiLiQ', '1.1', '4'),
  variant(simple('CERN-OHL-S-2.0', 'CERN-OHL-S', '2.0', '3.3'), { laterVersions: '8.1', patent: patents.express('7.1', 'all', '7.2') }),
  variant(simple('APL-1.0', 'APL', '1.0', '3.1'), { category: 'weak-copyleft', copyleft: { strength: 'weak', reach: 'module', linked: 'stays', clause: '3.1' }, tolerates: 'any' }),
  variant(simple('Parity-7.0.0', 'Parity', '7.0.0', 'Copyleft'), { osiApproved: false, network: network('any', 'Copyleft'), category: 'network-copyleft', patent: patents.express('Patent') }),
  variant(simple('Parity-6.0.0', 'Parity', '6.0.0', '2'), { osiApproved: false, network: network('any', '3'), category: 'network-copyleft', patent: patents.express('¶2', 'all', '5'), duties: duties({ all: 'LT 4', binary: 'DS:work 2', modified: 'SL:work 1' }) }),
  variant(simple('D-FSL-1.0', 'D-FSL', '1.0', '3'), { osiApproved: false, permits: [{ to: ['GPL-2.0-only', 'GPL-2.0-or-later', 'GPL-3.0-only', 'GPL-3.0-or-later'], clause: '3(3)', final: true }] }),
  cal,
  variant(cal, { id: 'CAL-1.0-Combined-Work-Exception', copyleft: { strength: 'weak', reach: 'package', linked: 'stays', clause: '4.1, exception of 2.3' } }),
];
