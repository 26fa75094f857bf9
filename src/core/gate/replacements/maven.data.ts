import type { Replacement } from './replacement.ts';

const friendlyPdf = [{ purl: 'pkg:maven/org.apache.pdfbox/pdfbox', license: 'Apache-2.0' }, { purl: 'pkg:maven/com.github.librepdf/openpdf', license: 'LGPL-2.1-or-later OR MPL-2.0', note: 'A fork of iText 4.' }] as const;
const elasticsearch = [{ before: '7.11.0', license: 'Apache-2.0', note: 'The last line under Apache-2.0 is 7.10, which is no longer kept up.' }, { purl: 'pkg:maven/org.opensearch/opensearch', license: 'Apache-2.0', note: 'A fork of Elasticsearch 7.10.' }] as const;
const mariadb = { purl: 'pkg:maven/org.mariadb.jdbc/mariadb-java-client', license: 'LGPL-2.1-or-later', note: 'Talks to MySQL servers as well.' } as const;

/** Every module of Akka lives on under the same name in Pekko. */
const akkaModule = (module: string): Replacement => ({
  of: [`pkg:maven/com.typesafe.akka/akka-${module}*`], from: '2.7.0', terms: 'BUSL-1.1', context: 'hosted',
  instead: [{ before: '2.7.0', license: 'Apache-2.0', note: 'The last line under Apache-2.0 is 2.6, which is no longer kept up.' }, { purl: `pkg:maven/org.apache.pekko/pekko-${module}*`, license: 'Apache-2.0', note: 'A fork of Akka 2.6.' }], source: 'announcement of September 2022',
});

