import { describe, expect, test } from 'vitest';
import { tokenizeRuby } from './tokens.ts';

const pieces = (source: string) => tokenizeRuby(source).map(({ kind, text, dynamic }) => `${kind}:${text}${dynamic ? '!' : ''}`);

describe('tokenizeRuby', () => {
  test('a call with options', () => {
    expect(pieces(`gem 'a', "~> 1.0", :require => false, group: :test # why`)).toEqual([
      'word:gem', 'text:a', 'mark:,', 'text:~> 1.0', 'mark:,', 'symbol:require', 'mark:=>', 'word:false', 'mark:,', 'key:group', 'symbol:test',
    ]);
  });
  test('percent literals, nested brackets', () => {
    expect(pieces('s.name = %q<a<b>c>; x = %w[one two]')).toEqual([
      'word:s', 'mark:.', 'word:name', 'mark:=', 'text:a<b>c', 'mark:;', 'word:x', 'mark:=', 'mark:[', 'text:one', 'mark:,', 'text:two', 'mark:,', 'mark:]',
    ]);
  });
  test('interpolation makes a literal dynamic', () => {
    expect(pieces('"a#{File.read("x}")}b" + \'#{c}\'')).toEqual(['text:a#{File.read("x}")}b!', 'mark:+', 'text:#{c}']);
  });
  test('heredoc, the statement goes on behind its mark', () => {
    expect(pieces('s.description = <<~TEXT.strip\n    one\n    # two\n  TEXT\ns.x = 1')).toEqual([
      'word:s', 'mark:.', 'word:description', 'mark:=', 'text:one\n# two', 'mark:.', 'word:strip', 'newline:\n', 'word:s', 'mark:.', 'word:x', 'mark:=', 'number:1',
    ]);
  });
  test('a slash is a regular expression or a division', () => {
    expect(pieces("files.grep(/'[/]/) / 2")).toEqual(['word:files', 'mark:.', 'word:grep', 'mark:(', "text:'[/]!", 'mark:)', 'mark:/', 'number:2']);
  });
  test('comments: =begin, __END__', () => {
    expect(pieces("=begin\ngem 'no'\n=end\ngem 'yes'\n__END__\ngem 'no'")).toEqual(['newline:\n', 'word:gem', 'text:yes', 'newline:\n']);
  });
  test('constants and symbols with colons', () => {
    expect(pieces('A::B ? :c : d')).toEqual(['word:A', 'mark:::', 'word:B', 'mark:?', 'symbol:c', 'mark::', 'word:d']);
  });
  test('variables keep their marks', () => {
    expect(pieces("$sdk = @own + @@all; $: << '.'")).toEqual(['word:$sdk', 'mark:=', 'word:@own', 'mark:+', 'word:@@all', 'mark:;', 'mark:$', 'mark::', 'mark:<<', 'text:.']);
  });
  test('lines count through literals', () => {
    expect(tokenizeRuby('a = "x\ny"\nb').at(-1)).toMatchObject({ text: 'b', line: 3 });
  });
  test('hostile text ends in linear time', () => {
    for (const piece of ['/[', '<<A\n', '<<~A\n', '%w[', '"#{', "'", '%q<<', '#{"', '=begin']) {
      expect(Array.isArray(tokenizeRuby(piece.repeat(50_000)))).toBe(true);
    }
  });
});
