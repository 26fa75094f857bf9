import { expect, it } from 'vitest';
import { extractFromMemory } from '../../../../test/support/memory-scan.ts';
import npm from './index.ts';

const conflict = '{\n  "name": "shop",\n<<<<<<< ours\n  "version": "1.0.0"\n=======\n  "version": "2.0.0"\n>>>>>>> theirs\n}\n';
const berry = '__metadata:\n  version: 6\n\n"lamp@npm:^1.0.0":\n  version: 1.0.1\n  resolution: "lamp@npm:1.0.1"\n  languageName: node\n  linkType: hard\n';

it.each([
  ['yarn.lock', berry],
  ['yarn.lock', '# yarn lockfile v1\n\n\nlamp@^1.0.0:\n  version "1.0.1"\n'],
  ['package-lock.json', '{"lockfileVersion": 3, "packages": {"node_modules/lamp": {"version": "1.0.1"}}}'],
  ['package-lock.json', '{"lockfileVersion": 1, "dependencies": {"lamp": {"version": "1.0.1"}}}'],
  ['pnpm-lock.yaml', "lockfileVersion: '9.0'\npackages:\n  lamp@1.0.1:\n    resolution: {integrity: sha512-aaaa}\nsnapshots:\n  lamp@1.0.1: {}\n"],
  ['bun.lock', '{"lockfileVersion": 1, "workspaces": {}, "packages": {"lamp": ["lamp@1.0.1", "", {}, "sha512-aaaa"]}}'],
])('%s that does not list its own project is read beside a manifest that cannot be', async (name, lockfile) => {
  const extractions = await extractFromMemory(npm, new Map(Object.entries({ 'package.json': conflict, [name]: lockfile }).map(([path, text]) => [path, new TextEncoder().encode(text)])));
  const issues = extractions.flatMap((extraction) => extraction.issues.map(({ code, path }) => `${code} ${path}`));
  expect(issues).toContain('malformed package.json');
  expect(issues.filter((issue) => issue.startsWith('fault'))).toEqual([]);
  expect(extractions.flatMap(({ nodes }) => [...nodes].flatMap((node) => (node.kind === 'component' ? [node.purl] : [])))).toContain('pkg:npm/lamp@1.0.1');
});
