import { duties, license, network, patents, variant } from '../fact-notation.ts';
import type { PatentTerms } from '../license-facts.ts';

/** Copyleft that stays inside a file, module or package. */

const basis = 'text of the licence, read clause by clause';
const crossChecked = { review: 'cross-checked', basis } as const;
const provisional = { review: 'provisional', basis } as const;
const file = (clause: string) => ({ strength: 'weak', reach: 'file', linked: 'stays', clause }) as const;

const mpl1Duties = duties({ binary: 'DS:file 3.2, IC 3.5', MB: 'SC 3.3, SL:file 3.1', source: 'LT 3.5, RN 3.5, IC 3.5', MS: 'SC 3.3, SL:file 3.1, LG 3.4(a)' });

const mpl11 = license({
  id: 'MPL-1.1', family: 'MPL', version: '1.1', category: 'weak-copyleft', copyleft: file('3.1'), osiApproved: true, ...crossChecked,
  patent: patents.express('2.1(b)', 'all', '8.2'), duties: mpl1Duties, terms: [{ term: 'venue', clause: '11' }],
  // it comes as "incompatible with secondary licenses", by 1.5(b) of version 2.0
  permits: [{ to: ['MPL-2.0', 'MPL-2.0-no-copyleft-exception'], clause: '6.2', final: true }],
  notes: ['Source stays available for 12 months, 6 after a newer version (3.2). Known claims of others go into a file LEGAL (3.4).'],
});

const mpl2 = license({
  id: 'MPL-2.0', family: 'MPL', version: '2.0', category: 'weak-copyleft', copyleft: file('3.1'), osiApproved: true, ...crossChecked,
  patent: patents.express('2.1(b)', 'all', '5.2'), laterVersions: '10.2',
  duties: duties({ binary: 'DS:file 3.2(a), IC 3.5', MB: 'SL:file 3.1', source: 'LR Exhibit A, RN 3.4, NR 3.1, IC 3.5', MS: 'SL:file 3.1' }),
  permits: [
    { to: ['GPL-2.0-only', 'GPL-2.0-or-later', 'GPL-3.0-only', 'GPL-3.0-or-later', 'LGPL-2.1-only', 'LGPL-2.1-or-later', 'LGPL-3.0-only', 'LGPL-3.0-or-later', 'AGPL-3.0-only', 'AGPL-3.0-or-later'], clause: '3.3' },
    { to: ['MPL-2.0-no-copyleft-exception'], clause: '10.4' },
  ],
  notes: ['The licences of the GNU family are secondary licences, unless Exhibit B says otherwise (3.3, 10.4).'],
  disputes: [{ about: 'licence text with binaries', readings: 'choosealicense asks for the notice; the text (3.2) asks to say where the source is.', ours: 'say where the source is; adding the text is a courtesy' }],
});

const cddl = license({
  id: 'CDDL-1.0', family: 'CDDL', version: '1.0', category: 'weak-copyleft', copyleft: file('3.1'), osiApproved: true, ...crossChecked,
  patent: patents.express('2.1(b)', 'all', '6.2'), laterVersions: '4.2', terms: [{ term: 'venue', clause: '9' }],
  duties: duties({ binary: 'DS:file 3.1, IC 3.5', MB: 'SC 3.3, SL:file 3.1', source: 'LT 3.1, RN 3.3, NR 3.4, IC 3.5', MS: 'SC 3.3, SL:file 3.1' }),
  disputes: [{ about: 'patent suits', readings: 'The OSLC handbook: ends the patent licence; the text (6.2): all rights from that party, after 60 days.', ours: 'all rights' }],
});

const moduleReach = {
  about: 'reach',
  readings: 'choosealicense says "same licence", which reads as strong; ScanCode: limited; the OSLC handbook: files; the text keeps separate modules out; licomp says no to EPL-1.0 in proprietary products.',
  ours: 'the module',
} as const;

