import { describe, expect, it } from 'vitest';
import { parsePurl } from '#core/purl/purl.ts';
import { repositoryEndpoints } from './client-repositories.ts';
import registry from './registry.ts';

const answers = (files: Record<string, string>, environment: Record<string, string> = {}, output?: string) => ({
  files: new Map(Object.entries(files)),
  environment: new Map(Object.entries(environment)),
  commands: new Map(output === undefined ? [] : [['mvn', output]]),
});

describe('repositories of the clients', () => {
  it('are mirrors with credentials, then repositories of active profiles', () => {
    const settings = `<settings>
      <servers><server><id>corp</id><username>jane</username><password>\${env.NEXUS_PASSWORD}</password></server></servers>
      <mirrors><mirror><id>corp</id><url>https://nexus.example/maven/</url><mirrorOf>*,!tools</mirrorOf></mirror></mirrors>
      <profiles>
        <profile><id>on</id><repositories><repository><id>tools</id><url>https://tools.example/m2</url></repository></repositories></profile>
        <profile><id>off</id><repositories><repository><id>off</id><url>https://off.example/m2</url></repository></repositories></profile>
      </profiles>
      <activeProfiles><activeProfile>on</activeProfile></activeProfiles>
    </settings>`;
    expect(repositoryEndpoints(answers({ '~/.m2/settings.xml': settings }, { NEXUS_PASSWORD: 'sécret' }))).toEqual([
      { url: 'https://nexus.example/maven', authorization: `Basic ${Buffer.from('jane:sécret').toString('base64')}` },
      { url: 'https://tools.example/m2' },
    ]);
  });

  it('are what Maven prints, and what Gradle, sbt and Coursier are told', () => {
    const printed = '<repositories>\n <repository><id>central</id><url>https://repository.example/maven2</url></repository></repositories>\u001B[0m';
    const files = {
      '~/.gradle/init.gradle': "allprojects { repositories { maven { url 'https://gradle.example/a' }; maven { url = uri(\"https://gradle.example/b\") } } }",
      '~/.sbt/repositories': '[repositories]\nlocal\ncorp: https://sbt.example/repo\nivy: https://ivy.example, [organisation]/[module]',
    };
    expect(repositoryEndpoints(answers(files, { COURSIER_REPOSITORIES: 'central|https://coursier.example' }, printed)).map(({ url }) => url)).toEqual([
      'https://repository.example/maven2', 'https://gradle.example/a', 'https://gradle.example/b', 'https://sbt.example/repo', 'https://coursier.example',
    ]);
  });

  it('are not those that a mirror blocks', () => {
    const settings = '<settings><mirrors><mirror><id>blocker</id><mirrorOf>external:http:*</mirrorOf><url>http://0.0.0.0/</url><blocked>true</blocked></mirror></mirrors></settings>';
    const printed = '<list><repository><id>plain</id><url>http://plain.example/m2</url></repository><repository><id>safe</id><url>https://safe.example/m2</url></repository><repository><id>here</id><url>http://localhost:8081/m2</url></repository></list>';
    expect(repositoryEndpoints(answers({ '/usr/share/maven/conf/settings.xml': settings }, {}, printed)).map(({ url }) => url)).toEqual(['https://safe.example/m2', 'http://localhost:8081/m2']);
  });

  it('are none without an answer: nothing is built in', () => {
    expect(repositoryEndpoints(answers({}))).toEqual([]);
    expect(repositoryEndpoints(answers({ '~/.m2/settings.xml': '<settings><mirrors>' }))).toEqual([]);
  });
});

describe('requests and answers', () => {
  const endpoint = { url: 'https://repository.example/maven2' };

  it('ask for the POM of a version, and for the versions', () => {
    expect(registry.request(parsePurl('pkg:maven/com.google.guava/guava@33.2.0-jre'), endpoint)?.url).toBe('https://repository.example/maven2/com/google/guava/guava/33.2.0-jre/guava-33.2.0-jre.pom');
    expect(registry.request(parsePurl('pkg:maven/com.google.guava/guava'), endpoint)?.url).toBe('https://repository.example/maven2/com/google/guava/guava/maven-metadata.xml');
    expect(registry.request(parsePurl('pkg:maven/com.example/x@1-SNAPSHOT'), endpoint)).toBeUndefined();
    expect(registry.request({ type: 'maven', namespace: '../x', name: 'y', version: '1' }, endpoint)).toBeUndefined();
  });

  it('give licences and metadata', () => {
    const pom = `<project><licenses><license><name>Apache-2.0</name><url>https://licenses.example/apache</url></license></licenses><url>https://x.example</url><description>\${project.name}</description>
      <developers><developer><name>Jane</name></developer></developers></project>`;
    expect(registry.parse(pom, parsePurl('pkg:maven/a/b@1'))).toEqual({ licenses: [{ value: 'Apache-2.0', url: 'https://licenses.example/apache' }], metadata: { homepage: 'https://x.example', authors: ['Jane'] } });
    const child = '<project><parent><groupId>g</groupId><artifactId>p</artifactId><version>2</version></parent></project>';
    expect(registry.parse(child, parsePurl('pkg:maven/a/b@1')).inherits).toEqual({ type: 'maven', namespace: 'g', name: 'p', version: '2' });
    expect(() => registry.parse('<html></html>', parsePurl('pkg:maven/a/b@1'))).toThrow();
    expect(() => registry.parse('<html></html>', parsePurl('pkg:maven/a/b'))).toThrow();
  });
});