export const mavenReplacements: readonly Replacement[] = [
  { of: ['pkg:maven/com.typesafe.akka/akka-http*'], from: '10.4.0', terms: 'BUSL-1.1', context: 'hosted', instead: [{ before: '10.4.0', license: 'Apache-2.0', note: 'The last line under Apache-2.0 is 10.2, which is no longer kept up.' }, { purl: 'pkg:maven/org.apache.pekko/pekko-http*', license: 'Apache-2.0', note: 'A fork of Akka HTTP 10.2.' }], source: 'announcement of September 2022' },
  ...['actor', 'stream', 'cluster', 'persistence', 'remote', 'slf4j', 'protobuf', 'serialization'].map(akkaModule),
  { of: ['pkg:maven/com.itextpdf/*'], terms: 'AGPL-3.0-only', context: 'hosted', instead: friendlyPdf, source: 'LICENSE.md of the repository' },
  { of: ['pkg:maven/mysql/mysql-connector-java', 'pkg:maven/com.mysql/mysql-connector-j'], terms: 'GPL-2.0-only WITH Universal-FOSS-exception-1.0', context: 'distributed', instead: [mariadb], source: 'LICENSE in the package' },
  { of: ['pkg:maven/org.elasticsearch/elasticsearch'], from: '7.11.0', before: '8.16.0', terms: 'Elastic-2.0 OR SSPL-1.0', context: 'hosted', instead: elasticsearch, source: 'announcement of January 2021' },
  { of: ['pkg:maven/org.elasticsearch/elasticsearch'], from: '8.16.0', terms: 'Elastic-2.0 OR SSPL-1.0 OR AGPL-3.0-only', context: 'hosted', instead: elasticsearch, source: 'announcement of August 2024' },
  { of: ['pkg:maven/org.hibernate.orm/*'], before: '7.0.0', terms: 'LGPL-2.1-or-later', context: 'distributed', instead: [{ from: '7.0.0', license: 'Apache-2.0', note: 'Version 7 changed to Apache-2.0.' }], source: 'release notes of 7.0' },
  { of: ['pkg:maven/org.hibernate/hibernate-core'], terms: 'LGPL-2.1-or-later', context: 'distributed', instead: [{ purl: 'pkg:maven/org.hibernate.orm/hibernate-core', from: '7.0.0', license: 'Apache-2.0', note: 'Its new name; version 7 changed to Apache-2.0.' }], source: 'release notes of 7.0' },
  { of: ['pkg:maven/org.json/json'], before: '20220924', terms: 'JSON', context: 'distributed', instead: [{ from: '20220924', license: 'LicenseRef-public-domain', note: 'From 20220924 on it is in the public domain.' }, { purl: 'pkg:maven/com.vaadin.external.google/android-json', license: 'Apache-2.0', note: 'The same classes, written anew for Android; without a release since 2013.' }], source: 'LICENSE of the repository' },
  { of: ['pkg:maven/jfree/jfreechart', 'pkg:maven/org.jfree/jfreechart'], terms: 'LGPL-2.1-or-later', context: 'distributed', instead: [{ purl: 'pkg:maven/org.knowm.xchart/xchart', license: 'Apache-2.0' }], source: 'licence file of the repository' },
  { of: ['pkg:maven/com.mchange/c3p0', 'pkg:maven/c3p0/c3p0'], terms: 'LGPL-2.1-or-later OR EPL-1.0', context: 'distributed', instead: [{ purl: 'pkg:maven/com.zaxxer/HikariCP', license: 'Apache-2.0' }, { purl: 'pkg:maven/org.apache.commons/commons-dbcp2', license: 'Apache-2.0' }], source: 'LICENSE of the repository' },
  { of: ['pkg:maven/org.neo4j/neo4j'], terms: 'GPL-3.0-only', context: 'distributed', instead: [{ purl: 'pkg:maven/org.janusgraph/janusgraph-core', license: 'Apache-2.0', note: 'Is asked in Gremlin, and not in Cypher.' }], source: 'LICENSE.txt of the repository' },
  { of: ['pkg:maven/net.sf.trove4j/trove4j', 'pkg:maven/gnu.trove/trove'], terms: 'LGPL-2.1-or-later', context: 'distributed', instead: [{ purl: 'pkg:maven/it.unimi.dsi/fastutil', license: 'Apache-2.0' }], source: 'licence file of the package' },
  { of: ['pkg:maven/com.google.code.findbugs/annotations'], terms: 'LGPL-2.1-or-later', context: 'distributed', instead: [{ purl: 'pkg:maven/com.github.stephenc.findbugs/findbugs-annotations', license: 'Apache-2.0', note: 'The same annotations, written anew; without a release since 2010.' }], source: 'licence in the pom' },
  { of: ['pkg:maven/net.sourceforge.jtds/jtds'], terms: 'LGPL-2.1-or-later', context: 'distributed', instead: [{ purl: 'pkg:maven/com.microsoft.sqlserver/mssql-jdbc', license: 'MIT', note: 'For SQL Server, and not for Sybase.' }], source: 'LICENSE of the package' },
  { of: ['pkg:maven/org.liquibase/liquibase-core'], from: '5.0.0', terms: 'FSL-1.1-ALv2', context: 'hosted', instead: [{ before: '5.0.0', license: 'Apache-2.0', note: 'Version 5 changed to FSL-1.1-ALv2.' }, { purl: 'pkg:maven/org.flywaydb/flyway-core', license: 'Apache-2.0' }], source: 'LICENSE.txt of 5.0' },
  { of: ['pkg:maven/io.confluent.ksql/*'], terms: 'LicenseRef-Confluent-Community-1.0', context: 'hosted', instead: [{ purl: 'pkg:maven/org.apache.flink/flink-table-api-java', license: 'Apache-2.0', note: 'Another dialect of SQL over streams.' }], source: 'LICENSE of the repository' },
  { of: ['pkg:maven/io.camunda/zeebe-broker'], terms: 'LicenseRef-Camunda-1.0', context: 'hosted', instead: [{ purl: 'pkg:maven/org.flowable/flowable-engine', license: 'Apache-2.0' }], source: 'LICENSE.txt of the repository' },
];
