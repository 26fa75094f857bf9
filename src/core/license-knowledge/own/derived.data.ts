import { duties, license } from '../fact-notation.ts';
import type { LicenseFacts } from '../license-facts.ts';

/**
 * Licences that nobody read clause by clause yet: each put into a class by the kind of its text, with what that class usually asks for. The cautious side was taken
 * wherever the class left a choice: notices are kept in binaries too, and what is odd is questionable.
 */

const clause = 'class of the text';

type Class = Omit<Partial<LicenseFacts>, 'duties' | 'category'> & Pick<LicenseFacts, 'category'> & { readonly asks?: string; readonly changed?: string; readonly binary?: string };

const group = (name: string, { asks, changed, binary, ...facts }: Class, ids: string): LicenseFacts[] => {
  const written = (list: string): string => list.split(' ').map((code) => `${code} ${clause}`).join(', ');
  const all = duties({ ...(asks !== undefined && { all: written(asks) }), ...(changed !== undefined && { modified: written(changed) }), ...(binary !== undefined && { binary: written(binary) }) });
  return ids.split(' ').map((id) => license({
    family: 'other', ...facts, id, duties: all, review: 'derived', basis: `the class of its text: ${name}; not read clause by clause`,
    notes: [`Provisional: classed as "${name}". Have counsel read it before you rely on it.`],
  }));
};

const file = { strength: 'weak', reach: 'file', linked: 'stays', clause } as const;
const packages = { strength: 'weak', reach: 'package', linked: 'stays', clause } as const;
const work = { strength: 'strong', reach: 'work', linked: 'reaches', clause } as const;
const document = { strength: 'weak', reach: 'document', linked: 'stays', clause } as const;

