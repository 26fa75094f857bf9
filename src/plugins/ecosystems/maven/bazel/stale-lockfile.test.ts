import { expect, it } from 'vitest';
import { readStale } from '../../../../../test/support/read-stale.ts';
import maven from '../index.ts';

const lock = JSON.stringify({
  __INPUT_ARTIFACTS_HASH: 1, version: '2',
  artifacts: { 'shop:lamp': { shasums: { jar: null }, version: '1.9.0' }, 'shop:wick': { shasums: { jar: null }, version: '2.1-jre' }, 'shop:native:jar:linux': { shasums: {}, version: '1.0' } },
  dependencies: {},
});
const extension = 'maven = use_extension("@rules_jvm_external//:extensions.bzl", "maven")\n';
const read = (module: string, more: Record<string, string> = {}) => readStale(maven, { 'MODULE.bazel': `module(name = "shop")\n${extension}${module}`, 'maven_install.json': lock, ...more });
const install = (artifacts: readonly string[], more = '') => `maven.install(\n    artifacts = [\n${artifacts.map((one) => `        "${one}",\n`).join('')}    ],${more}\n    lock_file = "//:maven_install.json",\n)\n`;

it('artifacts that are not locked, or locked below what is asked for, are told and listed', async () => {
  const { stale, edges } = await read(install(['shop:lamp:2.0', 'shop:wick:2.1-jre', 'shop:oil:1.0']));
  expect(stale).toEqual(['MODULE.bazel:5 the manifest and maven_install.json do not agree: shop:oil is not locked; shop:lamp is 2.0 here and locked as 1.9.0']);
  expect(edges).toContain('shop > pkg:maven/shop/oil@1.0 runtime');
});

it.each([
  ['higher versions, which others ask for', install(['shop:lamp:1.2', 'shop:wick:2.0'])],
  ['artifacts without a version', install(['shop:lamp'])],
  ['artifacts with a classifier', install(['shop:native:jar:linux:1.0', 'shop:lamp:2.0:jar:linux:2.0'])],
  ['artifacts that are computed', install(['shop:lamp:%s'])],
  ['artifacts of another repository', `${install(['shop:lamp:1.9.0'])}maven.install(\n    name = "other",\n    artifacts = ["shop:oil:1.0"],\n)\n`],
  ['artifacts of another repository with a lockfile', `${install(['shop:lamp:1.9.0'])}maven.install(\n    name = "other",\n    artifacts = ["shop:oil:1.0"],\n    lock_file = "//:other_install.json",\n)\n`],
  ['what a rule fetches alone', `${install(['shop:lamp:1.9.0'])}maven_jar(name = "oil", artifact = "shop:oil:1.0")\n`],
])('%s are met', async (_, module) => {
  expect((await read(module)).stale).toEqual([]);
});

it('a workspace within another one has its own lockfile', async () => {
  const inner = { 'examples/small/MODULE.bazel': `module(name = "small")\n${extension}${install(['shop:lamp:1.9.0'])}`, 'examples/small/maven_install.json': lock.replace('"shop:wick"', '"shop:tin"') };
  expect((await read(install(['shop:lamp:1.9.0', 'shop:wick:2.1-jre']), inner)).stale).toEqual([]);
  const elsewhere = install(['shop:oil:1.0']).replace('//:maven_install.json', '//third_party:maven_install.json');
  expect((await read(elsewhere, { 'third_party/maven_install.json': lock })).stale).toEqual(['MODULE.bazel:5 the manifest and maven_install.json do not agree: shop:oil is not locked']);
});

it('WORKSPACE of rules_jvm_external, and tags of single artifacts', async () => {
  const workspace = 'maven_install(\n    artifacts = ["shop:lamp:2.0"],\n    maven_install_json = "@//:maven_install.json",\n)\n';
  expect((await readStale(maven, { WORKSPACE: workspace, 'maven_install.json': lock })).stale).toEqual(['WORKSPACE:2 the manifest and maven_install.json do not agree: shop:lamp is 2.0 here and locked as 1.9.0']);
  const tags = `maven.install(lock_file = "//:maven_install.json")\nmaven.artifact(group = "shop", artifact = "oil", version = "1.0")\nmaven.artifact(name = "other", group = "shop", artifact = "tin", version = "1.0")\n`;
  expect((await read(tags)).stale).toEqual(['MODULE.bazel:4 the manifest and maven_install.json do not agree: shop:oil is not locked']);
});
