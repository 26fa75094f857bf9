import { duties, license, network, patents, variant } from '../fact-notation.ts';

/** Longer permissive licences, most with a patent grant. */

const basis = 'text of the licence, read clause by clause';
const crossChecked = { review: 'cross-checked', basis } as const;
const provisional = { review: 'provisional', basis } as const;

const apache2 = license({
  id: 'Apache-2.0', family: 'Apache', version: '2.0', category: 'permissive', osiApproved: true, ...crossChecked,
  patent: patents.express('3', 'patent-license', '3'),
  duties: duties({ all: 'LT 4(a), NF 4(d), IC 9', MB: 'SC* 4(b)', source: 'RN 4(c)', MS: 'SC 4(b)' }),
  disputes: [
    { about: 'marking changes in binaries', readings: 'The OSLC handbook asks for it; OSADL and the text (4(b)) speak of files.', ours: 'only when the source travels too' },
    { about: 'NOTICE file', readings: 'The OSLC handbook: binaries only; OSADL: only after modification; 4(d) speaks of derivative works.', ours: 'always carry it: it costs nothing and leaves no doubt' },
    { about: 'together with GPL-2.0-only', readings: 'The FSF and OSADL say no, for the patent clause; a paper of 2024 argues yes.', ours: 'no' },
  ],
  notes: ['A patent suit ends the patent licence only.'],
});

const apache1 = license({
  id: 'Apache-1.1', family: 'Apache', version: '1.1', category: 'permissive', osiApproved: true, ...crossChecked,
  duties: duties({ source: 'LT 1, CN 1, WD 1', binary: 'LT 2, CN 2, WD 2', all: 'AK 3, NE 4', modified: 'NM 5' }), terms: [{ term: 'reserved-name', clause: '5' }],
});

const python = license({
  id: 'Python-2.0', family: 'PSF', version: '2.0', category: 'permissive', osiApproved: true, ...crossChecked,
  duties: duties({ all: 'LT 2, CN 2, NE 7', modified: 'SC 3' }), terms: [{ term: 'change-summary', clause: '3' }],
  disputes: [{ about: 'together with the GPL', readings: 'OSADL reads the summary of changes (3) as a further restriction; the FSF lists later Python licences as compatible.', ours: 'no for GPL-2.0, which forbids any further term; for GPL-3.0 yes with the summary, since its section 7(c) lets such marks be asked for' }],
});

const afl3 = license({
  id: 'AFL-3.0', family: 'OSL', version: '3.0', category: 'permissive', osiApproved: true, ...crossChecked,
  patent: patents.express('2', 'all', '10'), network: network('any-notice', '5'),
  duties: duties({ all: 'LT 9', source: 'RN 6', MS: 'SC 6' }), terms: [{ term: 'venue', clause: '11' }, { term: 'other', clause: '9: assent of recipients' }],
  disputes: [{ about: 'category', readings: 'Scanners call it permissive; the Apache foundation forbids it; section 5 treats use over a network as handing over.', ours: 'permissive, with notices for users over a network' }],
});

const w3c = license({ id: 'W3C', family: 'W3C', category: 'permissive', osiApproved: true, ...crossChecked, duties: duties({ all: 'LT first item, CN second item, NE ¶ on name', modified: 'SC third item' }) });
const netcdf = license({ id: 'CNRI-Python', family: 'PSF', category: 'permissive', osiApproved: true, ...provisional, duties: duties({ all: 'LT 2, CN 2, NE 7', modified: 'SC 3' }), terms: [{ term: 'change-summary', clause: '3' }, { term: 'venue', clause: '7' }] });

const mspl = license({
  id: 'MS-PL', family: 'Microsoft', category: 'permissive-questionable', osiApproved: true, ...crossChecked,
  copyleft: { strength: 'questionable', reach: 'source-form', linked: 'disputed', clause: '3(D)' },
  patent: patents.express('2(B)', 'patent-license', '3(B)'),
  duties: duties({ binary: 'RN 3(C)', source: 'LT 3(D), RN 3(C), SL:source-form 3(D)' }),
  disputes: [{ about: 'copyleft', readings: 'ScanCode, choosealicense and FINOS: permissive; OSADL: unclear; the OSLC handbook and the text: source only under this licence (3(D)).', ours: 'nobody knows how far it reaches: Legal decides once' }],
});

