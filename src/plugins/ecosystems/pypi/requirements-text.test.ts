import { describe, expect, it } from 'vitest';
import { readLogicalLines } from './requirements-text.ts';
import { readVia } from './via-comments.ts';

describe('logical lines', () => {
  it('join what a backslash continues, and keep comments', () => {
    expect([...readLogicalLines('a==1 \\\n  --hash=x\n    # via b\n# top\n\nc # end\r\nd#e\\'.split('\n'))]).toEqual([
      { text: 'a==1    --hash=x', comments: ['via b'], line: 1 },
      { text: '', comments: ['top'], line: 4 },
      { text: 'c', comments: ['end'], line: 6 },
      { text: 'd#e', comments: [], line: 7 },
    ]);
  });
});

describe('who asked for a package', () => {
  it.each([
    [['via flask'], { packages: ['flask'], files: [] }],
    [['via Flask_Kit, -r dev.in, b[c]'], { packages: ['flask-kit', 'b'], files: ['dev.in'] }],
    [['via', 'flask', '-r requirements.in', '-c limits.txt'], { packages: ['flask'], files: ['requirements.in'] }],
    [['via my-app (pyproject.toml)'], { packages: [], files: ['pyproject.toml'] }],
  ])('%j', (comments, expected) => {
    expect(readVia(comments)).toEqual(expected);
  });

  it('is not told by other comments', () => {
    expect(readVia(['viable', 'kept back'])).toBeUndefined();
  });
});