const epl1Duties = duties({ binary: 'DS:module 3(b)(iv), IC 4', MB: 'SC 3, SL:module 3', source: 'LT 3, RN 3, IC 4', MS: 'SC 3, SL:module 3' });

const epl1 = license({
  id: 'EPL-1.0', family: 'EPL', version: '1.0', category: 'weak-copyleft', osiApproved: true, ...crossChecked,
  copyleft: { strength: 'weak', reach: 'module', linked: 'stays', clause: '1(b), 3' }, laterVersions: '7',
  patent: patents.express('2(b)', 'patent-license', '7'), duties: epl1Duties, terms: [{ term: 'venue', clause: '7' }], disputes: [moduleReach],
});

const epl2 = variant(epl1, {
  id: 'EPL-2.0', version: '2.0', patent: patents.express('2(b)', 'patent-license', '7'), terms: [],
  duties: duties({ binary: 'LR 3.1, RN 3.3, DS:module 3.1(a), IC 4', MB: 'SL:module 3.2', source: 'LT 3.2(b), RN 3.3, IC 4', MS: 'SL:module 3.2' }),
  notes: ['It moves to the GPL only where its notice names the GPL as secondary licence: write that as EPL-2.0 OR GPL-2.0-or-later WITH Classpath-exception-2.0.'],
});

const artistic = { strength: 'weak', reach: 'package', linked: 'stays' } as const;
const artisticDispute = { about: 'copyleft', readings: 'ScanCode: limited copyleft; OSADL: none; choosealicense names neither source nor same licence.', ours: 'one of several ways to comply has to be chosen' } as const;

const perl = license({
  id: 'Artistic-1.0-Perl', family: 'Artistic', version: '1.0', category: 'weak-copyleft', osiApproved: true, ...crossChecked, copyleft: { ...artistic, clause: '3' },
  duties: duties({ binary: 'DS:package 4', MB: 'SC 3', source: 'RN 1', MS: 'SC 3, SL:alternatives 3' }), disputes: [artisticDispute], terms: [{ term: 'no-fee', clause: '5' }],
});

const apsl = license({
  id: 'APSL-2.0', family: 'APSL', version: '2.0', category: 'network-copyleft', osiApproved: true, ...provisional, copyleft: file('2.2'), network: network('modified', '1.4, 2.2(c)'),
  patent: patents.express('2', 'all', '12.1(c)'), laterVersions: '7', terms: [{ term: 'venue', clause: '13.6' }],
  duties: duties({ binary: 'DS:file 2.3', MB: 'SL:file 2.2, SC 2.2(b)', source: 'LT 2.1(b), RN 2.1(a)', MS: 'SL:file 2.2, SC 2.2(b)' }),
});

/** Others made from the text of MPL-1.0 or 1.1. */
const likeMpl = (id: string, family: string, version: string, differences: { readonly osiApproved?: boolean; readonly patent?: PatentTerms } = {}) =>
  variant(mpl11, { id, family, version, ...provisional, permits: [], notes: ['Made from the text of the MPL.'], ...differences });

const likeEpl = (id: string, family: string, version: string) => variant(epl1, { id, family, version, ...provisional, disputes: [], notes: [] });

