import { duties, license, network, patents, variant } from '../fact-notation.ts';
import type { FurtherTerm, LicenseFacts } from '../license-facts.ts';

/** Licences of the GNU project. The ids of version 2.0 and later with `-only` or `-or-later` share everything but the later versions, which their names say. */

const basis = 'text of the licence, read clause by clause';
const crossChecked = { review: 'cross-checked', basis } as const;
const provisional = { review: 'provisional', basis } as const;

const linking = {
  about: 'linking',
  readings: 'The FSF holds that a work linked to it, also dynamically, comes under the licence; some lawyers hold that this depends on the law of derivative works. No high court has decided.',
  ours: 'linking makes one work',
} as const;

/** GPL-3.0 section 7 lets these be added; terms of patents of the kind of Apache-2.0 fit its section 11. */
const gpl3Tolerates: readonly FurtherTerm[] = ['acknowledgement', 'change-summary', 'indemnity', 'patent-retaliation', 'no-technical-protection'];

/** The FSF lists CC-BY-4.0, which forbids technical locks, as compatible with every version. */
const gpl2Tolerates: readonly FurtherTerm[] = ['no-technical-protection'];

const both = (facts: LicenseFacts): LicenseFacts[] => [facts, variant(facts, { id: facts.id.replace('-only', '-or-later') })];

const gpl2 = license({
  id: 'GPL-2.0-only', family: 'GPL', version: '2.0', category: 'strong-copyleft', osiApproved: true, ...crossChecked,
  copyleft: { strength: 'strong', reach: 'work', linked: 'reaches', clause: '2(b)' },
  patent: patents.implied('7'), tolerates: gpl2Tolerates,
  duties: duties({ binary: 'LT 1, CN 1, WD 1, DS:work 3, NR 6', MB: 'SC 2(a), SL:work 2(b), IN 2(c)', source: 'LT 1, RN 1, NR 6', MS: 'SC 2(a), SL:work 2(b), IN 2(c)' }),
  disputes: [linking], notes: ['Rights end at once with a breach (4), unless the holder made the GPL Cooperation Commitment.'],
});

const gpl1 = variant(gpl2, { id: 'GPL-1.0-only', version: '1.0', ...provisional, osiApproved: false, patent: patents.unstated, notes: [] });

const gpl3 = license({
  id: 'GPL-3.0-only', family: 'GPL', version: '3.0', category: 'strong-copyleft', osiApproved: true, ...crossChecked,
  copyleft: { strength: 'strong', reach: 'work', linked: 'reaches', clause: '5(c)' },
  patent: patents.express('11', 'all', '8, 10'), tolerates: gpl3Tolerates,
  duties: duties({ binary: 'LT 4, CN 4, WD 4, DS:work 6, NR 10, AC 3, II 6', MB: 'SC 5(a), SL:work 5(c), IN 5(d)', source: 'LT 4, RN 4, NR 10, AC 3', MS: 'SC 5(a), SL:work 5(c), IN 5(d)' }),
  joins: [{ with: ['AGPL-3.0-only'], clause: '13', condition: 'combine, do not merge: the AGPL part stays under the AGPL, whose network clause then holds for the combination' }],
  disputes: [linking], notes: ['A breach can be cured within 30 or 60 days (8).'],
});

const agpl3 = license({
  ...gpl3, id: 'AGPL-3.0-only', family: 'AGPL', version: '3.0', category: 'network-copyleft',
  network: network('modified', '13'), duties: gpl3.duties,
  joins: [{ with: ['GPL-3.0-only'], clause: '13', condition: 'combine, do not merge: the GPL part stays under the GPL, and the network clause of the AGPL holds for the combination' }],
  notes: ['The network clause needs a modified version (13).'],
});

const agpl1 = license({
  ...gpl2, id: 'AGPL-1.0-only', family: 'AGPL', version: '1.0', category: 'network-copyleft', ...provisional, osiApproved: false,
  network: network('modified', '2(d)'), duties: gpl2.duties, permits: [{ to: ['GPL-3.0-only', 'GPL-3.0-or-later'], clause: '9', act: 'take it under a later version of the GPL with a network clause, by the upgrade of section 9' }], notes: [],
});

const lgpl = {
  category: 'weak-copyleft', copyleft: { strength: 'weak', reach: 'library', linked: 'stays', clause: '5, 6' },
} as const;

const convert = 'change every notice in your copy that refers to the LGPL so that it refers to the GPL';

