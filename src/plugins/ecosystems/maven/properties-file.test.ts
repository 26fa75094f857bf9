import { describe, expect, it } from 'vitest';
import { readProperties } from './properties-file.ts';

describe('readProperties', () => {
  it('reads separators, continuations, escapes and comments', () => {
    expect([...readProperties('# c\n! c\na=1\nb : 2\r\nc 3\nd=4\\\n   5\ne\\ f=\\u0041\\n\nempty\na=6')]).toEqual([
      ['a', '6'], ['b', '2'], ['c', '3'], ['d', '45'], ['e f', 'A'], ['empty', ''],
    ]);
  });
});
