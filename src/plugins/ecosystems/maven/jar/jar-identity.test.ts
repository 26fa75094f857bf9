import { expect, it } from 'vitest';
import { identifyJar } from './jar-identity.ts';
import { Manifest } from './manifest.ts';

const group = (file: string, attributes: Record<string, string>): string | undefined => {
  const found = identifyJar(file, new Manifest(`Manifest-Version: 1.0\n${Object.entries(attributes).map(([key, value]) => `${key}: ${value}\n`).join('')}`));
  return found && `${found.groupId}:${found.artifactId}${found.isGroupGuessed ? ' (name)' : ''}${found.groupFrom === undefined ? '' : ` (${found.groupFrom})`}`;
};

it.each<readonly [file: string, attributes: Record<string, string>, expected: string]>([
  ['acme-lang3-3.12.jar', { 'Implementation-Vendor-Id': 'org.shop.acme', 'Bundle-SymbolicName': 'org.shop.acme.lang3' }, 'org.shop.acme:acme-lang3'],
  ['acme-lang3-3.12.jar', { 'Bundle-SymbolicName': 'org.shop.acme.lang3' }, 'org.shop.acme:acme-lang3'],
  ['acme-big-tool-1.0.jar', { 'Bundle-SymbolicName': 'org.shop.acme.big.tool' }, 'org.shop.acme:acme-big-tool'],
  ['big-tool-1.0.jar', { 'Bundle-SymbolicName': 'org.shop.big-tool' }, 'org.shop:big-tool'],
  ['lamp-core-1.0.jar', { 'Implementation-Vendor-Id': 'org.shop', 'Bundle-SymbolicName': 'org.shop.core' }, 'org.shop:lamp-core'],
  ['lamp-1.0.jar', { 'Implementation-Vendor-Id': 'org.shop' }, 'org.shop:lamp'],
  ['lamp-1.0.jar', { 'Group-Id': 'org.shop', 'Bundle-SymbolicName': 'org.other' }, 'org.shop:lamp'],
])('what is said of the group, or joined with the artifact, is taken: %s %j', (file, attributes, expected) => {
  expect(group(file, attributes)).toBe(expected);
});

it.each<readonly [attributes: Record<string, string>, expected: string]>([
  [{ 'Bundle-SymbolicName': 'org.shop.lamp' }, 'org.shop.lamp:lamp (Bundle-SymbolicName)'],
  [{ 'Implementation-Vendor-Id': 'org.shop', 'Bundle-SymbolicName': 'org.shop.lamp' }, 'org.shop.lamp:lamp (Bundle-SymbolicName)'],
  [{ 'Extension-Name': 'org.shop.light' }, 'org.shop.light:lamp (Extension-Name)'],
  [{ 'Implementation-Title': 'org.shop.light' }, 'org.shop.light:lamp (Implementation-Title)'],
  [{}, 'lamp:lamp (name)'],
])('what only stands for the group is told as such: %j', (attributes, expected) => {
  expect(group('lamp-1.0.jar', attributes)).toBe(expected);
});
