import type { Replacement } from './replacement.ts';

/** Also for the distributions that are made from it. */
export const debianReplacements: readonly Replacement[] = [
  { of: ['pkg:deb/*/libreadline*'], terms: 'GPL-3.0-or-later', context: 'distributed', instead: [{ purl: 'pkg:deb/debian/libedit2', license: 'BSD-3-Clause', note: 'Has most of the same functions.' }], source: 'debian/copyright' },
  { of: ['pkg:deb/*/libmysqlclient*'], terms: 'GPL-2.0-only WITH Universal-FOSS-exception-1.0', context: 'distributed', instead: [{ purl: 'pkg:deb/debian/libmariadb3', license: 'LGPL-2.1-or-later', note: 'Talks to MySQL servers as well.' }], source: 'debian/copyright' },
  { of: ['pkg:deb/*/ghostscript', 'pkg:deb/*/libgs9', 'pkg:deb/*/libgs10'], terms: 'AGPL-3.0-or-later', context: 'hosted', instead: [{ purl: 'pkg:deb/debian/qpdf', license: 'Apache-2.0', note: 'Changes documents, and draws no pages.' }], source: 'debian/copyright' },
  { of: ['pkg:deb/*/mupdf', 'pkg:deb/*/libmupdf*'], terms: 'AGPL-3.0-or-later', context: 'hosted', instead: [{ purl: 'pkg:deb/debian/qpdf', license: 'Apache-2.0', note: 'Changes documents, and draws no pages.' }], source: 'debian/copyright' },
  { of: ['pkg:deb/*/libpoppler*'], terms: 'GPL-2.0-or-later', context: 'distributed', instead: [{ purl: 'pkg:deb/debian/qpdf', license: 'Apache-2.0', note: 'Changes documents, and draws no pages.' }], source: 'debian/copyright' },
  { of: ['pkg:deb/*/ffmpeg', 'pkg:deb/*/libavcodec*', 'pkg:deb/*/libavformat*', 'pkg:deb/*/libavfilter*', 'pkg:deb/*/libswscale*'], terms: 'GPL-2.0-or-later', context: 'distributed', instead: [{ purl: 'pkg:generic/ffmpeg', license: 'LGPL-2.1-or-later', note: 'Built by yourself without --enable-gpl and --enable-nonfree; the distribution builds it with parts under the GPL.' }], source: 'debian/rules' },
  { of: ['pkg:deb/*/libx264-*'], terms: 'GPL-2.0-or-later', context: 'distributed', instead: [{ purl: 'pkg:deb/debian/libopenh264-7', license: 'BSD-2-Clause', note: 'Its name in Debian 12; others count the number up. Fewer profiles, and patents on H.264 are another matter.' }], source: 'debian/copyright' },
  { of: ['pkg:deb/*/libx265-*'], terms: 'GPL-2.0-or-later', context: 'distributed', instead: [{ purl: 'pkg:deb/debian/libaom3', license: 'BSD-2-Clause', note: 'Writes AV1 instead of H.265.' }], source: 'debian/copyright' },
  { of: ['pkg:deb/*/libmad0'], terms: 'GPL-2.0-or-later', context: 'distributed', instead: [{ purl: 'pkg:deb/debian/libmpg123-0', license: 'LGPL-2.1-only', note: 'Called libmpg123-0t64 from Debian 13 on.' }], source: 'debian/copyright' },
  { of: ['pkg:deb/*/libfftw3-*'], terms: 'GPL-2.0-or-later', context: 'distributed', instead: [{ purl: 'pkg:deb/debian/libkissfft-float131', license: 'BSD-3-Clause', note: 'Simpler, and slower.' }], source: 'debian/copyright' },
  { of: ['pkg:deb/*/libgdbm*'], terms: 'GPL-3.0-or-later', context: 'distributed', instead: [{ purl: 'pkg:deb/debian/liblmdb0', license: 'OLDAP-2.8', note: 'Another format of files.' }], source: 'debian/copyright' },
  { of: ['pkg:deb/*/libdb5.3*'], terms: 'Sleepycat', context: 'distributed', instead: [{ purl: 'pkg:deb/debian/liblmdb0', license: 'OLDAP-2.8', note: 'Another format of files.' }], source: 'debian/copyright' },
];
