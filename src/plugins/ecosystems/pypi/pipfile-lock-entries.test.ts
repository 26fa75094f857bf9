import { expect, it } from 'vitest';
import { MemoryFile } from '#core/plugin/memory-file.ts';
import { extractFromMemory, LargeFile } from '../../../../test/support/memory-scan.ts';
import pypi from './index.ts';

const odd = `{
  "_meta": { "pipfile-spec": 7, "sources": [{ "name": "own", "url": "https://index.example/simple" }] },
  "default": { "a": { "version": "==1.0", "index": "own" }, "b": { "version": 2 }, "c": "==3.0" },
  "docs": [ { "version": "==1.0" } ],
  "tests": "none",
  "develop": { "d": {} }
}
`;

it('tells of a large file what it tells of a short one', async () => {
  const read = async (open: typeof MemoryFile) => (await extractFromMemory(pypi, new Map([['Pipfile.lock', new TextEncoder().encode(odd)]]), open)).map(({ nodes, issues }) => ({ nodes: [...nodes], issues }));
  const [whole] = await read(MemoryFile);
  const [pieces] = await read(LargeFile);
  expect(whole!.nodes).toHaveLength(4);
  expect(pieces!.nodes).toEqual(whole!.nodes);
  for (const { issues } of [whole!, pieces!]) {
    const told = issues.map(({ message }) => message).join('\n');
    for (const what of ['version 7 of the format', 'b is locked without', 'd is locked without', '"default.b.version"', '"docs"', '"tests"']) expect(told).toContain(what);
  }
});