export const weakCopyleftLicenses = [
  mpl11,
  variant(mpl11, { id: 'MPL-1.0', version: '1.0', ...provisional, patent: patents.express('2.1(b)'), laterVersions: '6.2', permits: [{ to: ['MPL-1.1'], clause: '6.2' }, { to: ['MPL-2.0', 'MPL-2.0-no-copyleft-exception'], clause: '6.2', final: true }], notes: [] }),
  mpl2,
  variant(mpl2, { id: 'MPL-2.0-no-copyleft-exception', permits: [], notes: ['Exhibit B is there: not for works under the GNU licences.'], disputes: [] }),
  ...[['CUA-OPL-1.0', 'CUA'], ['SPL-1.0', 'SPL'], ['Nokia', 'Nokia'], ['RSCPL', 'RSCPL'], ['NPL-1.1', 'NPL'], ['Interbase-1.0', 'Interbase']].map(([id, family]) =>
    likeMpl(id!, family!, id!.split('-').at(-1)!, { osiApproved: !['NPL-1.1', 'Interbase-1.0'].includes(id!) })),
  likeMpl('NPL-1.0', 'NPL', '1.0', { osiApproved: false, patent: patents.express('2.1(b)') }),
  variant(mpl2, { id: 'OSET-PL-2.1', family: 'OSET', version: '2.1', ...provisional, permits: [], laterVersions: '11', disputes: [], notes: ['Made from the text of MPL-2.0, for voting systems.'] }),
  license({ id: 'SISSL', family: 'SISSL', version: '1.1', category: 'weak-copyleft', osiApproved: true, ...provisional, copyleft: file('3.1'), patent: patents.express('2.1'), duties: duties({ source: 'LT 3.1, RN 3.2', MB: 'DS:file 3.1', MS: 'SL:file 3.1' }), notes: ['Changes that keep to the standard stay your own; others are published (3.1).'] }),
  license({ id: 'CATOSL-1.1', family: 'CATOSL', version: '1.1', category: 'weak-copyleft', osiApproved: true, ...provisional, copyleft: { strength: 'weak', reach: 'module', linked: 'stays', clause: '1.4, 3.1' }, patent: patents.express('2.2', 'patent-license', '8.1'), duties: duties({ binary: 'DS:module 3.1', source: 'LT 3.2', modified: 'SC 4.1, SL:module 3.1' }) }),
  license({ id: 'MMPL-1.0.1', family: 'MMPL', version: '1.0.1', category: 'weak-copyleft', ...provisional, copyleft: { strength: 'weak', reach: 'package', linked: 'stays', clause: '5, 6' }, duties: duties({ binary: 'DS:package 6', all: 'LR 6', modified: 'SL:package 6' }), notes: ['What only calls or extends the mod may have other terms (5).'] }),
  license({
    ...mpl11, id: 'CPAL-1.0', family: 'MPL', version: '1.0', category: 'network-copyleft', ...provisional, permits: [], network: network('any', '15'),
    duties: duties({ binary: 'DS:file 3.2, AK 14, IC 3.5', MB: 'SC 3.3, SL:file 3.1', source: 'LT 3.5, RN 3.5, IC 3.5', MS: 'SC 3.3, SL:file 3.1, LG 3.4(a)' }),
    terms: [{ term: 'venue', clause: '11' }, { term: 'attribution-display', clause: '14' }], notes: ['MPL-1.1 with a clause for networks (15) and one for attribution on the screen (14).'],
    disputes: [{ about: 'reach', readings: 'ScanCode: copyleft; the text is that of MPL-1.1 with two more clauses.', ours: 'files, also for users over a network' }],
  }),
  license({ ...mpl11, id: 'SugarCRM-1.1.3', family: 'MPL', category: 'weak-copyleft', ...provisional, osiApproved: false, permits: [], duties: [...mpl1Duties, ...duties({ all: 'IN Exhibit B' })], terms: [{ term: 'attribution-display', clause: 'Exhibit B' }] }),
  cddl,
  variant(cddl, { id: 'CDDL-1.1', version: '1.1', osiApproved: false }),
  variant(epl1, { id: 'CPL-1.0', family: 'EPL', version: '1.0', permits: [{ to: ['EPL-1.0', 'EPL-2.0'], clause: '7' }], disputes: [], notes: ['Its steward named EPL-1.0 as the next version.'] }),
  epl1,
  epl2,
  likeEpl('IPL-1.0', 'IPL', '1.0'),
  license({
    id: 'MS-RL', family: 'Microsoft', category: 'weak-copyleft', osiApproved: true, ...crossChecked, copyleft: file('3(A)'), patent: patents.express('2(B)', 'patent-license', '3(C)'),
    duties: duties({ binary: 'RN 3(D), DS:file 3(A)', MB: 'SL:file 3(A)', source: 'LT 3(A), RN 3(D)', MS: 'SL:file 3(A)' }),
  }),
  perl,
  variant(perl, { id: 'Artistic-1.0', ...provisional }),
  variant(perl, { id: 'Artistic-1.0-cl8', ...provisional }),
  variant(perl, { id: 'ClArtistic', ...provisional, osiApproved: false }),
  license({
    id: 'Artistic-2.0', family: 'Artistic', version: '2.0', category: 'weak-copyleft', osiApproved: true, ...crossChecked, copyleft: { ...artistic, clause: '4' }, patent: patents.express('13', 'all', '13'),
    duties: duties({ UB: 'CN 2, DS:pointer 5', MB: 'CN 4, SC 4, DS:alternatives 6', source: 'CN 2, WD 2', MS: 'SC 4, SL:alternatives 4(c)' }), terms: [{ term: 'no-fee', clause: '2' }],
    permits: [{ to: ['GPL-2.0-only', 'GPL-2.0-or-later', 'GPL-3.0-only', 'GPL-3.0-or-later', 'AGPL-3.0-only', 'AGPL-3.0-or-later', 'EPL-2.0', 'MPL-2.0', 'LGPL-2.1-only', 'LGPL-2.1-or-later', 'LGPL-3.0-only', 'LGPL-3.0-or-later'], clause: '4(c)(ii)', act: 'make a modified version and give its source under that licence, free of charge' }],
    notes: ['No fee for the licence itself (2). There are several ways to comply (4).'], disputes: [artisticDispute],
  }),
  variant(perl, { id: 'OGTSL', family: 'OGTSL', ...provisional }),
  apsl,
  ...['1.0', '1.1', '1.2'].map((version) => variant(apsl, { id: `APSL-${version}`, version, ...provisional, duties: duties({ binary: 'DS:file 2.2(c)', MB: 'SL:file 2.2, SC 2.2(b)', source: 'LT 2.1(b), RN 2.1(a)', MS: 'SL:file 2.2, SC 2.2(b)' }) })),
  license({ id: 'LPPL-1.3c', family: 'LPPL', version: '1.3c', category: 'weak-copyleft', osiApproved: true, ...provisional, copyleft: { strength: 'weak', reach: 'package', linked: 'stays', clause: '6' }, duties: duties({ MB: 'DS:pointer 6(d)', source: 'LT 2, RN 2', modified: 'NM 6(a), SC 6(b), SL:alternatives 6(d)' }), terms: [{ term: 'reserved-name', clause: '6(a)' }] }),
  license({ id: 'LPPL-1.3a', family: 'LPPL', version: '1.3a', category: 'weak-copyleft', ...provisional, copyleft: { strength: 'weak', reach: 'package', linked: 'stays', clause: '6' }, duties: duties({ MB: 'DS:pointer 6(d)', source: 'LT 2, RN 2', modified: 'NM 6(a), SC 6(b), SL:alternatives 6(d)' }), terms: [{ term: 'reserved-name', clause: '6(a)' }] }),
  ...['1.0', '1.1', '1.2'].map((version) => license({ id: `LPPL-${version}`, family: 'LPPL', version, category: 'weak-copyleft', ...provisional, copyleft: { strength: 'weak', reach: 'package', linked: 'stays', clause: 'conditions on modification' }, duties: duties({ binary: 'DS:package conditions on distribution', source: 'RN conditions on distribution', modified: 'NM conditions on modification, SC conditions on modification' }), terms: [{ term: 'reserved-name', clause: 'conditions on modification' }] })),
  license({ id: 'CECILL-C', family: 'CeCILL', category: 'weak-copyleft', ...provisional, copyleft: { strength: 'weak', reach: 'library', linked: 'stays', clause: '5.3.3' }, patent: patents.express('5'), tolerates: [], terms: [{ term: 'venue', clause: '13' }], laterVersions: '12.3', duties: duties({ binary: 'LT 5.3.1, WD 5.3.1, DS:library 5.3.1', source: 'LT 5.3.1, WD 5.3.1, RN 6.4', modified: 'SC 5.3.2, SL:library 5.3.2' }) }),
  license({ id: 'LiLiQ-R-1.1', family: 'LiLiQ', version: '1.1', category: 'weak-copyleft', osiApproved: true, ...provisional, copyleft: { strength: 'weak', reach: 'library', linked: 'stays', clause: '4' }, duties: duties({ all: 'LT 4, CN 4, DS:library 4', modified: 'SC 4, SL:library 4' }), terms: [{ term: 'venue', clause: '11' }] }),
  license({ id: 'CERN-OHL-W-2.0', family: 'CERN-OHL-W', version: '2.0', category: 'weak-copyleft', osiApproved: true, ...provisional, copyleft: { strength: 'weak', reach: 'module', linked: 'stays', clause: '3.3' }, patent: patents.express('7.1', 'all', '7.2'), laterVersions: '8.1', duties: duties({ binary: 'LR 4.1, DS:module 4.1', source: 'CN 3.1, LR 3.1', modified: 'SC 3.3, SL:module 3.3' }) }),
  license({ id: 'copyleft-next-0.3.1', family: 'copyleft-next', version: '0.3.1', category: 'strong-copyleft', ...provisional, copyleft: { strength: 'strong', reach: 'work', linked: 'reaches', clause: '2' }, patent: patents.express('5', 'all', '7'), duties: duties({ binary: 'LT 2, DS:work 4', source: 'LT 2, RN 3', modified: 'SC 3, SL:work 2' }), permits: [{ to: ['GPL-2.0-only', 'GPL-2.0-or-later', 'GPL-3.0-only', 'GPL-3.0-or-later', 'AGPL-3.0-only', 'AGPL-3.0-or-later'], clause: '6' }] }),
  license({ id: 'Motosoto', family: 'Motosoto', category: 'weak-copyleft', osiApproved: true, ...provisional, copyleft: { strength: 'weak', reach: 'module', linked: 'stays', clause: '4' }, patent: patents.express('2', 'all', '7'), duties: duties({ modified: 'DS:module 4, SL:module 4' }) }),
  license({ id: 'NASA-1.3', family: 'NASA', version: '1.3', category: 'weak-copyleft', osiApproved: true, ...provisional, copyleft: { strength: 'weak', reach: 'work', linked: 'stays', clause: '3.A' }, patent: patents.express('2', 'all', '5.C'), duties: duties({ all: 'LT 3.A, RN 3.B', binary: 'DS:work 3.A', modified: 'SC 3.C, SL:work 3.A' }), terms: [{ term: 'other', clause: '3.G: changes must be your own creation' }] }),
  license({ id: 'IPA', family: 'IPA', category: 'content', forContent: true, osiApproved: true, ...provisional, copyleft: { strength: 'weak', reach: 'font', linked: 'stays', clause: 'Article 3, paragraph 1' }, duties: duties({ all: 'LT Article 3, paragraph 2', modified: 'NM Article 3, paragraph 1, SL:font Article 3, paragraph 1, DS:font Article 3, paragraph 1' }), terms: [{ term: 'reserved-name', clause: 'Article 3, paragraph 1' }] }),
  license({ id: 'Ruby', family: 'Ruby', category: 'weak-copyleft', ...provisional, copyleft: { strength: 'weak', reach: 'package', linked: 'stays', clause: '2' }, duties: duties({ source: 'RN 1', binary: 'DS:alternatives 3', modified: 'SC 2(a), SL:alternatives 2' }), notes: ['Ruby itself may also be taken under BSD-2-Clause: write Ruby OR BSD-2-Clause.'] }),
];
