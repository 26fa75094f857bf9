import { describe, expect, it } from 'vitest';
import { Ways } from '#core/inventory/ways.ts';
import { configuredFor, outline, scanOnline } from '../support/online-scan.ts';
import { serving } from '../support/serving.ts';

const serve = serving();

describe('Maven', () => {
  const pom = (artifact: string, version: string, body = '') => `<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>${artifact}</artifactId><version>${version}</version>${body}</project>`;
  const parent = (artifact: string) => `<parent><groupId>g</groupId><artifactId>${artifact}</artifactId><version>1</version></parent>`;
  const dependencies = (...list: string[]) => `<dependencies>${list.map((item) => `<dependency><groupId>g</groupId>${item}</dependency>`).join('')}</dependencies>`;
  const licenses = (name: string) => `<licenses><license><name>${name}</name></license></licenses>`;
  const named = (artifact: string, version?: string) => `<artifactId>${artifact}</artifactId>${version === undefined ? '' : `<version>${version}</version>`}`;

  it('is resolved with parents, ranges and what comes with dependencies; licences are inherited', async () => {
    const { url, seen } = await serve({
      '/g/base/1/base-1.pom': pom('base', '1', `${licenses('EPL-2.0')}<dependencyManagement>${dependencies(named('a', '1'), named('deep', '2'))}</dependencyManagement>`),
      '/g/a/1/a-1.pom': pom('a', '1', parent('base') + dependencies(named('deep', '1'))),
      '/g/deep/2/deep-2.pom': pom('deep', '2', licenses('MIT')),
      '/g/ranged/maven-metadata.xml': '<metadata><versioning><versions><version>1.0</version><version>1.4</version><version>2.0</version></versions></versioning></metadata>',
      '/g/ranged/1.4/ranged-1.4.pom': pom('ranged', '1.4', licenses('Apache-2.0')),
    });
    const files = { 'pom.xml': pom('app', '1', `${parent('base').replace('</parent>', '<relativePath/></parent>')}${dependencies(named('a'), named('ranged', '[1,2)'))}`) };
    const { components, edges, issues } = outline(await scanOnline(files, { ecosystems: configuredFor({ url }) }));
    expect(components).toEqual(['pkg:maven/g/a@1 EPL-2.0', 'pkg:maven/g/deep@2 MIT', 'pkg:maven/g/ranged@1.4 Apache-2.0']);
    expect(edges).toEqual(['maven:. > pkg:maven/g/a@1', 'maven:. > pkg:maven/g/ranged@1.4', 'pkg:maven/g/a@1 > pkg:maven/g/deep@2']);
    expect(issues).toEqual([]);
    expect(seen.length).toBe(5);
  });

  it('is resolved for each module: what one excludes another one may get', async () => {
    const { url } = await serve({
      '/g/web/1/web-1.pom': pom('web', '1', dependencies(named('deep', '1'), named('log', '1'))),
      '/g/deep/1/deep-1.pom': pom('deep', '1'),
      '/g/deep/2/deep-2.pom': pom('deep', '2'),
      '/g/log/1/log-1.pom': pom('log', '1'),
    });
    const exclusion = '<exclusions><exclusion><groupId>g</groupId><artifactId>log</artifactId></exclusion></exclusions>';
    const files = {
      'pom.xml': pom('all', '1', '<packaging>pom</packaging><modules><module>shop</module><module>bank</module><module>tests</module></modules>'),
      'shop/pom.xml': pom('shop', '1', dependencies(`${named('web', '1')}${exclusion}`, named('deep', '2'))),
      'bank/pom.xml': pom('bank', '1', dependencies(named('shop', '1'))),
      'tests/pom.xml': pom('tests', '1', dependencies(`${named('web', '1')}<scope>test</scope>`)),
    };
    const inventory = await scanOnline(files, { ecosystems: configuredFor({ url }) });
    expect(outline(inventory).components).toEqual(['pkg:maven/g/deep@1 (test)', 'pkg:maven/g/deep@2', 'pkg:maven/g/log@1 (test)', 'pkg:maven/g/web@1']);
    const { projects, components, resolutions } = inventory;
    const nameOf = (node: number): string => projects[node]?.name ?? components[node - projects.length]!.purl;
    const ways = new Ways(inventory);
    expect(components.map(({ purl }, index) => [purl, ways.paths(projects.length + index, 9).map((path) => path.map(nameOf).join(' ')).sort()])).toEqual([
      ['pkg:maven/g/deep@1', ['tests pkg:maven/g/web@1 pkg:maven/g/deep@1']],
      ['pkg:maven/g/deep@2', ['shop pkg:maven/g/deep@2']],
      ['pkg:maven/g/log@1', ['tests pkg:maven/g/web@1 pkg:maven/g/log@1']],
      ['pkg:maven/g/web@1', ['shop pkg:maven/g/web@1', 'tests pkg:maven/g/web@1']],
    ]);
    expect(resolutions?.map(({ path }) => path)).toEqual(['bank/pom.xml', 'shop/pom.xml', 'tests/pom.xml']);
  });

  it('gives what the project declares itself the scope of that declaration, whatever path leads to it', async () => {
    const { url } = await serve({
      '/g/http/1/http-1.pom': pom('http', '1', dependencies(named('codec', '2'), named('log', '1'), named('core', '1'))),
      '/g/core/1/core-1.pom': pom('core', '1', dependencies(named('text', '1'))),
      '/g/codec/1/codec-1.pom': pom('codec', '1', dependencies(named('deep', '1'))),
      '/g/log/1/log-1.pom': pom('log', '1'), '/g/text/1/text-1.pom': pom('text', '1'), '/g/deep/1/deep-1.pom': pom('deep', '1'),
    });
    const shop = pom('shop', '1', dependencies(named('http', '1'), `${named('codec', '1')}<scope>test</scope>`, `${named('log', '1')}<scope>provided</scope>`, `${named('text', '1')}<optional>true</optional>`));
    expect(outline(await scanOnline({ 'pom.xml': shop }, { ecosystems: configuredFor({ url }) })).components).toEqual([
      'pkg:maven/g/codec@1 (test)', 'pkg:maven/g/core@1', 'pkg:maven/g/deep@1 (test)', 'pkg:maven/g/http@1', 'pkg:maven/g/log@1 (peer)', 'pkg:maven/g/text@1 (optional)',
    ]);
    // a module that declares nothing of it gets it as it is passed on
    const modules = { 'pom.xml': pom('all', '1', '<packaging>pom</packaging><modules><module>shop</module><module>bank</module></modules>'), 'shop/pom.xml': shop };
    const bank = await scanOnline({ ...modules, 'bank/pom.xml': pom('bank', '1', dependencies(named('http', '1'), named('codec', '1'))) }, { ecosystems: configuredFor({ url }) });
    expect(outline(bank).components).toEqual(['pkg:maven/g/codec@1', 'pkg:maven/g/core@1', 'pkg:maven/g/deep@1', 'pkg:maven/g/http@1', 'pkg:maven/g/log@1', 'pkg:maven/g/text@1']);
    const tests = await scanOnline({ ...modules, 'bank/pom.xml': pom('bank', '1', dependencies(`${named('http', '1')}<scope>test</scope>`)) }, { ecosystems: configuredFor({ url }) });
    expect(outline(tests).components).toEqual([
      'pkg:maven/g/codec@1 (test)', 'pkg:maven/g/codec@2 (test)', 'pkg:maven/g/core@1', 'pkg:maven/g/deep@1 (test)', 'pkg:maven/g/http@1', 'pkg:maven/g/log@1 (peer)', 'pkg:maven/g/text@1 (optional)',
    ]);
  });

  it('says what no repository has', async () => {
    const { url } = await serve({});
    const files = { 'pom.xml': pom('app', '1', dependencies(named('gone', '1'))) };
    const { components, issues } = outline(await scanOnline(files, { ecosystems: configuredFor({ url }) }));
    expect(components).toEqual(['pkg:maven/g/gone@1']);
    expect(issues).toEqual([
      'pom.xml:1 unresolved: transitive dependencies are not known: 1 POM is not among the scanned files nor in a registry: g:gone:1',
      '. unresolved: 1 maven package could not be looked up, no registry has them: pkg:maven/g/gone@1',
    ]);
  });

  it('is resolved as Gradle does: the highest version wins, platforms have a say, exclusions hold', async () => {
    const { url } = await serve({
      '/g/a/1/a-1.pom': pom('a', '1', licenses('MIT') + dependencies(named('log', '1.0'), named('noise', '1'), `${named('tests', '1')}<scope>test</scope>`)),
      '/g/b/2/b-2.pom': pom('b', '2', dependencies(named('log', '1.2'), named('free', '1'))),
      '/g/log/1.2/log-1.2.pom': pom('log', '1.2'), '/g/log/1.0/log-1.0.pom': pom('log', '1.0', dependencies(named('old', '1'))), '/g/log/1.1/log-1.1.pom': pom('log', '1.1'),
      '/g/free/3/free-3.pom': pom('free', '3'), '/g/free/1/free-1.pom': pom('free', '1'),
      '/g/bom/1/bom-1.pom': pom('bom', '1', `<dependencyManagement>${dependencies(named('b', '2'), named('free', '3'))}</dependencyManagement>`),
      '/g/dynamic/maven-metadata.xml': '<metadata><versioning><versions><version>1.1</version><version>1.9</version><version>2.0</version></versions></versioning></metadata>',
      '/g/dynamic/1.9/dynamic-1.9.pom': pom('dynamic', '1.9'),
    });
    const script = [
      'dependencies {', "  implementation platform('g:bom:1')", "  implementation('g:a:1') { exclude group: 'g', module: 'noise' }", "  implementation 'g:b'",
      "  implementation 'g:log:1.1'", "  testImplementation 'g:dynamic:1.+'", '}',
    ].join('\n');
    const { components, edges, issues } = outline(await scanOnline({ 'build.gradle': script, 'settings.gradle': "rootProject.name = 'app'" }, { ecosystems: configuredFor({ url }) }));
    expect(components).toEqual(['pkg:maven/g/a@1 MIT', 'pkg:maven/g/b@2', 'pkg:maven/g/dynamic@1.9 (test)', 'pkg:maven/g/free@3', 'pkg:maven/g/log@1.2']);
    expect(edges.filter((edge) => edge.startsWith('pkg'))).toEqual(['pkg:maven/g/a@1 > pkg:maven/g/log@1.2', 'pkg:maven/g/b@2 > pkg:maven/g/free@3', 'pkg:maven/g/b@2 > pkg:maven/g/log@1.2']);
    expect(issues).toEqual([]);
  });

  it('is resolved with what the script forces, fixes, raises, replaces and excludes', async () => {
    const { url } = await serve({
      '/g/a/1/a-1.pom': pom('a', '1', dependencies(named('forced', '2.0'), named('strict', '2.0'), named('raised', '1.0'), named('old', '1'), named('noise', '1'), named('managed', '3'))),
      '/g/forced/1.0/forced-1.0.pom': pom('forced', '1.0', dependencies(named('deep', '1'))), '/g/deep/1/deep-1.pom': pom('deep', '1'),
      '/g/strict/1.5/strict-1.5.pom': pom('strict', '1.5'), '/g/raised/1.8/raised-1.8.pom': pom('raised', '1.8'), '/g/new/4/new-4.pom': pom('new', '4'),
      '/g/managed/2/managed-2.pom': pom('managed', '2'), '/g/kept/1/kept-1.pom': pom('kept', '1'),
      '/g/bom/1/bom-1.pom': pom('bom', '1', `<dependencyManagement>${dependencies(named('managed', '2'))}</dependencyManagement>`),
    });
    const script = [
      'configurations.all {', "  resolutionStrategy { force 'g:forced:1.0' }", "  resolutionStrategy.dependencySubstitution { substitute module('g:old') using module('g:new:4') }", "  exclude group: 'g', module: 'noise'", '}',
      'dependencies {', "  implementation enforcedPlatform('g:bom:1')", "  implementation 'g:a:1'", "  implementation 'g:kept:1!!'",
      "  constraints {", "    implementation('g:strict') { version { strictly '1.5' } }", "    implementation 'g:raised:1.8'", "    implementation 'g:kept:2'", '  }', '}',
    ].join('\n');
    const { components, issues } = outline(await scanOnline({ 'build.gradle': script }, { ecosystems: configuredFor({ url }) }));
    expect(components).toEqual(['pkg:maven/g/a@1', 'pkg:maven/g/deep@1', 'pkg:maven/g/forced@1.0', 'pkg:maven/g/kept@1', 'pkg:maven/g/managed@2', 'pkg:maven/g/new@4', 'pkg:maven/g/raised@1.8', 'pkg:maven/g/strict@1.5']);
    expect(issues).toEqual([]);
  });

  it('is resolved for each project of a Gradle build', async () => {
    const { url } = await serve({
      '/g/web/1/web-1.pom': pom('web', '1', dependencies(named('log', '1'))),
      '/g/log/1/log-1.pom': pom('log', '1'),
      '/g/log/2/log-2.pom': pom('log', '2'),
    });
    const files = {
      'settings.gradle': 'include "shop", "tests"\n',
      'shop/build.gradle': 'dependencies {\n  implementation "g:web:1"\n  implementation "g:log:2"\n}\n',
      'tests/build.gradle': 'dependencies {\n  testImplementation "g:web:1"\n}\n',
    };
    const inventory = await scanOnline(files, { ecosystems: configuredFor({ url }) });
    expect(outline(inventory).components).toEqual(['pkg:maven/g/log@1 (test)', 'pkg:maven/g/log@2', 'pkg:maven/g/web@1']);
  });

  it('takes what an included build makes from there, also for who asks for it in turn', async () => {
    const { url, seen } = await serve({ '/g/web/1/web-1.pom': pom('web', '1', dependencies(named('own', '1'))), '/g/log/1/log-1.pom': pom('log', '1') });
    const files = {
      'shop/settings.gradle': 'includeBuild "../own"\n',
      'shop/build.gradle': 'dependencies {\n  implementation "g:web:1"\n}\n',
      'own/settings.gradle': 'rootProject.name = "own"\n',
      'own/build.gradle': 'group = "g"\ndependencies {\n  implementation "g:log:1"\n}\n',
    };
    const { components, edges, issues } = outline(await scanOnline(files, { ecosystems: configuredFor({ url }) }));
    expect(components).toEqual(['pkg:maven/g/log@1', 'pkg:maven/g/web@1']);
    expect(edges).toEqual(['maven:own > pkg:maven/g/log@1', 'maven:shop > pkg:maven/g/web@1', 'pkg:maven/g/web@1 > maven:own']);
    expect(issues).toEqual([]);
    expect(seen.filter(({ path }) => path.includes('/own/'))).toEqual([]);
  });

  it('finds licences of parents for what lockfiles name', async () => {
    const { url } = await serve({ '/g/a/1/a-1.pom': pom('a', '1', parent('base')), '/g/base/1/base-1.pom': pom('base', '1', licenses('EPL-2.0')) });
    const { components } = outline(await scanOnline({ 'gradle.lockfile': 'g:a:1=runtimeClasspath\n' }, { ecosystems: configuredFor({ url }) }));
    expect(components).toEqual(['pkg:maven/g/a@1 EPL-2.0']);
  });
});
