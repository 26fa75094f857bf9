import { duties, license, patents, variant } from '../fact-notation.ts';

/** Licences of a few sentences that ask for notices or nothing. `¶2` is the second paragraph behind the copyright line. */

const basis = 'text of the licence, read clause by clause';
const crossChecked = { review: 'cross-checked', basis } as const;
const provisional = { review: 'provisional', basis } as const;

const nothing = license({ id: '0BSD', family: 'public-domain-like', category: 'permissive', osiApproved: true, ...crossChecked, notes: ['Nothing is asked for, not even a notice.'] });

const mit = license({ id: 'MIT', family: 'MIT', category: 'permissive', osiApproved: true, ...crossChecked, duties: duties({ all: 'LT ¶2, CN ¶2' }) });
const mitWithoutOsi = { osiApproved: false } as const;
const named = duties({ all: 'LT ¶2, CN ¶2, NE ¶4' });
const historical = license({ id: 'HPND', family: 'MIT', category: 'permissive', osiApproved: true, ...crossChecked, duties: duties({ all: 'LT ¶1, CN ¶1, NE ¶1' }) });
const hpnd = (id: string, differences: Partial<typeof historical> = {}) => variant(historical, { id, osiApproved: false, ...provisional, ...differences });
const hpndNoNames = duties({ all: 'LT ¶1, CN ¶1' });

