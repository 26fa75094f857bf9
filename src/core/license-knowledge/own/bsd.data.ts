import { duties, license, patents, variant } from '../fact-notation.ts';

/** The BSD family, Zlib, Boost and others whose conditions are numbered sentences. */

const basis = 'text of the licence, read clause by clause';
const crossChecked = { review: 'cross-checked', basis } as const;
const provisional = { review: 'provisional', basis } as const;

const two = duties({ source: 'LT 1, CN 1, WD 1', binary: 'LT 2, CN 2, WD 2' });
const three = [...two, ...duties({ all: 'NE 3' })];
const four = [...two, ...duties({ all: 'NE 4, AD 3' })];

const bsd2 = license({ id: 'BSD-2-Clause', family: 'BSD', category: 'permissive', osiApproved: true, ...crossChecked, duties: two });
const bsd3 = variant(bsd2, { id: 'BSD-3-Clause', duties: three });
const bsd4 = variant(bsd2, {
  id: 'BSD-4-Clause', osiApproved: false, duties: four,
  disputes: [{ about: 'advertising', readings: 'Scanners call it permissive; foundations forbid it; the FSF and OSADL hold that clause 3 keeps it out of GPL software.', ours: 'permissive with a duty for advertising' }],
});
const notApproved = { osiApproved: false, ...provisional } as const;
const zlib = license({
  id: 'Zlib', family: 'zlib', category: 'permissive', osiApproved: true, ...crossChecked,
  duties: duties({ MB: 'SC* 2', US: 'LT 3, CN 3', MS: 'LT 3, CN 3, SC 2, NM 1' }),
  disputes: [{ about: 'marking changes in binaries', readings: 'The OSLC handbook asks for it; OSADL and the text speak of source versions.', ours: 'only when the source travels too' }],
});
const ncsa = license({ id: 'NCSA', family: 'BSD', category: 'permissive', osiApproved: true, ...crossChecked, duties: three });

