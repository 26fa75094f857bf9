import { describe, expect, it } from 'vitest';
import { parseXml } from '#core/text/xml.ts';
import { publishedNeeds } from './published-needs.ts';

const nuspec = (dependencies: string) => parseXml(`<package><metadata><id>A</id><dependencies>${dependencies}</dependencies></metadata></package>`);
const chosen = (dependencies: string, ...frameworks: string[]) => publishedNeeds(nuspec(dependencies)).choose!(new Set(frameworks)).map(({ purl, requirement }) => `${purl} ${requirement}`);

const groups = `<group targetFramework=".NETFramework4.6.2"><dependency id="Old" version="1.0.0"/></group>
  <group targetFramework="net6.0"/><group targetFramework="net8.0"><dependency id="New" version="[2.0.0, )"/></group>
  <group targetFramework=".NETStandard2.0"><dependency id="Standard" version="3.0.0"/></group>`;

describe('what a package needs', () => {
  it('is told by target framework, the nearest counts', () => {
    expect(chosen(groups, 'net9.0')).toEqual(['pkg:nuget/New [2.0.0, )']);
    expect(chosen(groups, 'net7.0')).toEqual([]);
    expect(chosen(groups, 'net472')).toEqual(['pkg:nuget/Old 1.0.0']);
    expect(chosen(groups, 'netcoreapp3.1')).toEqual(['pkg:nuget/Standard 3.0.0']);
    expect(chosen(groups, 'net48', 'net8.0')).toEqual(['pkg:nuget/Old 1.0.0', 'pkg:nuget/New [2.0.0, )']);
  });

  it('is taken for the newest framework when none is known', () => {
    expect(chosen(groups)).toEqual(['pkg:nuget/New [2.0.0, )']);
  });

  it('may hold for every framework', () => {
    expect(chosen('<dependency id="A" version="1.0"/>', 'net472')).toEqual(['pkg:nuget/A 1.0']);
    expect(chosen('<group><dependency id="A" version="1.0"/></group>', 'net472')).toEqual(['pkg:nuget/A 1.0']);
    expect(chosen('')).toEqual([]);
  });
});
