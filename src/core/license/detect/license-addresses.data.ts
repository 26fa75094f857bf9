/** Where the text of a licence is, besides the addresses that the SPDX list itself knows. */
export interface LicenseAddresses {
  readonly id: string;
  /** Without scheme, `www.` and ending (`.html`, `.txt`, `.php`). */
  readonly addresses: readonly string[];
  /** Another page of the same site, or a page about licences, that does not say `id`. */
  readonly nearMiss: string;
}

/** Addresses, each with a near miss; tests put every address into a sentence. */
export const licenseAddresses: readonly LicenseAddresses[] = [
  { id: 'Apache-2.0', addresses: ['apache.org/licenses/LICENSE-2.0', 'apache.org/licenses/', 'opensource.org/licenses/apache2.0', 'opensource.org/licenses/apache-2.0', 'apache.org/licenses/apache-2.0', 'opensource.org/licenses/apache-license-2.0'], nearMiss: 'https://www.apache.org/foundation/how-it-works.html' },
  { id: 'Apache-1.1', addresses: ['apache.org/licenses/LICENSE-1.1', 'opensource.org/licenses/apachepl-1.1', 'apache.org/licenses/LICENSE'], nearMiss: 'https://www.apache.org/licenses/LICENSE-2.0' },
  { id: 'MIT', addresses: ['jquery.org/license', 'jquery.com/license', 'opensource.org/licenses/mit-license', 'opensource.org/licenses/mit', 'mit-license.org', 'choosealicense.com/licenses/mit', 'rem.mit-license.org', 'en.wikipedia.org/wiki/mit_license', 'tldrlegal.com/license/mit-license'], nearMiss: 'https://www.mit.edu/~author/papers.html' },
  { id: 'BSD-3-Clause', addresses: ['opensource.org/licenses/bsd-license', 'opensource.org/licenses/bsd-3-clause', 'eclipse.org/org/documents/edl-v10', 'opensource.org/licenses/bsd', 'linfo.org/bsdlicense', 'eclipse.org/licenses/edl-v10', 'cmake.org/HTML/Copyright', 'cmake.org/licensing', 'kitware.com/Copyright'], nearMiss: 'https://www.openbsd.org/faq/' },
  { id: 'BSD-2-Clause', addresses: ['opensource.org/licenses/bsd-2-clause', 'opensource.org/licenses/simplified-bsd', 'netbsd.org/about/redistribution.html#default'], nearMiss: 'https://www.freebsd.org/releases/' },
  { id: 'GPL-1.0-or-later', addresses: ['gnu.org/copyleft/gpl', 'gnu.org/licenses/gpl', 'fsf.org/copyleft/gpl', 'fsf.org/licensing/licenses/gpl', 'opensource.org/licenses/gpl-license', 'gnu.org/licenses/licenses.html#gpl', 'opensource.org/licenses/gpl'], nearMiss: 'https://www.gnu.org/software/make/' },
  { id: 'GPL-1.0-only', addresses: ['gnu.org/licenses/gpl-1.0', 'gnu.org/licenses/old-licenses/gpl-1.0'], nearMiss: 'https://www.gnu.org/licenses/gpl-2.0.html' },
  { id: 'GPL-2.0-only', addresses: ['gnu.org/licenses/gpl-2.0', 'gnu.org/licenses/old-licenses/gpl-2.0', 'opensource.org/licenses/gpl-2.0', 'creativecommons.org/licenses/GPL/2.0'], nearMiss: 'https://www.gnu.org/licenses/gpl-3.0.html' },
  { id: 'GPL-3.0-only', addresses: ['gnu.org/licenses/gpl-3.0', 'opensource.org/licenses/gpl-3.0', 'gnu.org/licenses/gpl-3.0-standalone'], nearMiss: 'https://www.gnu.org/licenses/lgpl-3.0.html' },
  { id: 'LGPL-2.0-or-later', addresses: ['gnu.org/copyleft/lesser', 'gnu.org/copyleft/lgpl', 'gnu.org/licenses/lgpl', 'opensource.org/licenses/lgpl-license', 'fsf.org/licensing/licenses/lgpl', 'fsf.org/copyleft/lesser', 'gnu.org/licenses/licenses.html#lgpl'], nearMiss: 'https://www.gnu.org/copyleft/' },
  { id: 'LGPL-2.0-only', addresses: ['gnu.org/licenses/old-licenses/lgpl-2.0', 'gnu.org/licenses/lgpl-2.0'], nearMiss: 'https://www.gnu.org/licenses/lgpl-2.1.html' },
  { id: 'LGPL-2.1-only', addresses: ['gnu.org/licenses/lgpl-2.1', 'gnu.org/licenses/old-licenses/lgpl-2.1', 'opensource.org/licenses/lgpl-2.1', 'creativecommons.org/licenses/LGPL/2.1'], nearMiss: 'https://www.gnu.org/licenses/lgpl-3.0.html' },
  { id: 'LGPL-3.0-only', addresses: ['gnu.org/licenses/lgpl-3.0', 'opensource.org/licenses/lgpl-3.0'], nearMiss: 'https://www.gnu.org/licenses/gpl-3.0.html' },
  { id: 'AGPL-3.0-only', addresses: ['gnu.org/licenses/agpl-3.0', 'gnu.org/licenses/agpl', 'opensource.org/licenses/agpl-3.0'], nearMiss: 'https://www.gnu.org/licenses/why-affero-gpl.html' },
  { id: 'GFDL-1.1-only', addresses: ['gnu.org/licenses/old-licenses/fdl-1.1'], nearMiss: 'https://www.gnu.org/licenses/fdl-1.3.html' },
  { id: 'GFDL-1.2-only', addresses: ['gnu.org/licenses/fdl-1.2', 'gnu.org/licenses/old-licenses/fdl-1.2'], nearMiss: 'https://www.gnu.org/licenses/fdl-1.3.html' },
  { id: 'GFDL-1.3-only', addresses: ['gnu.org/licenses/fdl-1.3', 'gnu.org/licenses/fdl', 'gnu.org/copyleft/fdl'], nearMiss: 'https://www.gnu.org/doc/other-free-books.html' },
  { id: 'MPL-1.1', addresses: ['mozilla.org/MPL/MPL-1.1', 'opensource.org/licenses/mozilla1.1', 'mozilla.org/MPL/1.1', 'mozilla.org/MPL'], nearMiss: 'https://www.mozilla.org/about/' },
  { id: 'MPL-2.0', addresses: ['mozilla.org/MPL/2.0'], nearMiss: 'https://www.mozilla.org/MPL/1.1/' },
  { id: 'MPL-1.0', addresses: ['mozilla.org/MPL/MPL-1.0', 'opensource.org/licenses/mozilla1.0'], nearMiss: 'https://www.mozilla.org/MPL/MPL-1.1.html' },
  { id: 'EPL-1.0', addresses: ['eclipse.org/legal/epl-v10', 'eclipse.org/org/documents/epl-v10', 'opensource.org/licenses/eclipse-1.0'], nearMiss: 'https://www.eclipse.org/downloads/' },
  { id: 'EPL-2.0', addresses: ['eclipse.org/legal/epl-2.0', 'eclipse.org/legal/epl-v20', 'eclipse.org/org/documents/epl-2.0'], nearMiss: 'https://www.eclipse.org/legal/epl-v10.html' },
  { id: 'CPL-1.0', addresses: ['eclipse.org/legal/cpl-v10', 'opensource.org/licenses/cpl'], nearMiss: 'https://www.eclipse.org/legal/epl-v10.html' },
  { id: 'BSL-1.0', addresses: ['boost.org/LICENSE_1_0', 'boost.org/users/license'], nearMiss: 'https://www.boost.org/doc/libs/' },
  { id: 'CDDL-1.0', addresses: ['opensource.org/licenses/cddl1', 'sun.com/cddl', 'glassfish.dev.java.net/public/CDDLv1.0', 'opensolaris.org/os/licensing', 'opensource.org/licenses/cddl'], nearMiss: 'https://www.opensolaris.org/os/downloads' },
  { id: 'CDDL-1.1', addresses: ['glassfish.dev.java.net/public/CDDL+GPL_1_1', 'glassfish.java.net/public/CDDL+GPL_1_1', 'oss.oracle.com/licenses/CDDL+GPL-1.1'], nearMiss: 'https://glassfish.dev.java.net/public/downloads' },
  { id: 'CC0-1.0', addresses: ['creativecommons.org/publicdomain/zero/1.0', 'creativecommons.org/publicdomain/zero'], nearMiss: 'https://creativecommons.org/about/' },
  { id: 'Artistic-2.0', addresses: ['opensource.org/licenses/artistic-license-2.0', 'perlfoundation.org/artistic_license_2_0'], nearMiss: 'https://www.perlfoundation.org/grants' },
  { id: 'Artistic-1.0', addresses: ['opensource.org/licenses/artistic-license'], nearMiss: 'https://opensource.org/licenses/artistic-license-2.0' },
  { id: 'BSD-2-Clause-Patent', addresses: ['opensource.org/licenses/bsdpluspatent'], nearMiss: 'https://opensource.org/licenses/bsd-license' },
  { id: 'OFL-1.1', addresses: ['scripts.sil.org/OFL', 'openfontlicense.org'], nearMiss: 'https://scripts.sil.org/fonts' },
  { id: 'WTFPL', addresses: ['sam.zoy.org/wtfpl', 'wtfpl.net'], nearMiss: 'https://sam.zoy.org/projects' },
  { id: 'Unlicense', addresses: ['unlicense.org'], nearMiss: 'https://license.example/unlicensed-copies' },
  { id: 'Zlib', addresses: ['opensource.org/licenses/zlib-license', 'zlib.net/zlib_license', 'gzip.org/zlib/zlib_license'], nearMiss: 'https://www.zlib.net/manual.html' },
  { id: 'PHP-3.01', addresses: ['php.net/license/3_01'], nearMiss: 'https://www.php.net/manual/en/' },
  { id: 'PHP-3.0', addresses: ['php.net/license/3_0'], nearMiss: 'https://www.php.net/license/3_01.txt' },
  { id: 'FSFAP', addresses: ['gnu.org/prep/maintain/html_node/license-notices-for-other-files'], nearMiss: 'https://www.gnu.org/prep/maintain/html_node/license-notices-for-code' },
  { id: 'AFL-3.0', addresses: ['opensource.org/licenses/academic'], nearMiss: 'https://opensource.org/licenses/category' },
  { id: 'OSL-2.0', addresses: ['rosenlaw.com/osl2.0'], nearMiss: 'https://www.rosenlaw.com/articles' },
  { id: 'OSL-2.1', addresses: ['rosenlaw.com/osl21'], nearMiss: 'https://www.rosenlaw.com/osl2.0.html' },
  { id: 'OSL-3.0', addresses: ['opensource.org/licenses/osl-3.0', 'rosenlaw.com/OSL3.0', 'rosenlaw.com:80/OSL3.0'], nearMiss: 'https://opensource.org/licenses/osl-2.1' },
  { id: 'Interbase-1.0', addresses: ['info.borland.com/devsupport/interbase/opensource/IPL'], nearMiss: 'https://info.borland.com/devsupport/interbase/' },
  { id: 'ODbL-1.0', addresses: ['opendatacommons.org/licenses/odbl', 'opendatacommons.org/licenses/odbl/1.0', 'opendatacommons.org/licenses/odbl/1-0'], nearMiss: 'https://opendatacommons.org/faq/' },
  { id: 'ODC-By-1.0', addresses: ['opendatacommons.org/licenses/by', 'opendatacommons.org/licenses/by/1.0', 'opendatacommons.org/licenses/by/1-0'], nearMiss: 'https://opendatacommons.org/licenses/' },
  { id: 'PDDL-1.0', addresses: ['opendatacommons.org/licenses/pddl', 'opendatacommons.org/licenses/pddl/1.0', 'opendatacommons.org/licenses/pddl/1-0'], nearMiss: 'https://opendatacommons.org/norms/' },
  { id: 'W3C-20150513', addresses: ['w3.org/Consortium/Legal/copyright-software'], nearMiss: 'https://www.w3.org/Consortium/Legal/copyright-documents' },
  { id: 'NCSA', addresses: ['opensource.org/licenses/UoI-NCSA'], nearMiss: 'https://www.ncsa.example/software' },
  { id: 'OSET-PL-2.1', addresses: ['opensource.org/licenses/opl-2.1'], nearMiss: 'https://opensource.org/licenses/osl-2.1' },
  { id: 'curl', addresses: ['curl.haxx.se/docs/copyright', 'curl.se/docs/copyright'], nearMiss: 'https://curl.se/docs/manpage.html' },
  { id: 'EUDatagrid', addresses: ['eu-datagrid.org/license', 'eu-datagrid.web.cern.ch/eu-datagrid/license'], nearMiss: 'https://www.eu-datagrid.org/members.html' },
];
