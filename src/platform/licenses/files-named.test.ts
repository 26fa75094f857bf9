import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workshop } from '../../../test/support/workshop.ts';
import { filesNamed } from './files-named.ts';

const work = workshop();

describe('filesNamed', () => {
  it('lists the files of a directory before those below it, sorted, and does not enter .git', () => {
    const folder = work.tree({ 'b/z': '', 'b/a': '', 'a/x/y': '', 'c': '', 'B': '', '.git/config': '' });
    expect(filesNamed([folder])).toEqual({ files: ['B', 'c', 'a/x/y', 'b/a', 'b/z'].map((path) => join(folder, path)), issues: [] });
  });

  it('spells paths as the directory was named, without what says nothing', () => {
    const here = relative(process.cwd(), work.tree({ 'd/f': '' }));
    const spelled = [here, `./${here}`, `${here}/`, `${here}//d/../d`].map((named) => filesNamed([named]).files);
    expect(spelled).toEqual(spelled.map(() => [join(here, 'd/f')]));
    expect(filesNamed([join(here, 'none')]).files).toEqual([join(here, 'none')]);
  });
});
