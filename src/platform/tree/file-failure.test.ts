import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { workshop } from '../../../test/support/workshop.ts';
import { fileFailure } from './file-failure.ts';

const work = workshop();

function failureOf(path: string): string {
  try {
    readFileSync(path);
    return 'none';
  } catch (error) {
    return fileFailure(error);
  }
}

describe('why a file cannot be read', () => {
  it('is said without codes and calls of the system', () => {
    const root = work.tree({ 'a.txt': 'x' });
    mkdirSync(join(root, 'd'));
    symlinkSync('loop', join(root, 'loop'));
    writeFileSync(join(root, 'b'), '');
    expect(['missing', 'd', 'loop', 'a.txt/x', 'a.txt', 'n'.repeat(5000)].map((name) => failureOf(join(root, name)))).toEqual([
      'there is no such file or directory', 'it is a directory', 'its symbolic links form a loop', 'something on the way to it is no directory', 'none', 'its name is too long',
    ]);
  });

  it('keeps what is not of the system', () => {
    expect(fileFailure(new UnreadableFile('too-large', 'the file has 9 bytes; the limit for this kind is 8'))).toBe('the file has 9 bytes; the limit for this kind is 8');
    expect(fileFailure(Object.assign(new Error('EODD: odd.'), { code: 'EODD' }))).toBe('EODD: odd');
    expect(fileFailure(Object.assign(new Error("EODD: odd, read '/x'"), { code: 'EODD' }))).toBe('EODD: odd');
  });
});
