/** Addresses of licences, without scheme, `www.`, file ending and slash at the end, in small letters → SPDX id or expression. `|` separates. */
export const licenseUrls: Readonly<Record<string, string>> = {
  'AFL-3.0': 'opensource.org/licenses/afl-3.0',
  'AGPL-3.0-only': 'gnu.org/licenses/agpl-3.0|gnu.org/licenses/agpl|fsf.org/licensing/licenses/agpl-3.0',
  'Apache-1.1': 'apache.org/licenses/license-1.1|opensource.org/licenses/apachepl-1.1',
  'Apache-2.0': 'apache.org/licenses/license-2.0|apache.org/license/license-2.0|apache.org/licenses/apache-2.0|opensource.org/licenses/apache2.0|opensource.org/licenses/apache-2.0|apache.org/license-2.0|apache.org/licenses/license-2|aws.amazon.com/apache2.0|aws.amazon.com/apache-2-0',
  'Artistic-1.0': 'opensource.org/licenses/artistic-license-1.0',
  'Artistic-2.0': 'perlfoundation.org/artistic_license_2_0|opensource.org/licenses/artistic-license-2.0',
  'BSD-2-Clause': 'opensource.org/licenses/bsd-license|opensource.org/licenses/bsd-2-clause|freebsd.org/copyright/freebsd-license|opensource.org/license/bsd-2-clause',
  'BSD-3-Clause': 'opensource.org/licenses/bsd-3-clause|eclipse.org/org/documents/edl-v10|antlr.org/license|asm.ow2.org/license|asm.ow2.io/license|hamcrest.org/license|eclipse.org/legal/edl-v10',
  'BSL-1.0': 'boost.org/license_1_0',
  'CC0-1.0': 'creativecommons.org/publicdomain/zero/1.0|creativecommons.org/publicdomain/zero/1.0/legalcode',
  'CDDL-1.0': 'opensource.org/licenses/cddl1|opensource.org/licenses/cddl-1.0|sun.com/cddl|glassfish.dev.java.net/public/cddlv1.0',
  'CDDL-1.1 OR GPL-2.0-only WITH Classpath-exception-2.0': 'glassfish.java.net/public/cddl+gpl_1_1|glassfish.java.net/nonav/public/cddl+gpl_1_1|javaee.github.io/glassfish/license|glassfish.dev.java.net/nonav/public/cddl+gpl_1_1|oss.oracle.com/licenses/cddl+gpl-1.1',
  'CDDL-1.0 OR GPL-2.0-only WITH Classpath-exception-2.0': 'glassfish.java.net/public/cddl+gpl|glassfish.dev.java.net/nonav/public/cddl+gpl|glassfish.java.net/nonav/public/cddl+gpl|oss.oracle.com/licenses/cddl+gpl',
  'CPOL-1.02': 'codeproject.com/info/cpol10',
  'CPL-1.0': 'opensource.org/licenses/cpl1.0|eclipse.org/legal/cpl-v10|opensource.org/licenses/cpl1',
  'EPL-1.0': 'eclipse.org/legal/epl-v10|eclipse.org/org/documents/epl-v10|opensource.org/licenses/eclipse-1.0',
  'EPL-2.0': 'eclipse.org/legal/epl-2.0|eclipse.org/legal/epl-v20|eclipse.org/org/documents/epl-2.0/epl-2.0|eclipse.org/org/documents/epl-2.0',
  'EPL-1.0 OR LGPL-2.1-only': 'logback.qos.ch/license',
  'GPL-2.0-only': 'gnu.org/licenses/old-licenses/gpl-2.0|gnu.org/licenses/gpl-2.0|opensource.org/licenses/gpl-2.0|gnu.org/licenses/old-licenses/gpl-2.0-standalone',
  'GPL-2.0-only WITH Classpath-exception-2.0': 'openjdk.java.net/legal/gplv2+ce|openjdk.org/legal/gplv2+ce|gnu.org/software/classpath/license',
  'GPL-3.0-only': 'gnu.org/licenses/gpl-3.0|opensource.org/licenses/gpl-3.0|gnu.org/licenses/gpl-3.0-standalone',
  ISC: 'opensource.org/licenses/isc|isc.org/software/license|opensource.org/licenses/isc-license',
  JSON: 'json.org/license',
  'LGPL-2.0-only': 'gnu.org/licenses/old-licenses/lgpl-2.0',
  'LGPL-2.1-only': 'gnu.org/licenses/old-licenses/lgpl-2.1|gnu.org/licenses/lgpl-2.1|opensource.org/licenses/lgpl-2.1|gnu.org/licenses/old-licenses/lgpl-2.1-standalone',
  'LGPL-3.0-only': 'gnu.org/licenses/lgpl-3.0|opensource.org/licenses/lgpl-3.0',
  MIT: 'opensource.org/licenses/mit|opensource.org/licenses/mit-license|mit-license.org|jquery.org/license|opensource.org/license/mit|mit-license.com|rem.mit-license.org|slf4j.org/license',
  'MPL-1.1': 'mozilla.org/mpl/mpl-1.1|mozilla.org/mpl/1.1|opensource.org/licenses/mpl-1.1',
  'MPL-2.0': 'mozilla.org/mpl/2.0|opensource.org/licenses/mpl-2.0|mozilla.org/en-us/mpl/2.0|mozilla.org/mpl/2.0/index',
  'MPL-2.0 OR EPL-1.0': 'h2database.com/html/license',
  'MS-PL': 'opensource.org/licenses/ms-pl|microsoft.com/opensource/licenses.mspx',
  'OFL-1.1': 'scripts.sil.org/ofl|openfontlicense.org|opensource.org/licenses/ofl-1.1',
  PostgreSQL: 'opensource.org/licenses/postgresql|postgresql.org/about/licence',
  'PSF-2.0': 'opensource.org/licenses/pythonsoftfoundation',
  Unlicense: 'unlicense.org|unlicense.org/unlicense',
  'UPL-1.0': 'opensource.org/licenses/upl|oss.oracle.com/licenses/upl',
  'W3C': 'w3.org/consortium/legal/copyright-software-19980720|opensource.org/licenses/w3c',
  WTFPL: 'wtfpl.net|sam.zoy.org/wtfpl|wtfpl.net/txt/copying|wtfpl.net/about|sam.zoy.org/wtfpl/copying',
  Zlib: 'opensource.org/licenses/zlib-license|zlib.net/zlib_license|opensource.org/licenses/zlib|gzip.org/zlib/zlib_license',
  blessing: 'sqlite.org/copyright',
};