export const derivedRecords: readonly LicenseFacts[] = [
  ...group('no conditions', { category: 'public-domain' }, 'Bugroff WTFNMFPL NLPL HIDAPI LZMA-SDK-9.22 LZMA-SDK-9.11-to-9.20'),
  ...group('short notice', { category: 'permissive', asks: 'LT CN' }, [
    'AMD-newlib Abstyles Afmparse App-s2p APAFML Advanced-Cryptics-Dictionary Aspell-RU BOLA-1.1 Boehm-GC-without-fee Borceux CFITSIO CMU-Mach CMU-Mach-nodoc Clips Cornell-Lossless-JPEG Cronyx',
    'CrystalStacker DocBook-DTD DocBook-Schema DocBook-Stylesheet Dotseqn FBM FSFAP-no-warranty-disclaimer FSFULLRSD FSFULLRWD Furuseth Game-Programming-Gems Giftware Glulxe Graphics-Gems Gutmann',
    'HPND-Netrek HPND-UC-export-US HPND-merchantability-variant HPND-sell-regexpr HPND-sell-variant-MIT-disclaimer-rev IBM-pibs ISO-permission Kastrup Kazlib MIPS MMIXware MPEG-SSG Martin-Birgmeier Minpack Buddy',
    'OAR OFFIS PADL Qhull RSA-MD Rdisc Ruby-pty SGP4 SL SchemeReport HaskellReport Soundex Sun-PPP-2000 Symlinks TCP-wrappers TPDL TTWL TU-Berlin-1.0 TU-Berlin-2.0 TermReadKey ThirdEye URT-RLE UnixCrypt Vixie-Cron',
    'Wsuipa XSkat Xerox Xfig Zed Zeeff check-cvs checkmk diffmark dtoa fwlw generic-xts gtkbook hdparm jove libutil-David-Nugent magaz mailprio man2html mpi-permissive mpich2 mplus pkgconf pnmstitch psfrag psutils python-ldap',
    'snprintf softSurfer ssh-keyscan swrule ulem w3m wwl xkeyboard-config-Zinoviev xlock xzoom SGMLUG-PM OML UMich-Merit Brian-Gladman-2-Clause',
  ].join(' ')),
  ...group('short notice without names in advertising', { category: 'permissive', asks: 'LT CN NE' }, 'AML-glslang AMDPLPA HPND-Fenneberg-Livingston HPND-Intel HPND-SMC HPND-export2-US HPND-sell-variant-critical-systems SGI-B-2.0 SGI-OpenGL Sun-PPP Adobe-Display-PostScript hyphen-bulgarian metamail eGenix NAIST-2003 OGC-1.0 LOOP JPL-image EPICS DOC NetCDF NICTA-1.0 OpenVision TekHVC'),
  ...group('like BSD-2-Clause', { category: 'permissive', family: 'BSD', asks: 'LT CN WD' }, 'BSD-2-Clause-pkgconf-disclaimer BSD-2-Clause-pos-unchanged BSD-Source-beginning-file Linux-OpenIB TrustedQSL BSD-Source-alt-GPL BSD-Source-Code-no-disclaimer'),
  ...group('like BSD-3-Clause', { category: 'permissive', family: 'BSD', asks: 'LT CN WD NE' }, 'AMPAS Adobe-2006 BSD-3-Clause-Tso BSD-ask-to-endorse Brian-Gladman-3-Clause Brian-Gladman-3-Clause-no-conversion DEC-3-Clause DSDP HDF5 Inner-Net-2.0 JPNIC JasPer-2.0 NCL OLDAP-2.0 OLDAP-2.0.1 OLDAP-2.1 OLDAP-2.2 OLDAP-2.2.1 OLDAP-2.2.2 OLDAP-2.3 OLDAP-2.4 OLDAP-2.5 OLDAP-2.6 UCAR IEC-Code-Components-EULA'),
  ...group('like BSD-3-Clause, changes marked', { category: 'permissive', family: 'BSD', asks: 'LT CN WD NE', changed: 'SC' }, 'BSD-Mark-Modifications IJG-short Intel-ACPI Condor-1.1 libselinux-1.0 3D-Slicer-1.0'),
  ...group('like BSD-4-Clause, with advertising clause', { category: 'permissive', family: 'BSD', asks: 'LT CN WD AD NE' }, 'BSD-Advertising-Acknowledgement BSD-Inferno-Nettverk BSD-Systemics BSD-Systemics-W3Works Caldera Caldera-no-preamble NRL OpenSSL-standalone ngrep radvd'),
  ...group('notice and acknowledgement', { category: 'permissive', asks: 'LT CN AK' }, 'BSD-Attribution-HPND-disclaimer Catharon GD HP-1986 HP-1989 HPND-export-US-acknowledgement Imlib2 InnoSetup MTLL Mackerras-3-Clause Mackerras-3-Clause-acknowledgment SWL XFree86-1.1 xpp NIST-Software DRL-1.0 DRL-1.1 GCR-docs'),
  ...group('notice, changed versions marked or renamed', { category: 'permissive', family: 'zlib', asks: 'LT CN', changed: 'SC NM' }, 'Barr Cube CryptoSwift Crossword HTMLTIDY Leptonica libpng-1.6.35 McPhee-slideshow Newsletr SSH-short Spencer-86 Spencer-94 Spencer-99 lsof threeparttable dvipdfm Knuth-CTAN Lucida-Bitmap-Fonts TTYP0 xinetd Plexus SOFA DocBook-XML'),
  ...group('reserved name, as in Apache-1.1', { category: 'permissive', asks: 'LT CN WD AK NE', changed: 'NM', terms: [{ term: 'reserved-name', clause }] }, 'OSSP Saxpath Xdebug-1.03'),
  ...group('like Apache-2.0', { category: 'permissive', family: 'Apache', asks: 'LT NF', changed: 'SC', patent: { grant: 'express', clause, retaliation: 'patent-license', retaliationClause: clause } }, 'Pixar SCEA SHL-0.5 SHL-0.51 ESA-PL-permissive-2.4'),
  ...group('permissive with odd terms', { category: 'permissive-questionable', asks: 'LT CN' }, 'COIL-1.0 FDK-AAC FDK-MPEG-H Ferguson-Twofish GL2PS Mup MakeIndex Noweb Sendmail Sendmail-8.23 Sendmail-Open-Source-1.1 iMatix gnuplot SMPPL Widget-Workshop OLDAP-1.1 OLDAP-1.2 OLDAP-1.3 OLDAP-1.4 Eurosym'),
  ...group('copyleft by file, as in the MPL', { category: 'weak-copyleft', copyleft: file, asks: 'LT', changed: 'SC SL:file', binary: 'DS:file' }, 'BitTorrent-1.0 BitTorrent-1.1 FreeImage Glide gSOAP-1.3b NOSL OPL-1.0 RHeCos-1.1 SISSL-1.2 SNIA TPL-1.0 SGI-B-1.0 SGI-B-1.1 ESA-PL-weak-copyleft-2.4 YPL-1.0 YPL-1.1 Zimbra-1.3 Zimbra-1.4'),
  ...group('copyleft by package, as in the Artistic licences', { category: 'weak-copyleft', copyleft: packages, asks: 'LT', changed: 'SC SL:package', binary: 'DS:package' }, 'Artistic-dist NBPL-1.0 OCCT-PL OpenPBS-2.3 TORQUE-1.1'),
  ...group('copyleft of the whole work', { category: 'strong-copyleft', copyleft: work, tolerates: [], asks: 'LT', changed: 'SC SL:work', binary: 'DS:work' }, 'BSD-Protection SMAIL-GPL TGPPL-1.0 TMate TOSL VOSTROM QPL-1.0-INRIA-2004 copyleft-next-0.3.0 CERN-OHL-1.1 CERN-OHL-1.2 TAPR-OHL-1.0 ESA-PL-strong-copyleft-2.4'),
  ...group('limits on use', { category: 'source-available', asks: 'LT UR', network: { trigger: 'restricted', clause } }, 'ADSL BSD-3-Clause-OpenWebUI PPL'),
  ...group('forbidden purposes', { category: 'source-available', asks: 'LT FU' }, 'Hippocratic-3.0-core'),
  ...group('document or data with attribution', { category: 'content', forContent: true, asks: 'CN LR' }, 'ASWF-Digital-Assets-1.0 ASWF-Digital-Assets-1.1 CAPEC-tou cve-tou AdaCore-doc LPD-document Latex2e Latex2e-translated-notice O-UDA-1.0 OGDL-Taiwan-1.0 OPL-UK-3.0 Unicode-TOU Linux-man-pages-1-para'),
  ...group('document that stays under its licence', { category: 'content', forContent: true, copyleft: document, asks: 'CN LR', changed: 'SC SL:document' }, 'CDL-1.0 LAL-1.2 Linux-man-pages-copyleft Linux-man-pages-copyleft-2-para Linux-man-pages-copyleft-var'),
  ...group('document or data with limits on use', { category: 'content', forContent: true, asks: 'CN LR UR', network: { trigger: 'restricted', clause } }, 'C-UDA-1.0 NCGL-UK-2.0'),
  ...group('font', { category: 'content', forContent: true, asks: 'LT CN' }, 'Adobe-Glyph Adobe-Utopia Baekmuk Bahyph'),
  ...group('font that stays under its licence', { category: 'content', forContent: true, copyleft: { strength: 'weak', reach: 'font', linked: 'stays', clause }, asks: 'LT CN', changed: 'NM SL:font' }, 'Arphic-1999 ParaType-Free-Font-1.3'),
  ...group('any licence that the Open Source Initiative approved', { category: 'unclassified', asks: 'LT CN' }, 'any-OSI any-OSI-perl-modules'),
  ...group('text not at hand', { category: 'unclassified', asks: 'LT CN' }, 'MVT-1.1 atc-game Informatica'),
];