export const permissiveLicenses = [
  apache2,
  variant(apache2, { id: 'ECL-2.0', family: 'Apache', disputes: apache2.disputes.slice(0, 2), notes: ['Text of Apache-2.0 with a narrower patent grant of institutions (3).'] }),
  apache1,
  variant(apache1, { id: 'Apache-1.0', version: '1.0', osiApproved: false, ...provisional, duties: duties({ source: 'LT 1, CN 1, WD 1', binary: 'LT 2, CN 2, WD 2', all: 'AD 3, AK 6, NE 4', modified: 'NM 5' }) }),
  license({ id: 'ECL-1.0', family: 'Apache', version: '1.0', category: 'permissive', osiApproved: true, ...provisional, duties: duties({ all: 'LT ¶1, CN ¶1, NE ¶2', modified: 'SC ¶1' }) }),
  python,
  variant(python, { id: 'PSF-2.0', ...provisional, osiApproved: false, duties: duties({ all: 'LT 2, CN 2, NE 7', modified: 'SC 3' }) }),
  variant(python, { id: 'Python-2.0.1', version: '2.0.1', ...provisional, osiApproved: false }),
  netcdf,
  variant(netcdf, { id: 'CNRI-Python-GPL-Compatible', osiApproved: false, terms: [{ term: 'change-summary', clause: '3' }] }),
  variant(netcdf, { id: 'CNRI-Jython', osiApproved: false, duties: duties({ all: 'LT 2, CN 2, NE 4', modified: 'SC 3' }) }),
  afl3,
  ...['AFL-1.1', 'AFL-1.2'].map((id) => variant(afl3, { id, version: id.slice(4), ...provisional, patent: patents.express('¶1', 'all', 'Mutual Termination'), network: { trigger: 'none' }, duties: duties({ source: 'LT ¶1, RN ¶1' }), disputes: [], terms: [{ term: 'venue', clause: 'Jurisdiction' }] })),
  ...['AFL-2.0', 'AFL-2.1'].map((id) => variant(afl3, { id, version: id.slice(4), ...provisional, network: network('any-notice', '5'), patent: patents.express('2', 'all', '10'), disputes: [] })),
  w3c,
  variant(w3c, { id: 'W3C-20150513', ...provisional, duties: duties({ all: 'LT first item, CN second item, NE ¶ on name', modified: 'SC third item' }) }),
  variant(w3c, { id: 'W3C-19980720', ...provisional, osiApproved: false, duties: duties({ all: 'LT first item, CN second item, NE ¶ on name', modified: 'SC third item' }) }),
  mspl,
  variant(mspl, { id: 'MS-LPL', osiApproved: false, ...provisional, category: 'source-available', duties: [...mspl.duties, ...duties({ all: 'UR 2' })], notes: ['Only for software that runs on Windows.'] }),
  license({ id: 'AML', family: 'AML', category: 'permissive', ...provisional, patent: patents.express('¶1'), duties: duties({ all: 'LT ¶1, CN ¶1, NE ¶1' }) }),
  license({ id: 'ErlPL-1.1', family: 'MPL', version: '1.1', category: 'weak-copyleft', ...provisional, copyleft: { strength: 'weak', reach: 'file', linked: 'stays', clause: '3.1' }, patent: patents.express('2.1'), duties: duties({ binary: 'DS:file 3.2', source: 'LT 3.5, RN 3.5', MB: 'SL:file 3.1, SC 3.3', MS: 'SL:file 3.1, SC 3.3' }), terms: [{ term: 'venue', clause: '10' }] }),
  license({ id: 'CERN-OHL-P-2.0', family: 'CERN-OHL', version: '2.0', category: 'permissive', osiApproved: true, ...provisional, patent: patents.express('6.1', 'all', '6.2'), laterVersions: '7.1', duties: duties({ all: 'CN 3.1, LR 3.1', modified: 'SC 3.3' }) }),
  ...['1.0', '1.02'].map((version) => license({ id: `LPL-${version}`, family: 'LPL', version, category: 'permissive', osiApproved: true, ...provisional, patent: patents.express('2', 'patent-license', '7'), duties: duties({ all: 'LT 3.A, CN 3.B, IC 4', modified: 'SC 3.C' }), terms: [{ term: 'venue', clause: '7' }], notes: ['It may be passed on under your own terms when these disclaim for all (3.A).'] })),
  license({ id: 'LiLiQ-P-1.1', family: 'LiLiQ', version: '1.1', category: 'permissive', osiApproved: true, ...provisional, duties: duties({ all: 'LT 4, CN 4', modified: 'SC 4' }), terms: [{ term: 'venue', clause: '11' }] }),
  license({ id: 'UCL-1.0', family: 'OSL', version: '1.0', category: 'strong-copyleft', osiApproved: true, ...provisional, copyleft: { strength: 'strong', reach: 'work', linked: 'disputed', clause: '1(c)' }, network: network('any', '5'), patent: patents.express('2', 'all', '10'), duties: duties({ binary: 'LT 9, DS:work 3', source: 'LT 9, RN 6', MB: 'SL:work 1(c), SC 6', MS: 'SL:work 1(c), SC 6' }), terms: [{ term: 'venue', clause: '11' }] }),
  license({ id: 'CECILL-B', family: 'CeCILL', category: 'permissive', ...provisional, patent: patents.express('5'), duties: duties({ all: 'LT 5.3.1, CN 5.3.1, WD 5.3.1, AK 5.3.4' }), terms: [{ term: 'venue', clause: '13' }, { term: 'attribution-display', clause: '5.3.4' }], laterVersions: '12.3' }),
  license({ id: 'CDLA-Permissive-1.0', family: 'CDLA', version: '1.0', category: 'content', forContent: true, ...provisional, duties: duties({ all: 'LT 3.1(a), CN 3.1(c)', modified: 'SC 3.1(b)' }) }),
  license({ id: 'CDLA-Permissive-2.0', family: 'CDLA', version: '2.0', category: 'content', forContent: true, ...provisional, duties: duties({ all: 'LT 2.1' }) }),
  license({ id: 'OpenMDW-1.0', family: 'OpenMDW', version: '1.0', category: 'permissive', ...provisional, patent: patents.express('grant', 'all', 'litigation paragraph'), duties: duties({ all: 'LT ¶ on distribution, CN ¶ on distribution' }) }),
];
