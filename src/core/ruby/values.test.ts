import { describe, expect, test } from 'vitest';
import { MemoryFile } from '../plugin/memory-file.ts';
import { nest } from '../text/source-tree.ts';
import { readConstants } from './constants.ts';
import { tokenizeRuby } from './tokens.ts';
import { staticPath, staticText } from './values.ts';

const known = new Map([['MAJOR', '1'], ['A::B', '2.0']]);
const text = (source: string) => staticText(nest(tokenizeRuby(source)), known);
const file = new MemoryFile('gems/x/x.gemspec', new Uint8Array());
const path = (source: string) => staticPath(nest(tokenizeRuby(source)), file, known);

describe('staticText', () => {
  test.each([
    ["'1.0'.freeze", '1.0'], ['"#{MAJOR}.2"', '1.2'], ["A::B.dup", '2.0'], ["'1' + '.' + MAJOR", '1.1'],
    ['[MAJOR, 2, nil].compact.join(".")', '1.2'], ["Gem::Version.new('3.1')", '3.1'], ['("4")', '4'],
  ])('%s is %s', (source, expected) => expect(text(source)).toBe(expected));
  test.each(['ENV["X"]', '"#{unknown}"', '`git describe`.strip + "x".upcase', '"a".upcase', '', 'File.read("VERSION")'])('%s cannot be known', (source) => expect(text(source)).toBeUndefined());
});

describe('staticPath', () => {
  test.each([
    ["'lib/x'", 'gems/x/lib/x'], ["File.join('lib', 'x')", 'gems/x/lib/x'], ['File.expand_path("../lib/x", __FILE__)', 'gems/x/lib/x'],
    ['File.expand_path("lib/x", __dir__)', 'gems/x/lib/x'], ["File.dirname(__FILE__) + '/lib/x'", 'gems/x/lib/x'], ['"#{__dir__}/lib/x"', 'gems/x/lib/x'],
    ['File.join(File.dirname(__FILE__), "..", "y")', 'gems/y'], ["'../../../out'", undefined], ['File.read("x")', undefined],
  ])('%s is %s', (source, expected) => expect(path(source)).toBe(expected));
});

test('constants by their modules', () => {
  expect([...readConstants('module A\n  class B < C\n    MAJOR = 1\n    VERSION = "#{MAJOR}.#{MINOR = 2}" unless defined?(VERSION)\n    TEXT = "#{MAJOR}.0"\n  end\n  X = B::TEXT\nend\nY = A::X')]).toEqual([
    ['A::B::MAJOR', '1'], ['A::B::TEXT', '1.0'], ['A::X', '1.0'], ['Y', '1.0'],
  ]);
});
