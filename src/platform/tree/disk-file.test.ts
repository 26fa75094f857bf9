import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { workshop } from '../../../test/support/workshop.ts';
import { DiskFile } from './disk-file.ts';

const work = workshop();

describe('upTo', () => {
  const file = (content: string): DiskFile => new DiskFile(work.tree({ file: content }), 'file');
  const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

  it('gives the whole file up to the limit, and the beginning of a longer one', () => {
    expect(textOf(file('abcdef').upTo(6, 2).bytes)).toBe('abcdef');
    const { bytes, isCut } = file('abcdefg').upTo(6, 2);
    expect([textOf(bytes), isCut]).toEqual(['ab', true]);
    expect(file('').upTo(6, 2)).toEqual({ bytes: Buffer.alloc(0), isCut: false });
  });

  it('gives files of any size as they are, one after the other', () => {
    for (const size of [1, 65_535, 65_536, 65_537, 300_000]) {
      const content = 'x'.repeat(size - 1) + '!';
      const { bytes, isCut } = file(content).upTo(2 ** 20, 1);
      expect(isCut).toBe(false);
      expect(textOf(bytes) === content).toBe(true);
    }
  });

  it('says what cannot be read, and does not wait for a pipe', () => {
    const root = work.tree({});
    execFileSync('mkfifo', [join(root, 'pipe')]);
    for (const name of ['absent', 'pipe', '.']) for (const limit of [10, 2 ** 20]) expect(() => new DiskFile(root, name).upTo(limit, 1)).toThrow(UnreadableFile);
  });
});
