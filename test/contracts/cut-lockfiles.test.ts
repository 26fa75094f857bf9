import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Extraction } from '#core/inventory/extraction.ts';
import type { Ecosystem, Source } from '#core/plugin/ecosystem.ts';
import { FilePatterns } from '#core/plugin/file-pattern.ts';
import { ecosystems } from '#plugins/ecosystems/registry.generated.ts';
import { extractFromMemory } from '../support/memory-scan.ts';

const folder = join(import.meta.dirname, '../../src/plugins/ecosystems');

interface Lockfile {
  readonly path: string;
  readonly source: Source;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** The whole lockfiles among the fixtures, each with the files beside it. */
function lockfilesOf({ id, sources }: Ecosystem): Lockfile[] {
  const patterns = new FilePatterns(sources.filter(({ kind }) => kind === 'lockfile').flatMap((source) => source.files.map((pattern) => [pattern, source] as const)));
  const fixtures = join(folder, id, 'fixtures');
  return readdirSync(fixtures).filter((name) => !/broken|damaged/.test(name) && existsSync(join(fixtures, name, 'input'))).flatMap((name) => {
    const input = join(fixtures, name, 'input');
    const files = new Map(readdirSync(input, { recursive: true, withFileTypes: true }).filter((item) => item.isFile()).map((item) => {
      const path = join(item.parentPath, item.name);
      return [relative(input, path), readFileSync(path)] as const;
    }));
    return [...files].flatMap(([path, bytes]) => {
      const source = bytes.length > 20_000 || bytes.includes(0) ? undefined : patterns.match(path)[0];
      return source === undefined || !isSelfDelimiting(source, bytes) ? [] : [{ path, source, files }];
    });
  });
}

/** It can be told where such a file ends: it is one document in braces, or a tool ends its last line. */
const isSelfDelimiting = ({ isLineBased }: Source, bytes: Uint8Array): boolean => isLineBased === true || /^[\s\ufeff]*[{<]/.test(new TextDecoder().decode(bytes.subarray(0, 100)));

const purlsOf = (extractions: readonly Extraction[]): string[] => extractions.flatMap(({ nodes }) => [...nodes].flatMap((node) => (node.kind === 'component' ? [node.purl as string] : [])));
const issuesOf = (extractions: readonly Extraction[]): string[] => extractions.flatMap(({ issues }) => issues.map(({ path, message }) => `${path} ${message}`));

/** A line-based list that is cut between two lines is a shorter list, with the line break before the cut or behind it, unless something always stands behind it. */
const mayBeShorterList = ({ isLineBased, closing, closingSince = '', ends, id }: Source, path: string, kept: string, next: string | undefined): boolean =>
  isLineBased === true && (closing === undefined || !kept.includes(closingSince)) && ends === undefined && (id !== 'gradle-lockfile' || path.includes('dependency-locks')) && (kept.endsWith('\n') || next === '\n');

const cases = ecosystems.flatMap((ecosystem) => lockfilesOf(ecosystem).map((lockfile) => [`${ecosystem.id} ${lockfile.source.id} ${lockfile.path}`, ecosystem, lockfile] as const));

describe('a lockfile that is cut off', () => {
  it('is tested for many kinds', () => {
    expect(new Set(cases.map(([, { id }, { source }]) => `${id}/${source.id}`)).size).toBeGreaterThan(40);
  });

  it.each(cases)('%s loses no component without an issue', async (_, ecosystem, { path, source, files }) => {
    const whole = await extractFromMemory(ecosystem, files);
    const [components, known] = [purlsOf(whole), new Set(issuesOf(whole))];
    const text = new TextDecoder().decode(files.get(path)!);
    const lines = [...text.matchAll(/\n/g)].map(({ index }) => index + 1);
    // anywhere, and between lines, where little gives it away
    const cut = fc.oneof(fc.integer({ min: 1, max: Math.max(1, text.length - 1) }), fc.constantFrom(1, ...lines));
    await fc.assert(fc.asyncProperty(cut, async (length) => {
      const kept = text.slice(0, length);
      if (mayBeShorterList(source, path, kept, text[length])) return;
      const part = await extractFromMemory(ecosystem, new Map([...files, [path, new TextEncoder().encode(kept)]]));
      const left = new Set(purlsOf(part));
      const lost = components.filter((purl) => !left.has(purl));
      if (issuesOf(part).every((issue) => known.has(issue))) expect(lost, JSON.stringify(kept.slice(-80))).toEqual([]);
    }), { numRuns: Number(process.env['MUSTER_FUZZ_RUNS'] ?? 60) });
  });
});

describe('a lockfile that is whole', () => {
  const cutOff = async (id: string, path: string, text: string): Promise<string[]> =>
    issuesOf(await extractFromMemory(ecosystems.find((one) => one.id === id)!, new Map([[path, new TextEncoder().encode(text)]]))).filter((issue) => issue.includes('cut off'));
  const toml = 'version = 3\n\n[[package]]\nname = "lamp"\nversion = "1.0.0"\n';

  it.each([
    ['cargo', 'Cargo.lock', `${toml}checksum = "0f"`],
    ['nuget', 'paket.lock', 'RESTRICTION: >= net6.0\nNUGET\n  remote: https://packages.example\n    Lamp (1.0)\n      Bulb (>= 2.0)\n    Bulb (2.0.1)'],
    ['nuget', 'paket.lock', 'NUGET\n  remote: https://packages.example\n    Lamp (1.0)\n      Bulb (>= 2.0)\n    Bulb (2.0.1) - restriction: || (>= net45) (&& (< net6.0) (>= netstandard2.0))'],
    ['nuget', 'paket.lock', 'NUGET\n  remote: https://packages.example\n    Lamp (1.0)\n      Bulb (>= 2.0) - restriction: >= net6.0\n    Bulb (2.0.1) - restriction: >= net6.0'],
    ['cargo', 'Cargo.lock', `${toml}dependencies = [\n "bulb",\n]`],
    ['npm', 'yarn.lock', '# yarn lockfile v1\n\n\nlamp@^1.0.0:\n  version "1.0.0"\n  dependencies:\n    bulb "^2.0.0 || 3"'],
    ['npm', 'yarn.lock', '__metadata:\n  version: 8\n\n"lamp@npm:^1.0.0":\n  version: 1.0.0\n  resolution: "lamp@npm:1.0.0"\n  languageName: node\n  linkType: hard'],
    ['npm', 'pnpm-lock.yaml', "lockfileVersion: '9.0'\n\npackages:\n\n  lamp@1.0.0:\n    resolution: {integrity: sha512-AA==}\n\nsnapshots:\n\n  lamp@1.0.0: {}"],
    ['cocoapods', 'Podfile.lock', 'PODS:\n  - Lamp (1.0.0)\n\nDEPENDENCIES:\n  - Lamp\n\nCOCOAPODS: 1.15.2'],
    ['gem', 'Gemfile.lock', 'GEM\n  specs:\n    lamp (1.0.0)\n\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n  lamp\n\nBUNDLED WITH\n   2.5.1'],
    ['pub', 'pubspec.lock', 'packages:\n  lamp:\n    dependency: "direct main"\n    source: hosted\n    version: "1.0.0"\nsdks:\n  dart: ">=3.1.0 <4.0.0"'],
    ['hex', 'mix.lock', '%{\n  "lamp": {:hex, :lamp, "1.0.0", "0f", [:mix], [], "hexpm", "0e"},\n}'],
    ['maven', 'gradle.lockfile', 'example:lamp:1.0.0=runtimeClasspath\nempty=annotationProcessor'],
  ])('%s %s is taken for no cut one where its last line break is missing', async (id, path, text) => {
    expect([await cutOff(id, path, text), await cutOff(id, path, text.replaceAll('\n', '\r\n'))]).toEqual([[], []]);
  });

  it.each([
    ['npm', 'yarn.lock', '# yarn lockfile v1\n\n\nlamp@^1.0.0:\n  version "1.0.0"\n\n"@light/bulb@^1"'],
    ['gem', 'Gemfile.lock', 'GEM\n  specs:\n    lamp (1.0.0)\n\nDEPENDENCIES\n  la'],
    ['nuget', 'paket.lock', 'NUGET\n  remote: https://packages.example\n    Lamp (1.0)\n      Bulb (>= 2.0) - restriction: >= net6.0\n    Bulb (2.0.1) - restriction: || (>= net45) (&& (< net6.0) (>= netst'],
    ['maven', 'gradle.lockfile', 'example:lamp:1.0.0=runtimeClasspath\nexample:bulb:1.0'],
  ])('%s %s that stops within a line is told once', async (id, path, text) => {
    expect(await cutOff(id, path, text)).toHaveLength(1);
  });
});
