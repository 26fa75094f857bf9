import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import swift from './index.ts';

const sha = '0123456789012345678901234567890123456789';
const resolved = JSON.stringify({ pins: [
  { identity: 'lamp', kind: 'remoteSourceControl', location: 'https://host.example/shop/lamp.git', state: { revision: sha, version: '1.9.0' } },
  { identity: 'wick', kind: 'remoteSourceControl', location: 'https://host.example/shop/wick', state: { branch: 'main', revision: sha } },
  { identity: 'saw', kind: 'remoteSourceControl', location: 'https://host.example/shop/saw', state: { revision: sha } },
], version: 2 }, undefined, 2);
const manifest = (dependencies: string) => `// swift-tools-version:5.9\nimport PackageDescription\nlet package = Package(\n  name: "Shop",\n  dependencies: [\n${dependencies}\n  ],\n  targets: []\n)\n`;
const read = (dependencies: string, more: Record<string, string> = {}) => readStale(swift, { 'Package.swift': manifest(dependencies), 'Package.resolved': resolved, ...more });
const ask = (name: string, rest: string) => `    .package(url: "https://host.example/shop/${name}", ${rest}),`;

it('pins that the manifest does not admit are told, and what is not pinned is listed', async () => {
  const { stale, purls } = await read([ask('lamp', 'from: "2.0.0"'), ask('wick', 'branch: "develop"'), ask('saw', 'revision: "abcdef"'), ask('oil', 'from: "1.0.0"')].join('\n'));
  expect(stale).toEqual([`Package.swift:6 the manifest and Package.resolved do not agree: oil is not locked; lamp is from: "2.0.0" here and locked as 1.9.0; wick is branch: "develop" here and locked as main; saw is revision: "abcdef" here and locked as ${sha}`]);
  expect(purls).toContain('pkg:swift/host.example/shop/oil');
});

it.each([
  ask('lamp', 'from: "1.2.3"'), ask('lamp', '.upToNextMinor(from: "1.9.0")'), ask('lamp', '"1.0.0"..<"2.0.0"'), ask('lamp', 'exact: "1.9.0"'), ask('lamp', 'from: version'), ask('lamp', 'from: "\\(major).0.0"'), ask('lamp', '.init(2, 0, 0)'),
  ask('wick', 'branch: "main"'), ask('wick', 'from: "1.0.0"'), ask('saw', 'revision: "01234567"'), '    .package(path: "../lamp"),',
  `${ask('lamp', 'from: "2.0.0"')}\n${ask('lamp', 'from: "1.0.0"')}`, `${ask('lamp', 'from: "2.0.0"')}\n    .package(url: address, from: "1.0.0"),`,
])('%s is met', async (dependency) => {
  expect((await read(dependency)).stale).toEqual([]);
});

it('the manifest of another version of Swift may be the one that counts', async () => {
  expect((await read(ask('lamp', 'from: "2.0.0"'), { 'Package@swift-5.5.swift': manifest(ask('lamp', 'from: "1.0.0"')) })).stale).toEqual([]);
});

it('projects of Xcode are compared, too', async () => {
  const project = (requirement: string) => `objects = {\n  AA /* lamp */ = {\n    isa = XCRemoteSwiftPackageReference;\n    repositoryURL = "https://host.example/shop/lamp";\n    requirement = {\n${requirement}\n    };\n  };\n};\n`;
  const readXcode = async (requirement: string) => (await readStale(swift, { 'Shop.xcodeproj/project.pbxproj': project(requirement), 'Shop.xcodeproj/project.xcworkspace/xcshareddata/swiftpm/Package.resolved': resolved })).stale;
  expect(await readXcode('kind = upToNextMajorVersion;\nminimumVersion = 2.0.0;')).toEqual(['Shop.xcodeproj/project.pbxproj:3 the manifest and Package.resolved do not agree: lamp is upToNextMajorVersion 2.0.0 here and locked as 1.9.0']);
  expect(await readXcode('kind = versionRange;\nmaximumVersion = 1.5.0;\nminimumVersion = 1.0.0;')).toHaveLength(1);
  expect(await readXcode('branch = main;\nkind = branch;')).toHaveLength(1);
  expect(await readXcode('kind = upToNextMinorVersion;\nminimumVersion = 1.9.0;')).toEqual([]);
  expect(await readXcode('kind = exactVersion;\nversion = 1.9.0;')).toEqual([]);
});