/** Addresses whose content changed with the time, or that name several licences. */
export const ambiguousUrls: Readonly<Record<string, { readonly label: string; readonly candidates: readonly string[] }>> = {
  'gnu.org/licenses/gpl': { label: 'GPL', candidates: ['GPL-2.0-only', 'GPL-3.0-only'] },
  'gnu.org/copyleft/gpl': { label: 'GPL', candidates: ['GPL-2.0-only', 'GPL-3.0-only'] },
  'gnu.org/licenses/lgpl': { label: 'LGPL', candidates: ['LGPL-2.1-only', 'LGPL-3.0-only'] },
  'gnu.org/copyleft/lesser': { label: 'LGPL', candidates: ['LGPL-2.1-only', 'LGPL-3.0-only'] },
  'apache.org/licenses': { label: 'Apache', candidates: ['Apache-1.1', 'Apache-2.0'] },
  'dev.perl.org/licenses': { label: 'Perl', candidates: ['GPL-1.0-or-later OR Artistic-1.0-Perl'] },
  'mozilla.org/mpl': { label: 'MPL', candidates: ['MPL-1.1', 'MPL-2.0'] },
};

/** Addresses of terms that license nothing to the public. */
export const proprietaryUrls: readonly string[] = [
  'microsoft.com/web/webpi/eula/net_library_eula_enu', 'go.microsoft.com/fwlink/?linkid=329770', 'microsoft.com/net/dotnet_library_license', 'dotnet.microsoft.com/en-us/dotnet_library_license', 'dotnet.microsoft.com/dotnet_library_license',
];
