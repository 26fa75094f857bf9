import { expect, it } from 'vitest';
import { extractFromMemory } from '../../../../../test/support/memory-scan.ts';
import maven from '../index.ts';

const issuesOf = async (files: Record<string, string>) =>
  (await extractFromMemory(maven, new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)])))).flatMap(({ issues }) => issues);
const missing = async (script: string, more: Record<string, string> = {}, name = 'build.gradle') =>
  (await issuesOf({ [name]: script, ...more })).filter(({ code }) => code === 'missing-file').map(({ path, line, message }) => `${path}:${line} ${message}`);
const one = (text: string) => `build.gradle:2 ${text} is a dependency and is not in the scanned tree: of which module and version it is, is not known`;
const none = (text: string, name = 'build.gradle') => `${name}:2 all archives in ${text} are dependencies, and none is there in the scanned tree: which they are is not known`;

it.each([
  ["implementation files('libs/a.jar')", one('libs/a.jar')],
  ["implementation files(['libs/a.jar', 'libs/b.aar'])", 'build.gradle:2 libs/a.jar, libs/b.aar are dependencies and are not in the scanned tree: of which module and version they are, is not known'],
  ['api rootProject.files("$rootDir/lib/a.jar")', one('${rootDir}/lib/a.jar')],
  ["implementation fileTree(dir: 'libs', include: ['*.jar'])", none('libs')],
  ["implementation fileTree('libs') { include '*.jar' }", none('libs')],
])('archives that are not there are told: %s', async (declaration, expected) => {
  expect(await missing(`dependencies {\n  ${declaration}\n}\n`)).toEqual([expected]);
});

it('so are those of a script in Kotlin', async () => {
  expect(await missing('dependencies {\n  implementation(fileTree(mapOf("dir" to "libs", "include" to listOf("*.jar"))))\n}\n', {}, 'build.gradle.kts')).toEqual([none('libs', 'build.gradle.kts')]);
});

it.each(["implementation files('libs/a.jar')", "implementation fileTree(dir: 'libs')", 'implementation files("$projectDir/libs/a.jar")', "implementation files('build/generated/x.jar')", 'implementation files("$buildDir/x.jar")', "implementation files('src/extra')", 'implementation gradleApi()'])(
  'what is there, and what the build makes, is not: %s', async (declaration) => {
    expect(await missing(`dependencies {\n  ${declaration}\n}\n`, { 'libs/a.jar': '' })).toEqual([]);
  },
);

it('directories without archives are told once for all projects of a build', async () => {
  const script = "dependencies {\n  implementation fileTree(dir: 'libs', include: ['*.jar'])\n}\n";
  expect(await missing('', { 'settings.gradle': "include 'a', 'b', 'c'\n", 'a/build.gradle': script, 'b/build.gradle': script, 'c/build.gradle': script, 'c/libs/inner/x.jar': '' })).toEqual([
    'a/build.gradle:2 all archives in libs of 2 projects (a, b) are dependencies, and none is there in the scanned tree: which they are is not known',
  ]);
});
