import { describe, expect, it } from 'vitest';
import { frameworkVersion, isCompatible, parseFramework } from './framework.ts';

describe('target frameworks', () => {
  it.each([
    ['net8.0', '.NETCoreApp', '8.0', ''],
    ['net8.0-windows10.0.19041.0', '.NETCoreApp', '8.0', 'windows'],
    ['netcoreapp3.1', '.NETCoreApp', '3.1', ''],
    ['netstandard2.0', '.NETStandard', '2.0', ''],
    ['net472', '.NETFramework', '4.7.2', ''],
    ['net45', '.NETFramework', '4.5', ''],
    ['.NETCoreApp,Version=v6.0', '.NETCoreApp', '6.0', ''],
  ])('%s', (name, identifier, version, platform) => {
    const framework = parseFramework(name)!;
    expect([framework.identifier, frameworkVersion(framework), framework.platform]).toEqual([identifier, version, platform]);
  });

  it.each([
    ['net8.0', 'net6.0', true], ['net6.0', 'net8.0', false], ['net8.0', 'netstandard2.1', true], ['net48', 'netstandard2.0', true],
    ['net45', 'netstandard2.0', false], ['net8.0', 'net48', false], ['net8.0', 'net8.0-windows', false], ['netcoreapp2.1', 'netstandard2.1', false],
  ])('%s takes %s: %s', (target, wanted, expected) => {
    expect(isCompatible(parseFramework(target)!, parseFramework(wanted)!)).toBe(expected);
  });

  it('are not made of other words', () => {
    expect([parseFramework('monotouch'), parseFramework('')]).toEqual([undefined, undefined]);
  });
});
