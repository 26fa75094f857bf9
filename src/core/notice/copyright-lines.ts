const longest = 200;

/** Numbers, from 1, of lines that begin like a statement of copyright and are not part of the licence itself: for statements too unusual to be taken apart. */
export function plainCopyrightLines(text: string, reference: string | undefined): number[] {
  const own = new Set((reference ?? '').split('\n').map(plain));
  return text.split('\n').flatMap((line, index) => (line.length <= longest && /^[\s*#/]{0,8}(?:copyright\b|©|\(c\)\s)/i.test(line) && !own.has(plain(line)) && !/[<[{](?:year|yyyy)/i.test(line) ? [index + 1] : []));
}

const plain = (line: string): string => line.trim().toLowerCase();