const lgpl21 = license({
  id: 'LGPL-2.1-only', family: 'LGPL', version: '2.1', ...lgpl, osiApproved: true, ...crossChecked,
  patent: patents.implied('11'), tolerates: gpl2Tolerates,
  duties: duties({ binary: 'LT 6, CN 6, WD 1, RN 1, DS:library 6, RL 6, NR 10', MB: 'SC 2(b), SL:library 2(c)', source: 'LT 1, RN 1, NR 10', MS: 'SC 2(b), SL:library 2(c)' }),
  permits: [{ to: ['GPL-2.0-only', 'GPL-3.0-only'], clause: '3', act: convert }],
  notes: ['Terms of a combined work must let customers modify it for their own use and debug that (6).'],
  disputes: [{ about: 'moving to the GPL', readings: 'The FSF: allowed; OSADL of 2024-05: yes, of 2024-11: only after converting.', ours: 'allowed after converting the notices (3)' }],
});

const lgpl3 = license({
  id: 'LGPL-3.0-only', family: 'LGPL', version: '3.0', ...lgpl, osiApproved: true, ...crossChecked,
  copyleft: { strength: 'weak', reach: 'library', linked: 'stays', clause: '4' },
  patent: patents.express('GPL 11', 'all', 'GPL 8, 10'), tolerates: gpl3Tolerates,
  duties: duties({ binary: 'LT 4(b), CN 4(a), WD GPL 4, RN GPL 4, DS:library 4(d), RL 4(d), NR GPL 10, AC GPL 3, II 4(e)', MB: 'SC GPL 5(a), SL:library 2', source: 'LT GPL 4, RN GPL 4, NR GPL 10, AC GPL 3', MS: 'SC GPL 5(a), SL:library 2' }),
  permits: [{ to: ['GPL-3.0-only'], clause: '2(b)' }],
  notes: ['The texts of both the GPL-3.0 and the LGPL-3.0 travel with it. "GPL 6" is section 6 of the GPL-3.0, which it builds on.'],
});

const orLater = (facts: LicenseFacts, permits: LicenseFacts['permits']): LicenseFacts => variant(facts, { id: facts.id.replace('-only', '-or-later'), permits });

const gfdl = license({
  id: 'GFDL-1.3-only', family: 'GFDL', version: '1.3', category: 'content', forContent: true, ...crossChecked,
  copyleft: { strength: 'strong', reach: 'document', linked: 'stays', clause: '4' }, tolerates: [],
  duties: duties({ all: 'LT 2, CN 2', modified: 'SC 4(I), SL:document 4' }),
  notes: ['For documents; invariant sections stay as they are (4).'],
  disputes: [{ about: 'reach', readings: 'ScanCode: limited copyleft; choosealicense asks for the source too.', ours: 'the document, not the software it describes' }],
});

export const gnuLicenses = [
  ...both(gpl1),
  ...both(gpl2),
  gpl3,
  variant(gpl3, { id: 'GPL-3.0-or-later', joins: [{ ...gpl3.joins[0]!, with: ['AGPL-3.0-only', 'AGPL-3.0-or-later'] }] }),
  ...both(agpl1),
  agpl3,
  variant(agpl3, { id: 'AGPL-3.0-or-later', joins: [{ ...agpl3.joins[0]!, with: ['GPL-3.0-or-later'] }] }),
  variant(lgpl21, { id: 'LGPL-2.0-only', version: '2.0' }),
  orLater(variant(lgpl21, { id: 'LGPL-2.0-only', version: '2.0' }), [{ to: ['GPL-2.0-only', 'GPL-2.0-or-later', 'GPL-3.0-only', 'GPL-3.0-or-later'], clause: '3', act: convert }]),
  lgpl21,
  orLater(lgpl21, [{ to: ['GPL-2.0-only', 'GPL-2.0-or-later', 'GPL-3.0-only', 'GPL-3.0-or-later'], clause: '3', act: convert }]),
  lgpl3,
  orLater(lgpl3, [{ to: ['GPL-3.0-only', 'GPL-3.0-or-later'], clause: '2(b)' }]),
  variant(lgpl21, { id: 'LGPLLR', family: 'LGPLLR', ...provisional, osiApproved: false, permits: [], disputes: [], notes: [], patent: patents.unstated, copyleft: { ...lgpl.copyleft, clause: '2' }, duties: duties({ all: 'LT 1', binary: 'CN 1, WD 1, DS:library 3', source: 'RN 1', modified: 'SC 2, SL:library 2' }) }),
  ...['1.1', '1.2', '1.3'].flatMap((version) => ['', '-invariants', '-no-invariants'].flatMap((kind) => both(variant(gfdl, {
    id: `GFDL-${version}${kind}-only`, version, family: `GFDL${kind}`, ...(version === '1.3' && kind === '' ? {} : provisional),
  })))),
];
