import { expect, it } from 'vitest';
import { readStale } from '../../../../../test/support/read-stale.ts';
import maven from '../index.ts';

const entry = (org: string, name: string, version: string, ...configurations: readonly string[]) => ({ org, name, version, artifacts: [], configurations });
const lock = (...configurations: readonly string[]) => JSON.stringify({
  lockVersion: 1, timestamp: '2026-06-05T13:41:10.992Z', configurations,
  dependencies: [entry('shop', 'lamp_2.13', '1.9.0', 'compile'), entry('shop', 'wick', '2.1-jre', 'compile'), entry('shop', 'stand_2.13', '3.0.0', 'test')],
});
const read = (build: string, text = lock('compile', 'runtime', 'test')) => readStale(maven, { 'build.sbt': `name := "shop"\nscalaVersion := "2.13.14"\n${build}`, 'build.sbt.lock': text });

it('modules that are not locked, or locked below what is asked for, are told and listed', async () => {
  const { stale, edges } = await read('libraryDependencies ++= Seq(\n  "shop" %% "lamp" % "2.0",\n  "shop" % "wick" % "2.1-jre",\n  "shop" % "oil" % "1.0",\n  "shop" %% "tripod" % "1.0" % Test,\n)\n');
  expect(stale).toEqual(['build.sbt:4 the manifest and build.sbt.lock do not agree: shop:oil is not locked; shop:tripod_2.13 is not locked; shop:lamp_2.13 is 2.0 here and locked as 1.9.0']);
  expect(edges).toEqual(expect.arrayContaining(['shop > pkg:maven/shop/oil@1.0 runtime', 'shop > pkg:maven/shop/tripod_2.13@1.0 test']));
});

it('a value that a setting uses counts', async () => {
  expect((await read('val oil = "shop" % "oil" % "1.0"\nlibraryDependencies += oil\n')).stale).toHaveLength(1);
});

it.each([
  ['higher versions, which others ask for', 'libraryDependencies += "shop" %% "lamp" % "1.2"\n'],
  ['versions that are open', 'libraryDependencies += "shop" %% "lamp" % "2.+"\n'],
  ['overridden versions', 'libraryDependencies += "shop" %% "lamp" % "2.0"\ndependencyOverrides += "shop" %% "lamp" % "1.9.0"\n'],
  ['values that nothing uses', 'val oil = "shop" % "oil" % "1.0"\n'],
  ['conditions', 'libraryDependencies ++= (if (isOld) Seq("shop" % "oil" % "1.0") else Seq())\n'],
  ['modules for other platforms and for a full version of Scala', 'libraryDependencies += "shop" %%% "stand" % "3.0.0" % Test\nlibraryDependencies += "shop" % "lamp" % "1.9.0" cross CrossVersion.full\n'],
  ['plugins of the compiler and what others provide', 'addCompilerPlugin("shop" %% "polish" % "1.0")\nlibraryDependencies += "shop" % "oil" % "1.0" % Provided\n'],
  ['modules that a filter leaves out', 'dependencyLockModuleFilter := moduleFilter(organization = "shop")\nlibraryDependencies += "shop" % "oil" % "1.0"\n'],
  ['projects with a lockfile of their own', 'lazy val core = (project in file("core")).settings(libraryDependencies += "shop" % "oil" % "1.0")\n'],
])('%s are met', async (_, build) => {
  expect((await read(build)).stale).toEqual([]);
});

it('configurations that are not locked are not compared', async () => {
  expect((await read('libraryDependencies += "shop" %% "tripod" % "1.0" % Test\n', lock('compile', 'runtime'))).stale).toEqual([]);
});