export const bsdLicenses = [
  variant(bsd2, { id: 'BSD-1-Clause', duties: duties({ source: 'LT 1, CN 1, WD 1' }) }),
  bsd2,
  variant(bsd2, { id: 'BSD-2-Clause-Patent', patent: patents.express('patent paragraph') }),
  variant(bsd2, { id: 'BSD-2-Clause-Views', ...notApproved }),
  variant(bsd2, { id: 'BSD-2-Clause-first-lines', ...notApproved }),
  variant(bsd2, { id: 'BSD-2-Clause-Darwin', ...notApproved }),
  bsd3,
  variant(bsd3, {
    id: 'BSD-3-Clause-Clear', osiApproved: false, patent: patents.excluded('¶1: no patent rights'),
    notes: ['Says that no patent licence is granted.'],
  }),
  variant(bsd3, { id: 'BSD-3-Clause-LBNL', ...provisional, osiApproved: true, notes: ['Enhancements made public without other terms come under a licence to the laboratory.'] }),
  variant(bsd3, { id: 'BSD-3-Clause-Open-MPI', ...provisional, osiApproved: true }),
  variant(bsd3, { id: 'BSD-3-Clause-Modification', ...notApproved, duties: [...three, ...duties({ MS: 'SC 4', MB: 'SC* 4' })] }),
  variant(bsd3, { id: 'BSD-3-Clause-Attribution', ...notApproved, duties: [...three, ...duties({ all: 'AK 4' })] }),
  variant(bsd3, { id: 'BSD-3-Clause-Sun', ...notApproved, duties: [...two, ...duties({ all: 'NE ¶ on names' })] }),
  variant(bsd3, { id: 'BSD-3-Clause-HP', ...notApproved }),
  variant(bsd3, { id: 'BSD-3-Clause-acpica', ...notApproved }),
  variant(bsd3, { id: 'BSD-3-Clause-flex', ...notApproved, duties: [...two, ...duties({ all: 'NE ¶ on names' })] }),
  variant(bsd3, { id: 'BSD-3-Clause-No-Nuclear-Warranty', ...notApproved, notes: ['Disclaims fitness for nuclear facilities; forbids nothing.'] }),
  ...['BSD-3-Clause-No-Nuclear-License', 'BSD-3-Clause-No-Nuclear-License-2014'].map((id) =>
    variant(bsd3, { id, ...notApproved, category: 'permissive-questionable', duties: [...three, ...duties({ all: 'FU last paragraph' })], notes: ['Not licensed for nuclear facilities.'] })),
  variant(bsd3, { id: 'BSD-3-Clause-No-Military-License', ...notApproved, category: 'permissive-questionable', duties: [...three, ...duties({ all: 'FU last paragraph' })] }),
  bsd4,
  variant(bsd4, {
    id: 'BSD-4-Clause-UC', duties: [...two, ...duties({ all: 'NE 4' })], disputes: [],
    notes: ['The University withdrew clause 3 (advertising) in 1999; that holds only for its own notices.'],
  }),
  variant(bsd4, { id: 'BSD-4-Clause-Shortened', ...notApproved, duties: duties({ source: 'LT (1), CN (1)', binary: 'LT (2), CN (2)', all: 'AD (3), NE ¶ on names' }) }),
  variant(bsd4, { id: 'BSD-4.3TAHOE', ...notApproved, duties: duties({ all: 'LT ¶1, CN ¶1, AD ¶1, NE ¶1' }) }),
  variant(bsd4, { id: 'BSD-4.3RENO', ...notApproved, duties: duties({ all: 'LT ¶1, CN ¶1, AD ¶1, NE ¶1' }) }),
  variant(bsd3, { id: 'BSD-Source-Code', ...notApproved, duties: duties({ source: 'LT 1, CN 1, WD 1', all: 'NE 2' }) }),
  ncsa,
  variant(ncsa, { id: 'Intel', ...provisional }),
  variant(ncsa, { id: 'EUDatagrid', ...provisional, duties: [...three, ...duties({ all: 'AK 2' })] }),
  variant(ncsa, { id: 'Entessa', ...provisional, duties: [...two, ...duties({ all: 'AK 3, NE 4', modified: 'NM 5' })], terms: [{ term: 'reserved-name', clause: '5' }] }),
  variant(ncsa, { id: 'AAL', family: 'AAL', ...provisional, duties: duties({ all: 'LT 1, CN 1, AK 2, IN 2, NE 3' }), terms: [{ term: 'attribution-display', clause: '2' }] }),
  variant(ncsa, { id: 'Naumen', ...provisional, duties: [...two, ...duties({ all: 'NE 3', modified: 'SC 5' })] }),
  variant(ncsa, { id: 'EFL-2.0', family: 'Eiffel', version: '2.0', ...provisional, duties: duties({ all: 'LT 1, CN 1, AK 2' }) }),
  variant(ncsa, { id: 'EFL-1.0', family: 'Eiffel', version: '1.0', ...provisional, duties: duties({ all: 'LT ¶1, CN ¶1' }) }),
  variant(ncsa, { id: 'VSL-1.0', ...provisional, duties: [...two, ...duties({ all: 'NE 3', modified: 'NM 4' })], terms: [{ term: 'reserved-name', clause: '4' }] }),
  variant(ncsa, { id: 'Jam', family: 'MIT', ...provisional, duties: duties({ all: 'LT ¶1, CN ¶1' }) }),
  variant(ncsa, { id: 'OLDAP-2.8', family: 'OpenLDAP', version: '2.8', ...provisional, duties: duties({ source: 'LT 1, CN 1, WD 1', binary: 'LT 2, CN 2, WD 2', all: 'NE ¶4' }) }),
  variant(ncsa, { id: 'OLDAP-2.7', family: 'OpenLDAP', version: '2.7', ...notApproved, duties: duties({ source: 'LT 1, CN 1, WD 1', binary: 'LT 2, CN 2, WD 2', all: 'NE ¶4' }) }),
  license({ id: 'SSH-OpenSSH', family: 'OpenSSH', category: 'permissive', ...provisional, duties: duties({ all: 'CN ¶1', modified: 'SC ¶1, NM ¶1' }) }),
  ncsaFamily('Info-ZIP', 'Info-ZIP'),

  zlib,
  variant(zlib, { id: 'Libpng', osiApproved: false, duties: duties({ MB: 'SC* 2', US: 'LT 3, CN 3', MS: 'LT 3, CN 3, SC 2, NM 1' }) }),
  variant(zlib, { id: 'libpng-2.0', version: '2.0', osiApproved: false, duties: duties({ MB: 'SC* 2', US: 'LT 3, CN 3', MS: 'LT 3, CN 3, SC 2, NM 1' }) }),
  variant(zlib, { id: 'zlib-acknowledgement', ...notApproved, disputes: [], duties: duties({ MB: 'SC* 2', US: 'LT 3, CN 3', MS: 'LT 3, CN 3, SC 2, NM 1', all: 'AK 1' }) }),
  license({ id: 'BSL-1.0', family: 'Boost', version: '1.0', category: 'permissive', osiApproved: true, ...crossChecked, duties: duties({ source: 'LT ¶2, CN ¶2, WD ¶2' }), notes: ['Boost; not the Business Source License, which is BUSL-1.1.'] }),
  license({
    id: 'OpenSSL', family: 'OpenSSL', category: 'permissive', copyleft: { strength: 'questionable', linked: 'stays', clause: 'last sentence of the SSLeay part' }, ...crossChecked,
    duties: duties({ all: 'LT 1, CN 1, WD 1, AK 6, AD 3, NE 4', modified: 'NM 5' }), terms: [{ term: 'reserved-name', clause: '5' }],
    disputes: [{ about: 'copyleft', readings: 'Scanners call it permissive; OSADL reads the last sentence of the SSLeay part ("cannot simply be put under another licence") as possible copyleft.', ours: 'permissive; look at it when it meets copyleft. OpenSSL 3 and later are under Apache-2.0.' }],
  }),
  variant(bsd4, { id: 'SSLeay-standalone', family: 'OpenSSL', ...notApproved, disputes: [], duties: duties({ source: 'LT 1, CN 1, WD 1', binary: 'LT 2, CN 2, WD 2', all: 'AD 3' }), copyleft: { strength: 'questionable', linked: 'stays', clause: 'last sentence' } }),
  license({ id: 'PHP-3.01', family: 'PHP', version: '3.01', category: 'permissive', osiApproved: true, ...crossChecked, laterVersions: '5', duties: duties({ source: 'LT 1, CN 1, WD 1', binary: 'LT 2, CN 2, WD 2', all: 'AK 6, NE 3', modified: 'NM 4' }), terms: [{ term: 'reserved-name', clause: '4' }] }),
  license({ id: 'PHP-3.0', family: 'PHP', version: '3.0', category: 'permissive', osiApproved: true, ...provisional, laterVersions: '5', duties: duties({ source: 'LT 1, CN 1, WD 1', binary: 'LT 2, CN 2, WD 2', all: 'AK 6, NE 3', modified: 'NM 4' }), terms: [{ term: 'reserved-name', clause: '4' }] }),
  license({ id: 'Zend-2.0', family: 'PHP', version: '2.0', category: 'permissive', ...provisional, duties: duties({ source: 'LT 1, CN 1, WD 1', binary: 'LT 2, CN 2, WD 2', all: 'AK 5, AD 6, NE 3', modified: 'NM 3' }), terms: [{ term: 'reserved-name', clause: '3' }] }),
  license({ id: 'ZPL-2.1', family: 'Zope', version: '2.1', category: 'permissive', osiApproved: true, ...provisional, duties: duties({ source: 'LT 1, CN 1, WD 1', binary: 'LT 2, CN 2, WD 2', all: 'NE 3', MB: 'SC* 5', MS: 'SC 5' }) }),
  license({ id: 'ZPL-2.0', family: 'Zope', version: '2.0', category: 'permissive', osiApproved: true, ...provisional, duties: duties({ source: 'LT 1, CN 1, WD 1', binary: 'LT 2, CN 2, WD 2', all: 'NE 3', MB: 'SC* 5', MS: 'SC 5' }) }),
  license({ id: 'ZPL-1.1', family: 'Zope', version: '1.1', category: 'permissive', ...provisional, duties: duties({ source: 'LT 1, CN 1, WD 1', binary: 'LT 2, CN 2, WD 2', all: 'AD 3, NE 4', modified: 'AK 5', MS: 'SC 6', MB: 'SC* 6' }) }),
  license({ id: 'FTL', family: 'FreeType', category: 'permissive', ...provisional, duties: duties({ source: 'LT 2, CN 2', binary: 'AK 2', modified: 'SC 2', all: 'NE 3' }) }),
  license({ id: 'IJG', family: 'IJG', category: 'permissive', ...provisional, duties: duties({ source: 'LT (1), CN (1)', binary: 'AK (2)', MS: 'SC (1)', all: 'NE ¶ on name' }) }),
  license({ id: 'libtiff', family: 'MIT', category: 'permissive', ...provisional, duties: duties({ all: 'LT (i), CN (i), NE (ii)' }) }),
  license({ id: 'ImageMagick', family: 'Apache', category: 'permissive', ...provisional, patent: patents.express('grant of patent license', 'patent-license'), duties: duties({ all: 'LT ¶ on distribution, NF ¶ on distribution', MS: 'SC ¶ on distribution', MB: 'SC* ¶ on distribution' }) }),
  license({ id: 'Vim', family: 'Vim', category: 'weak-copyleft', copyleft: { strength: 'weak', reach: 'package', linked: 'stays', clause: 'II)' }, tolerates: 'any', ...provisional, duties: duties({ all: 'LT III)', MB: 'DS:alternatives II), SC II)', MS: 'SC II), SL:alternatives II)' }), permits: [{ to: ['GPL-2.0-only', 'GPL-2.0-or-later', 'GPL-3.0-only', 'GPL-3.0-or-later'], clause: 'II) 2) e)', act: 'distribute your modified version under the GPL' }] }),
];

function ncsaFamily(id: string, family: string) {
  return license({ id, family, category: 'permissive', ...provisional, duties: duties({ source: 'LT 1, CN 1', binary: 'LT 2, CN 2', modified: 'NM 3' }) });
}