export const noticeLicenses = [
  nothing,
  variant(nothing, { id: 'MIT-0' }),
  license({
    id: 'Unlicense', family: 'public-domain-like', category: 'public-domain', osiApproved: true, ...crossChecked,
    notes: ['A dedication to the public domain with a licence behind it; some countries do not know such a dedication.'],
  }),
  license({
    id: 'LicenseRef-public-domain', family: 'public-domain-like', category: 'public-domain', ...provisional,
    notes: ['What we call a statement such as "placed in the public domain" that is no licence of the list. Not every country knows such a dedication.'],
  }),
  license({ id: 'WTFPL', family: 'public-domain-like', version: '2', category: 'public-domain', ...crossChecked, notes: ['Has no disclaimer of warranty.'] }),
  license({ id: 'blessing', family: 'public-domain-like', category: 'public-domain', ...crossChecked, notes: ['The notice of SQLite; it asks for nothing.'] }),
  license({
    id: 'CC0-1.0', family: 'public-domain-like', version: '1.0', category: 'public-domain', patent: patents.excluded('4(a)'), ...crossChecked,
    notes: ['Patents and trademarks are expressly kept back.'],
    disputes: [{ about: 'patents', readings: 'Foundations list it for review, because patents are kept back (4(a)); others treat it as public domain.', ours: 'public domain; look at patents before you publish code with it' }],
  }),
  ...['CC-PDDC', 'CC-PDM-1.0', 'PDDL-1.0', 'NIST-PD', 'NIST-PD-fallback', 'NTIA-PD', 'SAX-PD', 'SAX-PD-2.0', 'ANTLR-PD', 'ANTLR-PD-fallback', 'NCBI-PD', 'Unlicense-libwhirlpool', 'Unlicense-libtelnet', 'GLWTPL', 'NIST-PD-TNT', 'bcrypt-Solar-Designer'].map((id) =>
    license({ id, family: 'public-domain-like', category: 'public-domain', ...provisional, forContent: id === 'PDDL-1.0' })),

  mit,
  variant(mit, { id: 'ISC', duties: duties({ all: 'LT ¶1, CN ¶1' }) }),
  variant(mit, { id: 'PostgreSQL', duties: duties({ all: 'LT ¶1, CN ¶1' }) }),
  variant(mit, { id: 'TCL', ...mitWithoutOsi, duties: duties({ all: 'LT ¶1, CN ¶1' }), notes: ['Changed files may carry other terms when these stand on the first page of each file.'] }),
  variant(mit, { id: 'X11', ...mitWithoutOsi, duties: named }),
  variant(mit, { id: 'curl', ...mitWithoutOsi, duties: duties({ all: 'LT ¶1, CN ¶1, NE ¶3' }) }),
  variant(mit, { id: 'ICU', duties: duties({ all: 'LT ¶1, CN ¶1, NE ¶3' }) }),
  variant(mit, { id: 'Unicode-3.0', family: 'MIT', version: '3.0', ...provisional, duties: duties({ all: 'LT ¶1, CN ¶1, NE ¶3' }), notes: ['The notices may stand in the documentation instead of the copies.'] }),
  variant(mit, { id: 'Unicode-DFS-2016', duties: duties({ all: 'LT ¶1, CN ¶1, NE ¶3' }) }),
  variant(mit, { id: 'Unicode-DFS-2015', ...mitWithoutOsi, ...provisional, duties: duties({ all: 'LT ¶1, CN ¶1, NE ¶3' }) }),
  license({
    id: 'JSON', family: 'MIT', category: 'permissive-questionable', ...crossChecked, duties: duties({ all: 'LT ¶2, CN ¶2, FU ¶3' }),
    disputes: [{ about: 'category', readings: 'Scanners call it permissive; it is not approved by the OSI, the FSF calls it non-free, foundations forbid it, all for its sentence on good and evil (¶3).', ours: 'questionable: Legal decides once' }],
  }),
  ...['MITNFA', 'MIT-Wu', 'MIT-Khronos-old', 'MIT-STK', 'MIT-Click'].map((id) => variant(mit, { id, ...mitWithoutOsi, ...provisional })),
  variant(mit, { id: 'MIT-Modern-Variant', ...provisional }),
  variant(mit, { id: 'OSC-1.0', version: '1.0', ...provisional, notes: ['A German text in the manner of the MIT licence.'] }),
  variant(mit, { id: 'MIT-Festival', ...mitWithoutOsi, ...provisional, duties: duties({ all: 'LT 1, CN 1, NE 4', modified: 'SC 2' }) }),
  variant(mit, { id: 'MIT-testregex', ...mitWithoutOsi, ...provisional, duties: duties({ all: 'WD disclaimer' }) }),
  variant(mit, { id: 'MirOS', ...provisional, duties: duties({ all: 'LT ¶1, CN ¶1' }) }),
  variant(mit, { id: 'NTP', ...provisional, duties: duties({ all: 'LT ¶1, CN ¶1, NE ¶1' }) }),
  variant(mit, { id: 'NTP-0', ...mitWithoutOsi, ...provisional, duties: duties({ all: 'NE ¶1' }) }),
  variant(mit, { id: 'Fair', ...provisional, duties: duties({ all: 'LT ¶1' }) }),
  variant(mit, { id: 'ISC-Veillard', ...mitWithoutOsi, ...provisional, duties: duties({ all: 'LT ¶1, CN ¶1' }) }),
  variant(mit, { id: 'MIT-CMU', ...mitWithoutOsi, ...provisional, duties: duties({ all: 'LT ¶1, CN ¶1, NE ¶1' }) }),
  variant(mit, { id: 'MIT-open-group', ...mitWithoutOsi, ...provisional, duties: duties({ all: 'LT ¶1, CN ¶1, NE ¶3' }) }),
  variant(mit, { id: 'MIT-feh', ...mitWithoutOsi, ...provisional, duties: duties({ all: 'LT ¶2, CN ¶2, NM ¶2, AK ¶2' }), notes: ['Credit in documentation and advertising of the software is asked for in the same sentence as the notice.'] }),
  variant(mit, { id: 'MIT-enna', ...mitWithoutOsi, ...provisional, duties: duties({ all: 'LT ¶2, CN ¶2, AK ¶2' }) }),
  variant(mit, { id: 'MIT-advertising', ...mitWithoutOsi, ...provisional, duties: duties({ all: 'LT ¶2, CN ¶2, AD ¶3' }) }),
  variant(mit, { id: 'X11-distribute-modifications-variant', ...mitWithoutOsi, ...provisional, duties: named }),
  variant(mit, { id: 'X11-no-permit-persons', ...mitWithoutOsi, ...provisional, duties: named }),
  variant(mit, { id: 'X11-swapped', ...mitWithoutOsi, ...provisional, duties: named }),
  variant(mit, { id: 'Xnet', ...provisional, terms: [{ term: 'venue', clause: '¶4' }] }),
  variant(mit, { id: 'OLFL-1.3', family: 'Open Logistics', ...provisional, patent: patents.express('3', 'patent-license', '3'), duties: duties({ all: 'LT 4', source: 'RN 4', modified: 'SC 4' }), terms: [{ term: 'venue', clause: '10' }] }),
  variant(mit, { id: 'FSFAP', ...mitWithoutOsi, ...provisional, duties: duties({ all: 'LT ¶1, CN ¶1' }) }),
  variant(mit, { id: 'FSFUL', ...mitWithoutOsi, ...provisional, duties: [] }),
  variant(mit, { id: 'FSFULLR', ...mitWithoutOsi, ...provisional, duties: duties({ all: 'LT ¶1, CN ¶1' }) }),
  variant(mit, { id: 'Beerware', ...mitWithoutOsi, ...provisional, duties: duties({ all: 'LT ¶1' }) }),
  variant(mit, { id: 'SMLNJ', ...mitWithoutOsi, ...provisional, duties: duties({ all: 'LT ¶1, CN ¶1, NE ¶1' }) }),
  variant(mit, { id: 'Multics', ...provisional, duties: duties({ all: 'LT ¶1, CN ¶1, NE ¶1' }) }),
  variant(mit, { id: 'WordNet', ...provisional, duties: duties({ all: 'LT ¶1, CN ¶1, NE ¶3' }) }),
  variant(mit, { id: 'SunPro', ...mitWithoutOsi, ...provisional, duties: duties({ all: 'CN ¶1' }) }),
  variant(mit, { id: 'Boehm-GC', ...mitWithoutOsi, ...provisional, duties: duties({ all: 'LT ¶2', MS: 'SC ¶2', MB: 'SC* ¶2' }) }),
  variant(mit, { id: 'bzip2-1.0.6', ...mitWithoutOsi, ...provisional, duties: duties({ source: 'LT 1, CN 1, WD 1', modified: 'NM 3', all: 'NE 4', MS: 'SC 3', MB: 'SC* 3' }) }),
  variant(mit, { id: 'Bitstream-Vera', ...mitWithoutOsi, ...provisional, forContent: true, category: 'content', copyleft: { strength: 'none', linked: 'stays' }, duties: duties({ all: 'LT ¶2, CN ¶2, NE ¶5', modified: 'NM ¶3' }), terms: [{ term: 'reserved-name', clause: '¶3' }, { term: 'other', clause: '¶4: not to be sold by itself' }] }),
  variant(mit, { id: 'Bitstream-Charter', ...mitWithoutOsi, ...provisional, forContent: true, category: 'content', duties: duties({ all: 'LT ¶1, CN ¶1' }) }),

  historical,
  ...['HPND-sell-variant', 'HPND-Markus-Kuhn', 'HPND-doc', 'HPND-doc-sell', 'HPND-DEC', 'HPND-UC', 'HPND-sell-MIT-disclaimer-xserver', 'HPND-sell-variant-MIT-disclaimer', 'HPND-MIT-disclaimer'].map((id) => hpnd(id)),
  ...['HPND-Pbmplus', 'HPND-Kevlin-Henney', 'HPND-INRIA-IMAG'].map((id) => hpnd(id, { duties: hpndNoNames })),
  hpnd('HPND-export-US', { duties: duties({ all: 'LT ¶1, CN ¶1, NE ¶1' }), notes: ['Reminds of export law of the United States.'] }),
  hpnd('HPND-export-US-modify', { duties: duties({ all: 'LT ¶1, CN ¶1, NE ¶1', MS: 'SC ¶1', MB: 'SC* ¶1' }) }),

  license({ id: 'BlueOak-1.0.0', family: 'modern-permissive', version: '1.0.0', category: 'permissive', osiApproved: true, ...crossChecked, patent: patents.express('Patent'), duties: duties({ all: 'LR Notices' }), notes: ['A link to the licence is enough.'] }),
  license({ id: 'UPL-1.0', family: 'modern-permissive', version: '1.0', category: 'permissive', osiApproved: true, ...crossChecked, patent: patents.express('¶1'), duties: duties({ all: 'CN ¶4, LR ¶4' }) }),
  license({ id: 'MulanPSL-2.0', family: 'modern-permissive', version: '2.0', category: 'permissive', osiApproved: true, ...crossChecked, patent: patents.express('2', 'patent-license', '2'), duties: duties({ binary: 'LT 4, CN 4', source: 'LT 4, RN 4' }) }),
  license({ id: 'MulanPSL-1.0', family: 'modern-permissive', version: '1.0', category: 'permissive', ...provisional, patent: patents.express('2', 'patent-license', '2'), duties: duties({ binary: 'LT 4, CN 4', source: 'LT 4, RN 4' }) }),
];
