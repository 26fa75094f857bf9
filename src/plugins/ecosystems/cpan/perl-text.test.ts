import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceNode } from '#core/text/source-tree.ts';
import { readPerl } from './perl-text.ts';

const pieces = (nodes: readonly SourceNode[]): unknown[] => nodes.filter(({ kind }) => kind !== 'newline').map((node) => (node.kind === 'group' ? pieces(node.items) : node.text));

describe('readPerl', () => {
  test('patterns do not open texts', () => {
    expect(pieces(readPerl("$x =~ s/'//; $y =~ m{\"}; split /'/, $z; requires 'A';"))).toEqual(
      ['$', 'x', '=~', '', ';', '$', 'y', '=~', '', ';', 'split', '', ',', '$', 'z', ';', 'requires', 'A', ';'],
    );
  });
  test('words that begin like an operator are words, and a division is none', () => {
    expect(pieces(readPerl('{ y => 1, s => 2 }; $a / 2; q => 3'))).toEqual([['y', '=>', '1', ',', 's', '=>', '2'], ';', '$', 'a', '/', '2', ';', 'q', '=>', '3']);
  });
  test('heredocs, lists of words, documentation and the end', () => {
    expect(pieces(readPerl("print <<\"A\", 'b';\n'\nA\nx(qw( c d ));\n=head1 '\n\n=cut\ny;\n__END__\n'z'"))).toEqual(['print', '', ',', 'b', ';', 'x', [['c', ',', 'd', ',']], ';', 'y', ';']);
  });
  test('hostile text ends in linear time', () => {
    for (const piece of ['<<A\n', '<<A;\nA\n', 's{', 'q(', '/', 'qw', "'", '$#', '=pod\n', 'tr/a', '{', 'm#']) expect(Array.isArray(readPerl(piece.repeat(50_000)))).toBe(true);
  });
  test('any text is read', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('q(', ')', 's/', '/', "'", '"', '<<A', '\n', 'A', '{', '}', '=>', ' ', '#', '$#', '=cut', '\\', ';')), (parts) => Array.isArray(readPerl(parts.join('')))));
  });
});
