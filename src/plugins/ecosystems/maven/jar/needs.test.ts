import { expect, it } from 'vitest';
import { extractFromMemory } from '../../../../../test/support/memory-scan.ts';
import { zipOf } from '../../../../../test/support/make-zip.ts';
import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import maven from '../index.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

const needing = (dependencies: readonly string[]): string => dependencies.map((dependency) => {
  const [group, artifact, version, more = ''] = dependency.split(' ');
  return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version>${more}</dependency>\n`;
}).join('');

/** An archive with its POM; each dependency as `group artifact version [elements]`. */
function jar(artifact: string, dependencies: readonly string[] = [], more: Files = {}, inPom = ''): Uint8Array {
  const place = `META-INF/maven/dev.acme/${artifact}`;
  return zipOf({
    [`${place}/pom.properties`]: `groupId=dev.acme\nartifactId=${artifact}\nversion=1.0\n`,
    [`${place}/pom.xml`]: `<project>\n<groupId>dev.acme</groupId><artifactId>${artifact}</artifactId><version>1.0</version>\n${inPom}<dependencies>\n${needing(dependencies)}</dependencies>\n</project>\n`,
    ...more,
  });
}

async function read(files: Files): Promise<{ edges: string[]; issues: string[] }> {
  const extractions = await extractFromMemory(maven, new Map(Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? encodeUtf8(content) : content])));
  return {
    edges: extractions.flatMap(({ nodes, edges }) => {
      const purls = [...nodes].map((node) => String(node.purl).replace('pkg:maven/', ''));
      return Array.from({ length: edges.length / 3 }, (_, index) => `${purls[edges.at(3 * index)!]} > ${purls[edges.at(3 * index + 1)!]}`);
    }).sort(),
    issues: extractions.flatMap(({ issues }) => issues.filter(({ code }) => code === 'unresolved').map(({ path, line, message }) => `${path}:${line ?? ''} ${message}`)),
  };
}

it('an archive needs those beside it that its POM names, and the others are told at their line', async () => {
  expect(await read({
    'lib/lamp-1.0.jar': jar('lamp', ['dev.acme wick 1.0', '${project.groupId} cord ${cord}', 'org.gone gone 2.0', 'org.plain plain 3.0', 'org.other test 1 <scope>test</scope>', 'org.other maybe 1 <optional>true</optional>', 'org.other given 1 <scope>provided</scope>'], {}, '<properties><cord>1.0</cord></properties>\n'),
    'lib/wick-1.0.jar': jar('wick'),
    'lib/cord-1.0.jar': jar('cord'),
    'lib/plain-3.0.jar': zipOf({ 'META-INF/MANIFEST.MF': 'Manifest-Version: 1.0\n' }),
  })).toEqual({
    edges: ['dev.acme/lamp@1.0 > dev.acme/cord@1.0', 'dev.acme/lamp@1.0 > dev.acme/wick@1.0', 'dev.acme/lamp@1.0 > plain/plain@3.0'],
    issues: ['lib/lamp-1.0.jar!/META-INF/maven/dev.acme/lamp/pom.xml:7 1 package that it needs is not among the scanned files: org.gone:gone'],
  });
});

it('is told once for a directory', async () => {
  expect((await read({ 'lib/lamp-1.0.jar': jar('lamp', ['a a 1', 'b b 1']), 'lib/wick-1.0.jar': jar('wick', ['b b 1']), 'more/cord-1.0.jar': jar('cord', ['dev.acme lamp 1.0']) })).issues).toEqual([
    'lib/lamp-1.0.jar: 2 packages that 2 archives need are not among the scanned files: a:a, b:b',
    'more/cord-1.0.jar!/META-INF/maven/dev.acme/cord/pom.xml:4 1 package that it needs is not among the scanned files: dev.acme:lamp',
  ]);
});

it('of several versions the one that is asked for, else none', async () => {
  const other = zipOf({ 'META-INF/maven/dev.acme/wick/pom.properties': 'groupId=dev.acme\nartifactId=wick\nversion=2.0\n' });
  const both = (version: string) => ({ 'lib/lamp-1.0.jar': jar('lamp', [`dev.acme wick ${version}`]), 'lib/wick-1.0.jar': jar('wick'), 'lib/wick-2.0.jar': other });
  expect(await read(both('2.0'))).toEqual({ edges: ['dev.acme/lamp@1.0 > dev.acme/wick@2.0'], issues: [] });
  expect(await read(both('3.0'))).toEqual({ edges: [], issues: [] });
});

it.each<[string, Files]>([
  ['an archive with others in it', { 'app-1.0.war': jar('app', ['a a 1'], { 'WEB-INF/lib/wick-1.0.jar': jar('wick') }) }],
  ['an archive with the POMs of others', { 'app-1.0.jar': jar('app', ['a a 1'], { 'META-INF/maven/b/b/pom.properties': 'groupId=b\nartifactId=b\nversion=1\n' }) }],
  ['what was copied in under another name', { 'app-1.0.jar': jar('app', ['ch.fast fast-parser 1', 'org.quick q 1'], { 'META-INF/FastParser-LICENSE': 'MIT', 'dev/acme/shaded/org/quick/Q.class': '' }) }],
  ['sources', { 'app-1.0-sources.jar': jar('app', ['a a 1']) }],
  ['the launcher of a build tool', { '.mvn/wrapper/maven-wrapper.jar': jar('maven-wrapper', ['a a 1']) }],
  ['an archive in a repository', { 'repository/dev/acme/app/1.0/app-1.0.jar': jar('app', ['a a 1']) }],
  ['what a build makes or uses', { 'pom.xml': '<project><groupId>dev.acme</groupId><artifactId>app</artifactId><version>1.0</version></project>\n', 'target/app-1.0.jar': jar('app', ['a a 1']) }],
  ['what the own POM manages to be for tests', { 'app-1.0.jar': jar('app', ['a a 1'], {}, `<dependencyManagement><dependencies>${needing(['a a 1 <scope>test</scope>'])}</dependencies></dependencyManagement>\n`) }],
])('nothing is told of %s', async (_, files) => {
  expect((await read(files)).issues).toEqual([]);
});

it('what an archive seems to hold is still the one beside it', async () => {
  const { edges } = await read({ 'lib/lamp-1.0.jar': jar('lamp', ['dev.acme wicks-and-cords 1.0'], { 'dev/acme/WicksAndCords.class': '' }), 'lib/wicks-and-cords-1.0.jar': jar('wicks-and-cords') });
  expect(edges).toEqual(['dev.acme/lamp@1.0 > dev.acme/wicks-and-cords@1.0']);
});

it('a damaged archive does not keep the others of its directory from being read', async () => {
  const { edges } = await read({ 'lib/broken.jar': 'PK\u0003\u0004 and no more', 'lib/lamp-1.0.jar': jar('lamp', ['dev.acme wick 1.0']), 'lib/wick-1.0.jar': jar('wick') });
  expect(edges).toEqual(['dev.acme/lamp@1.0 > dev.acme/wick@1.0']);
});
