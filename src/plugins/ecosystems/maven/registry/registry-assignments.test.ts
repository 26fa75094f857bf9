import { describe, expect, it } from 'vitest';
import { MemoryFile } from '#core/plugin/memory-file.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { mavenAssignments } from './registry-assignments.ts';

const read = (name: string, text: string) => [...mavenAssignments.read(new MemoryFile(`app/${name}`, encodeUtf8(text)), {} as TreeView)];
const fits = (name: string, filter: string, group: string, artifact = 'x') => {
  const [only] = read(name, `repositories { exclusiveContent { forRepository { maven { url = uri("https://corp.example") } }\n filter { ${filter} } } }`);
  const { packages } = only!;
  return (packages?.namespace === undefined || packages.namespace === group) && (packages?.name === undefined || packages.name === artifact) && packages?.fits?.({ type: 'maven', namespace: group, name: artifact }) !== false;
};

describe('filters of exclusive content', () => {
  it.each([
    ['includeGroup("com.acme")', 'com.acme', true], ['includeGroup("com.acme")', 'com.acme.sub', false], ['includeGroupAndSubgroups("com.acme")', 'com.acme.sub', true], ['includeGroupAndSubgroups("com.acme")', 'com.acmes', false],
    [String.raw`includeGroupByRegex("com\\.acme.*")`, 'com.acme.sub', true], [String.raw`includeGroupByRegex("com\\.acme.*")`, 'org.acme', false], [String.raw`includeGroupByRegex("^com\\.acme(\\..*)?$")`, 'com.acme.sub', true],
    [String.raw`includeGroupByRegex("com\\.acme(\\..*)?")`, 'com.open', false], ['includeGroupByRegex("(a+)+b|org.acme")', 'org.open', true], ['includeGroupByRegex("com.acmes?")', 'com.acme', true], ['includeGroupByRegex(".*")', 'any', true],
    ['includeModule("com.acme", "x")', 'com.acme', true], ['includeModule("com.acme", "y")', 'com.acme', false], [String.raw`includeModuleByRegex("com\\.acme", "x.*")`, 'com.acme', true], [String.raw`includeModuleByRegex("com\\.acme", "y.*")`, 'com.acme', false],
    ['includeVersion("com.acme", "x", "1.0")', 'com.acme', true],
  ])('%s about %s: %s', (filter, group, expected) => {
    expect(fits('build.gradle.kts', filter, group)).toBe(expected);
  });

  it('are read in Groovy too', () => {
    expect(fits('build.gradle', "includeGroup 'com.acme'", 'com.acme')).toBe(true);
    expect(fits('build.gradle', "includeModule 'com.acme', 'y'", 'com.acme')).toBe(false);
  });

  it('take no time that is worth the name', () => {
    const start = performance.now();
    expect(fits('build.gradle.kts', `includeGroupByRegex("${'(a*)*'.repeat(10_000)}b")`, 'a'.repeat(10_000))).toBe(true);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('repositories', () => {
  const named = (name: string, text: string) => read(name, text).map(({ registry, isAddition }) => `${registry}${isAddition === true ? ' too' : ''}`);

  it('are those of what is built, however they are written', () => {
    expect(named('build.gradle', "buildscript { repositories { maven { url 'https://a.example' } } }\nallprojects { repositories {\n  mavenCentral()\n  maven { name = 'c'\n url 'https://b.example' }\n  ivy { url = \"https://c.example\" }\n  maven { url \"${base}/x\" }\n} }\npublishing { repositories { maven { url 'https://d.example' } } }")).toEqual(['mavenCentral', 'https://b.example', 'https://c.example', 'a computed address']);
    expect(named('settings.gradle.kts', 'pluginManagement { repositories { gradlePluginPortal() } }\ndependencyResolutionManagement { repositories { google { content { includeGroupByRegex("androidx.*") } }; maven("https://b.example"); maven(url = uri("https://c.example")) { content { excludeGroup("x") } }; mavenLocal() } }')).toEqual(['google too', 'https://b.example', 'https://c.example']);
  });

  it('in directories are no registries, and what is computed is told as that', () => {
    expect(named('build.gradle', "repositories {\n  maven { url 'libs' }\n  maven { url = file('libs') }\n  maven { url 'file:///opt/m2' }\n  maven { url System.getenv('CORP_URL') }\n  maven { url = URI.create('https://b.example') }\n}")).toEqual(['a computed address', 'https://b.example']);
  });

  it('of a POM come to the default one', () => {
    expect(named('pom.xml', '<project><repositories><repository><id>a</id><url>https://a.example</url></repository><repository><id>central</id><url>https://b.example</url></repository><repository><id>c</id><url>file:lib</url></repository></repositories></project>')).toEqual(['https://a.example too', 'https://b.example']);
  });
});
