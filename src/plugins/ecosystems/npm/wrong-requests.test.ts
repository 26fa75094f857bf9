import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { uniqueIssues } from '#core/inventory/unique-issues.ts';
import { extractFromMemory } from '../../../../test/support/memory-scan.ts';
import npm from './index.ts';

async function read(files: Readonly<Record<string, string>>): Promise<{ purls: string[]; issues: string[] }> {
  const extractions = await extractFromMemory(npm, new Map(Object.entries(files).map(([path, text]) => [path, encodeUtf8(text)])));
  return {
    purls: extractions.flatMap(({ nodes }) => [...nodes].flatMap((node) => (node.kind === 'component' ? [node.purl as string] : []))).sort(),
    issues: uniqueIssues(extractions.flatMap(({ issues }) => issues)).map(({ code, path, line, message }) => `${code} ${path}:${line ?? ''} ${message}`).filter((issue) => issue.startsWith('partial') || issue.startsWith('malformed')),
  };
}

it.each(['package.json', 'bower.json'])('what a %s asks for and is no text is told once, with all of it', async (file) => {
  const { purls, issues } = await read({ [file]: '{\n "name": "shop",\n "dependencies": {\n  "lamp": "1.0.0",\n  "bulb": 2,\n  "cord": ["1"],\n  "plug": null\n },\n "devDependencies": {"tester": {"version": "1"}}\n}' });
  expect(purls).toHaveLength(1);
  expect(issues).toEqual([`partial ${file}:9 4 dependencies were left out, because what they ask for is no text: "tester" (an object), "bulb" (a number), "cord" (a list), "plug" (null)`]);
});

it('is told of a manifest that says nothing else, and of one beside a lockfile', async () => {
  const manifest = '{"dependencies": {"lamp": 1}}';
  const message = 'partial package.json:1 a dependency was left out, because what it asks for is no text: "lamp" (a number)';
  expect((await read({ 'package.json': manifest })).issues).toEqual([message]);
  expect((await read({ 'package.json': manifest, 'package-lock.json': '{"lockfileVersion": 3, "packages": {"": {}}}' })).issues).toEqual([message]);
});

it('a section of another kind is told, and one that is absent or empty is not', async () => {
  expect((await read({ 'package.json': '{"name": "shop",\n"dependencies": ["lamp"],\n"devDependencies": "bulb"}' })).issues).toEqual([
    'partial package.json:2 nothing was read from "dependencies": it is a list and no object', 'partial package.json:3 nothing was read from "devDependencies": it is a text and no object',
  ]);
  expect((await read({ 'package.json': '{"name": "shop", "dependencies": null, "devDependencies": [], "peerDependencies": {}}' })).issues).toEqual([]);
});

it('imports of Deno are told as well, but not one that null blocks', async () => {
  const files = { 'deno.json': '{\n "imports": {"a": "jsr:@sea/a@1.0.0", "b": 7, "c": null},\n "scopes": {"x/": {"d": {}}}, "importMap": "./import_map.json"\n}', 'import_map.json': '{"imports": {\n"e": ["npm:e"]}}' };
  expect((await read(files)).issues).toEqual([
    'partial deno.json:2 2 dependencies were left out, because what they ask for is no text: "b" (a number), "d" (an object)', 'partial import_map.json:2 a dependency was left out, because what it asks for is no text: "e" (a list)',
  ]);
});

it('no dependency is lost without a word', async () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 8 });
  await fc.assert(fc.asyncProperty(names.chain((keys) => fc.tuple(...keys.map((key) => fc.tuple(fc.constant(key), fc.oneof(fc.constant('1.0.0'), fc.jsonValue({ maxDepth: 1 })))))), async (dependencies) => {
    const { purls, issues } = await read({ 'package.json': JSON.stringify({ name: 'shop', dependencies: Object.fromEntries(dependencies) }) });
    for (const [name, spec] of dependencies) if (typeof spec !== 'string') expect([purls.some((purl) => purl.startsWith(`pkg:npm/${name}@`)), issues.join('\n').includes(`"${name}"`)]).toEqual([false, true]);
  }), { numRuns: 50 });
});
