import type { Replacement } from './replacement.ts';

export const pypiReplacements: readonly Replacement[] = [
  { of: ['pkg:pypi/pymupdf'], terms: 'AGPL-3.0-only', context: 'hosted', instead: [{ purl: 'pkg:pypi/pypdf', license: 'BSD-3-Clause', note: 'Reads and changes documents, and draws no pages.' }, { purl: 'pkg:pypi/pypdfium2', license: 'Apache-2.0 OR BSD-3-Clause', note: 'Draws pages; the PDFium in it has notices of its own.' }], source: 'COPYING in the package' },
  { of: ['pkg:pypi/unidecode'], terms: 'GPL-2.0-or-later', context: 'distributed', instead: [{ purl: 'pkg:pypi/anyascii', license: 'ISC' }], source: 'LICENSE in the package' },
  { of: ['pkg:pypi/pyqt5', 'pkg:pypi/pyqt6'], terms: 'GPL-3.0-only', context: 'distributed', instead: [{ purl: 'pkg:pypi/pyside6', license: 'LGPL-3.0-only', note: 'The same toolkit, of Qt 6; also under GPL-2.0-only and GPL-3.0-only.' }], source: 'LICENSE in the package' },
  { of: ['pkg:pypi/mysqlclient', 'pkg:pypi/mysql-python'], terms: 'GPL-2.0-or-later', context: 'distributed', instead: [{ purl: 'pkg:pypi/pymysql', license: 'MIT' }], source: 'LICENSE in the package' },
  { of: ['pkg:pypi/mysql-connector-python'], terms: 'GPL-2.0-only WITH Universal-FOSS-exception-1.0', context: 'distributed', instead: [{ purl: 'pkg:pypi/pymysql', license: 'MIT' }], source: 'LICENSE.txt in the package' },
  { of: ['pkg:pypi/fuzzywuzzy'], terms: 'GPL-2.0-only', context: 'distributed', instead: [{ purl: 'pkg:pypi/rapidfuzz', license: 'MIT' }], source: 'LICENSE.txt in the package' },
  { of: ['pkg:pypi/python-levenshtein', 'pkg:pypi/levenshtein'], terms: 'GPL-2.0-or-later', context: 'distributed', instead: [{ purl: 'pkg:pypi/rapidfuzz', license: 'MIT', note: 'rapidfuzz.distance.Levenshtein has the same functions.' }], source: 'COPYING in the package' },
  { of: ['pkg:pypi/html2text'], terms: 'GPL-3.0-or-later', context: 'distributed', instead: [{ purl: 'pkg:pypi/markdownify', license: 'MIT' }], source: 'COPYING in the package' },
  { of: ['pkg:pypi/mutagen'], terms: 'GPL-2.0-or-later', context: 'distributed', instead: [{ purl: 'pkg:pypi/tinytag', license: 'MIT', note: 'Reads tags, and writes none.' }], source: 'COPYING in the package' },
  { of: ['pkg:pypi/eyed3'], terms: 'GPL-3.0-or-later', context: 'distributed', instead: [{ purl: 'pkg:pypi/tinytag', license: 'MIT', note: 'Reads tags, and writes none.' }], source: 'LICENSE in the package' },
  { of: ['pkg:pypi/igraph', 'pkg:pypi/python-igraph'], terms: 'GPL-2.0-or-later', context: 'distributed', instead: [{ purl: 'pkg:pypi/networkx', license: 'BSD-3-Clause', note: 'In Python, and slower on large graphs.' }], source: 'LICENSE in the package' },
  { of: ['pkg:pypi/ultralytics'], terms: 'AGPL-3.0-only', context: 'hosted', instead: [{ purl: 'pkg:pypi/torchvision', license: 'BSD-3-Clause', note: 'Has models of its own for detection.' }], source: 'LICENSE in the package' },
  { of: ['pkg:pypi/scikit-survival'], terms: 'GPL-3.0-or-later', context: 'distributed', instead: [{ purl: 'pkg:pypi/lifelines', license: 'MIT' }], source: 'COPYING in the package' },
  { of: ['pkg:pypi/scapy'], terms: 'GPL-2.0-only', context: 'distributed', instead: [{ purl: 'pkg:pypi/dpkt', license: 'BSD-3-Clause', note: 'Builds and reads packets, and sends none; without a release since 2022.' }], source: 'LICENSE in the package' },
  { of: ['pkg:pypi/pyexiv2', 'pkg:pypi/py3exiv2'], terms: 'GPL-3.0-only', context: 'distributed', instead: [{ purl: 'pkg:pypi/piexif', license: 'MIT', note: 'For Exif in JPEG, TIFF and WebP; without a release since 2019.' }], source: 'LICENSE in the package' },
];
