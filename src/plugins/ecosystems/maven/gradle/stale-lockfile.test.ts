import { expect, it } from 'vitest';
import { readStale } from '../../../../../test/support/read-stale.ts';
import maven from '../index.ts';

const lock = 'shop:lamp:1.9.0=compileClasspath,runtimeClasspath\nshop:wick:2.1-jre=runtimeClasspath\nempty=\n';
const read = async (script: string, more: Record<string, string> = {}) => (await readStale(maven, { 'settings.gradle': "rootProject.name = 'shop'\n", 'build.gradle': script, 'gradle.lockfile': lock, ...more })).stale;
const asking = (dependencies: string) => `plugins { id 'java' }\ndependencies {\n${dependencies}\n}\n`;

it('what is locked below the version that the script asks for is told', async () => {
  expect(await read(asking("  implementation 'shop:lamp:2.0'\n  runtimeOnly 'shop:wick:2.2-jre'\n  implementation 'shop:oil:1.0'"))).toEqual([
    'build.gradle:3 the manifest and gradle.lockfile do not agree: shop:oil is not locked; shop:lamp is 2.0 here and locked as 1.9.0; shop:wick is 2.2-jre here and locked as 2.1-jre',
  ]);
});

it('what is not locked is listed with the version that the script asks for', async () => {
  const { purls, edges } = await readStale(maven, { 'settings.gradle': "rootProject.name = 'shop'\n", 'build.gradle': asking("  implementation 'shop:lamp:1.9.0'\n  implementation 'shop:oil:1.0'\n  implementation 'shop:saw:[1,2)'\n  testImplementation 'shop:file:1.0'"), 'gradle.lockfile': lock });
  expect(purls).toEqual(['pkg:maven/shop/lamp@1.9.0', 'pkg:maven/shop/oil@1.0', 'pkg:maven/shop/saw', 'pkg:maven/shop/wick@2.1-jre']);
  expect(edges).toEqual(['shop > pkg:maven/shop/lamp@1.9.0 runtime', 'shop > pkg:maven/shop/oil@1.0 runtime', 'shop > pkg:maven/shop/saw runtime']);
});

it('versions of a catalog count', async () => {
  const catalog = (version: string) => ({ 'gradle/libs.versions.toml': `[versions]\nlamp = "${version}"\n[libraries]\nlamp = { module = "shop:lamp", version.ref = "lamp" }\n` });
  expect(await read(asking('  implementation libs.lamp'), catalog('2.0'))).toEqual(['build.gradle:3 the manifest and gradle.lockfile do not agree: shop:lamp is 2.0 here and locked as 1.9.0']);
  expect(await read(asking('  implementation libs.lamp'), catalog('1.9'))).toEqual([]);
});

it.each([
  "  implementation 'shop:lamp:1.2'", "  implementation 'shop:lamp:1.+'", "  implementation 'shop:lamp:[1.0,2.0)'", "  implementation 'shop:lamp:latest.release'", "  implementation 'shop:lamp'", '  implementation "shop:lamp:$unknown"',
  "  runtimeOnly 'shop:wick:2.1-android'", "  implementation enforcedPlatform('shop:bom:1.0')\n  implementation 'shop:lamp:2.0'", "  implementation('shop:lamp') { version { strictly '1.9.0' } }", "  implementation 'shop:lamp:2.0'\n  testImplementation 'shop:lamp:1.5'",
  "  if (project.hasProperty('x')) implementation 'shop:lamp:2.0'\n  else implementation 'shop:oil:1.0'", "  implementation fast ? 'shop:lamp:2.0' : 'shop:lamp:3.0'",
])('%j is met', async (dependencies) => {
  expect(await read(asking(dependencies))).toEqual([]);
});

it('what a script forces, or decides with code, is not held against the lockfile', async () => {
  expect(await read(`${asking("  implementation 'shop:lamp:2.0'")}configurations.all { resolutionStrategy.force 'shop:lamp:1.9.0' }\n`)).toEqual([]);
  expect(await read(`${asking("  implementation 'shop:lamp:2.0'")}configurations.all { resolutionStrategy.eachDependency { details -> details.useVersion(pick(details)) } }\n`)).toEqual([]);
});

const nebula = JSON.stringify({ runtimeClasspath: { 'shop:lamp': { locked: '1.9.0', requested: '1.9.0' }, 'shop:wick': { locked: '2.1-jre', transitive: ['shop:lamp'] }, 'shop:open': { locked: '3.1', requested: '3.+' } } });

it.each([
  ['what is not locked, and what was asked for otherwise', "  implementation 'shop:lamp:2.0'\n  implementation 'shop:oil:1.0'", ['build.gradle:3 the manifest and dependencies.lock do not agree: shop:oil is not locked; shop:lamp is 2.0 here and 1.9.0 there']],
  ['a lower version than it was', "  implementation 'shop:lamp:1.0'", ['build.gradle:3 the manifest and dependencies.lock do not agree: shop:lamp is 1.0 here and 1.9.0 there']],
  ['nothing of what is the same', "  implementation 'shop:lamp:1.9.0'\n  implementation 'shop:open:3.+'\n  testImplementation 'shop:oil:1.0'", []],
  ['nothing of versions that come from elsewhere', '  implementation "shop:lamp:$unknown"\n  implementation \'shop:open\'\n  implementation(\'shop:wick\') { version { strictly \'2.0\' } }', []],
])('the plugin that locks dependencies: %s', async (_, dependencies, told) => {
  const { stale, purls } = await readStale(maven, { 'settings.gradle': "rootProject.name = 'shop'\n", 'build.gradle': asking(dependencies), 'dependencies.lock': nebula });
  expect(stale).toEqual(told);
  expect(purls.includes('pkg:maven/shop/oil@1.0')).toBe(told.some((text) => text.includes('oil is not locked')));
});
