import { expect, it } from 'vitest';
import { MemoryFile } from '#core/plugin/memory-file.ts';
import { extractFromMemory } from '../../../../test/support/memory-scan.ts';
import conan from './index.ts';

class Unread extends MemoryFile {
  override text(): string {
    throw new Error(`${this.path} was read`);
  }
}

it('does not read the lockfiles of others, which have any size', async () => {
  const pipfile = '{"_meta":{"hash":{},"pipfile-spec":6,"requires":{"python_version":"3.12"}},"default":{"a":{"version":"==1.0"}},"develop":{}}';
  const [extraction] = await extractFromMemory(conan, new Map([['Pipfile.lock', new TextEncoder().encode(pipfile)]]), Unread);
  expect(extraction).toMatchObject({ nodes: [], issues: [] });
});
