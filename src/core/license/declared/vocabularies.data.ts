import type { LicenseVocabulary } from './declared-license.ts';

/** Names that mean something else, or something definite, in one ecosystem. */
export const vocabularyNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // CPAN::Meta::Spec 2: "bsd: BSD License (three-clause)"
  cpan: { bsd: 'BSD-3-Clause', freebsd: 'BSD-2-Clause', artistic_1: 'Artistic-1.0-Perl', sun: 'SISSL', ssleay: 'SSLeay-standalone' },
  // Gentoo keeps the text of each name in its repository
  ebuild: { 'BSD': 'BSD-3-Clause', 'BSD-1': 'BSD-1-Clause', 'BSD-2': 'BSD-2-Clause', 'BSD-4': 'BSD-4-Clause', 'ZLIB': 'Zlib', 'Boost-1.0': 'BSL-1.0', 'MIT-with-advertising': 'MIT-advertising', 'PSF-2': 'PSF-2.0', 'PYTHON': 'Python-2.0', 'openssl': 'OpenSSL' },
  // Cabal had names of its own before 2.2
  hackage: { PublicDomain: 'LicenseRef-public-domain', BSD2: 'BSD-2-Clause', BSD3: 'BSD-3-Clause', BSD4: 'BSD-4-Clause' },
  // Fedora's list of short names before SPDX
  rpm: { 'GPL+': 'GPL-1.0-or-later', 'LGPLv2': 'LGPL-2.0-only', 'Boost': 'BSL-1.0', 'OpenLDAP': 'OLDAP-2.8', 'PHP': 'PHP-3.01', 'MITNFA': 'MITNFA', 'Python': 'Python-2.0' },
  // the text that Debian keeps as common-licenses/Artistic
  deb: { Expat: 'MIT', 'Artistic': 'Artistic-1.0-Perl', 'Artistic-1': 'Artistic-1.0-Perl', Zope: 'ZPL-2.1' },
};

/** The SPDX expression of a name that is defined by the ecosystem; its case counts. */
export function vocabularyName(text: string, vocabulary: LicenseVocabulary | undefined): string | undefined {
  const own = vocabulary !== undefined && Object.hasOwn(vocabularyNames, vocabulary) ? vocabularyNames[vocabulary]! : {};
  return Object.hasOwn(own, text) ? own[text] : undefined;
}
