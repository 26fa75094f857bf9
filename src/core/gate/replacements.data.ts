/** Something that does the same, or a version from before the terms changed. Facts that anybody can look up; the texts are ours. */
export interface Replacement {
  /** Package URL without version; `*` stands for any characters. */
  readonly of: string;
  /** What to take, as a person would write it. */
  readonly name: string;
  /** SPDX. */
  readonly license: string;
  readonly note?: string;
}

export const replacements: readonly Replacement[] = [
  { of: 'pkg:npm/ua-parser-js', name: 'ua-parser-js 1.x', license: 'MIT', note: 'Version 2 changed to AGPL-3.0-or-later.' },
  { of: 'pkg:npm/highcharts', name: 'echarts', license: 'Apache-2.0' },
  { of: 'pkg:npm/mapbox-gl', name: 'maplibre-gl', license: 'BSD-3-Clause', note: 'A fork of mapbox-gl 1.13, the last version under BSD-3-Clause.' },
  { of: 'pkg:npm/handsontable', name: 'tabulator-tables', license: 'MIT' },
  { of: 'pkg:npm/ag-grid-enterprise', name: 'ag-grid-community', license: 'MIT', note: 'Without the enterprise features.' },
  { of: 'pkg:npm/gsap', name: 'animejs', license: 'MIT' },
  { of: 'pkg:npm/%40ckeditor/*', name: 'prosemirror packages', license: 'MIT' },
  { of: 'pkg:npm/ckeditor5', name: 'prosemirror packages', license: 'MIT' },
  { of: 'pkg:maven/com.itextpdf/*', name: 'org.apache.pdfbox:pdfbox', license: 'Apache-2.0' },
  { of: 'pkg:maven/com.lowagie/itext', name: 'org.apache.pdfbox:pdfbox', license: 'Apache-2.0' },
  { of: 'pkg:maven/mysql/mysql-connector-java', name: 'org.mariadb.jdbc:mariadb-java-client', license: 'LGPL-2.1-or-later', note: 'Talks to MySQL servers as well.' },
  { of: 'pkg:maven/com.mysql/mysql-connector-j', name: 'org.mariadb.jdbc:mariadb-java-client', license: 'LGPL-2.1-or-later', note: 'Talks to MySQL servers as well.' },
  { of: 'pkg:maven/com.typesafe.akka/*', name: 'org.apache.pekko, of the same module', license: 'Apache-2.0', note: 'A fork of Akka 2.6, the last line under Apache-2.0.' },
  { of: 'pkg:maven/jfree/jfreechart', name: 'org.knowm.xchart:xchart', license: 'Apache-2.0' },
  { of: 'pkg:maven/org.jfree/jfreechart', name: 'org.knowm.xchart:xchart', license: 'Apache-2.0' },
  { of: 'pkg:maven/com.mchange/c3p0', name: 'com.zaxxer:HikariCP', license: 'Apache-2.0' },
  { of: 'pkg:maven/c3p0/c3p0', name: 'com.zaxxer:HikariCP', license: 'Apache-2.0' },
  { of: 'pkg:maven/org.elasticsearch/*', name: 'OpenSearch, of the same module', license: 'Apache-2.0', note: 'A fork of Elasticsearch 7.10, the last version under Apache-2.0.' },
  { of: 'pkg:pypi/pymupdf', name: 'pypdf', license: 'BSD-3-Clause' },
  { of: 'pkg:pypi/unidecode', name: 'anyascii', license: 'ISC' },
  { of: 'pkg:pypi/chardet', name: 'charset-normalizer', license: 'MIT' },
  { of: 'pkg:pypi/pyqt5', name: 'pyside6', license: 'LGPL-3.0-only', note: 'The same toolkit, of Qt 6.' },
  { of: 'pkg:pypi/pyqt6', name: 'pyside6', license: 'LGPL-3.0-only', note: 'The same toolkit.' },
  { of: 'pkg:pypi/mysqlclient', name: 'pymysql', license: 'MIT' },
  { of: 'pkg:pypi/mysql-connector-python', name: 'pymysql', license: 'MIT' },
  { of: 'pkg:docker/*mongo', name: 'ferretdb', license: 'Apache-2.0', note: 'Speaks the protocol of MongoDB; compare the features that you use.' },
  { of: 'pkg:docker/*redis', name: 'valkey', license: 'BSD-3-Clause', note: 'A fork of Redis 7.2, the last version under BSD-3-Clause.' },
  { of: 'pkg:docker/*elasticsearch', name: 'opensearch', license: 'Apache-2.0', note: 'A fork of Elasticsearch 7.10.' },
  { of: 'pkg:docker/*terraform', name: 'opentofu', license: 'MPL-2.0', note: 'A fork of Terraform 1.5, the last version under MPL-2.0.' },
  { of: 'pkg:docker/*vault', name: 'openbao', license: 'MPL-2.0', note: 'A fork of Vault 1.14.' },
];
