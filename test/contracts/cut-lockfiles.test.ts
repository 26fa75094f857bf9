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

/** A line-based list that is cut between two lines is a shorter list, unless something always stands behind it. */
const mayBeShorterList = ({ isLineBased, closing, ends, id }: Source, path: string, kept: string): boolean =>
  isLineBased === true && closing === undefined && ends === undefined && (id !== 'gradle-lockfile' || path.includes('dependency-locks')) && kept.endsWith('\n');

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
      if (mayBeShorterList(source, path, kept)) return;
      const part = await extractFromMemory(ecosystem, new Map([...files, [path, new TextEncoder().encode(kept)]]));
      const left = new Set(purlsOf(part));
      const lost = components.filter((purl) => !left.has(purl));
      if (issuesOf(part).every((issue) => known.has(issue))) expect(lost, JSON.stringify(kept.slice(-80))).toEqual([]);
    }), { numRuns: Number(process.env['MUSTER_FUZZ_RUNS'] ?? 60) });
  });
});
