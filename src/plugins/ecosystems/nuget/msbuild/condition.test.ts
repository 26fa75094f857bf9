import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateCondition } from './condition.ts';
import { known } from './expanded.ts';
import { Properties } from './properties.ts';

const properties = new Properties({ thisDirectory: '/src/', directoryAbove: (file) => (file === 'Versions.props' ? '/eng/' : undefined) });
properties.set('TargetFramework', known('net8.0-windows'));
properties.set('Empty', known(''));
properties.set('Yes', known('true'));
properties.set('Version', known('8.0.1'));
const context = {
  expand: (text: string) => properties.expand(text),
  exists: (path: { readonly text: string }) => (path.text.endsWith('.props') ? path.text.includes('here') : undefined),
};
const evaluate = (text: string) => evaluateCondition(text, context);

describe('conditions', () => {
  it.each([
    ["'$(TargetFramework)' == 'NET8.0-Windows'", true],
    ["'$(TargetFramework)' != 'net6.0' and '$(Empty)' == ''", true],
    ["'$(Nowhere)' == '' or '$(Configuration)' == 'Debug'", true],
    ["'$(Nowhere)' != '' and '$(Configuration)' == 'Debug'", false],
    ["'$(Configuration)' == 'Debug'", undefined],
    ["'$(Configuration)|$(Platform)' == 'Debug|x64'", undefined],
    ['$(Yes)', true],
    ["!('$(Yes)' == 'false')", true],
    ['!$(Yes) Or (1 < 2 And 2 >= 2)', true],
    ["'$(Version)' >= '8.0'", true],
    ["'1.0' == '1'", true],
    ["Exists('here.props')", true],
    ["!Exists('gone.props')", true],
    ["Exists('key.snk')", undefined],
    ["HasTrailingSlash('a/')", true],
    ["$(TargetFramework.StartsWith('net8'))", true],
    ["$([MSBuild]::IsTargetFrameworkCompatible('$(TargetFramework)', 'net6.0'))", true],
    ["$([MSBuild]::VersionGreaterThan('$(Version)', '9.0'))", false],
    ["'$([MSBuild]::GetTargetPlatformIdentifier('$(TargetFramework)'))' == 'windows'", true],
    ["$([MSBuild]::IsOSPlatform('Windows'))", undefined],
    ['', true],
    ["'unclosed", undefined],
    ["'a' == ", undefined],
    ['(('.repeat(5000), undefined],
  ])('%s', (text, expected) => {
    expect(evaluate(text)).toBe(expected);
  });

  it('answers whatever the text', () => {
    const piece = fc.constantFrom("'", '(', ')', '$(', '$([MSBuild]::', '==', '!=', ' and ', ' or ', '!', 'a', '1', '.', ',', '[', ']', '::', 'Exists', '%(', '@(');
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      expect([true, false, undefined]).toContain(evaluate(pieces.join('')));
    }), { numRuns: 500 });
  });
});

describe('properties', () => {
  it.each([
    ['$(Version)-$(Empty)x', '8.0.1-x'],
    ["$(TargetFramework.Replace('net', 'n').ToUpper())", 'N8.0-WINDOWS'],
    ["$(TargetFramework.Substring(3, 3))", '8.0'],
    ["$([System.IO.Path]::Combine('a', 'b\\c'))", 'a/b/c'],
    ["$([MSBuild]::GetPathOfFileAbove('Versions.props'))", '/eng/Versions.props'],
    ["$([MSBuild]::ValueOrDefault('$(Empty)', 'x'))", 'x'],
    ["$(Version.Split('.')[1])", '0'],
  ])('%s', (text, expected) => {
    expect(properties.expand(text)).toEqual(known(expected));
  });

  it('names what no file defines', () => {
    expect(properties.expand('[$(One),$(Two))')).toEqual({ text: '[,)', unknown: false, missing: ['One', 'Two'] });
  });

  it('stays small when texts double', () => {
    const doubling = new Properties({ thisDirectory: '/', directoryAbove: () => undefined });
    doubling.set('A', known('0123456789'));
    for (let round = 0; round < 60; round++) doubling.set('A', doubling.expand('$(A)$(A)'));
    expect(doubling.expand('$(A)').text.length).toBeLessThan(200_000);
  });
});
