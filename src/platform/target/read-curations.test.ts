import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Curation } from '#core/curation/curation.ts';
import { workshop } from '../../../test/support/workshop.ts';
import { completeNamed, readCurations, readNamedFiles } from './read-curations.ts';

const work = workshop();

const entry = (license: string): string => `curations:\n  - {purl: "pkg:npm/a", concluded: ${license}, reason: asked-licensor, by: mia, on: 2026-01-02, comment: see ticket 7}\n`;

const idsOf = (curations: readonly Curation[]) => curations.map(({ concluded }) => (concluded?.kind === 'license' ? concluded.id : undefined));

describe('files of curations that the user names', () => {
  it('are read once, for whatever number of targets', async () => {
    const file = work.file('office.yaml', entry('MIT'));
    const named = await readNamedFiles([file, 'https://acme.example/office.yaml']);
    rmSync(file);
    for (const target of [work.tree({}), work.tree({ '.muster/curations.yaml': entry('ISC') })]) {
      const { curations, issues } = await readCurations(target, { named, shared: [] }, undefined);
      expect([idsOf(curations)[0], issues.map(({ code, path }) => [code, path])]).toEqual(['MIT', [['unresolved', 'https://acme.example/office.yaml']]]);
    }
  });

  it('keep their order with those at addresses', async () => {
    const [first, last] = [work.file('first.yaml', entry('MIT')), work.file('last.yaml', entry('ISC'))];
    const answers = { get: () => Promise.resolve({ status: 200, body: entry('Zlib') }) } as unknown as NonNullable<Parameters<typeof completeNamed>[1]>;
    const { curations } = await completeNamed(await readNamedFiles([first, 'https://acme.example/office.yaml', last]), answers);
    expect(idsOf(curations)).toEqual(['MIT', 'Zlib', 'ISC']);
  });
});
