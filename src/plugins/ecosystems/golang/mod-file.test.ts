import { describe, expect, it } from 'vitest';
import { indexReplacements, readModLines, replacementFor } from './mod-file.ts';

describe('go.mod', () => {
  it.each([false, true])('reads every directive, alone and in blocks, with quotes and remarks (large: %s)', (isLarge) => {
    const mod = readModLines([
      'module "code.example/app" // the application', 'go 1.24.0', 'toolchain go1.24.3', 'godebug default=go1.21',
      'require(', '\tcode.example/a v1.0.0', '  code.example/b/v2 v2.3.4 // indirect', '\tcode.example/c v0.0.0-20240101000000-abcdefabcdef // indirect; pinned', ')',
      'require code.example/d `v1.1.0` // pinned, not indirect', 'exclude code.example/a v0.9.0',
      'replace (', 'code.example/a v1.0.0 => ../a', 'code.example/d => code.example/fork v1.2.0', ')',
      'retract [v1.0.0, v1.1.0] // broken', 'retract (', ' v0.1.0', ')', 'tool code.example/d/cmd/gen', 'ignore ./static',
    ], isLarge);
    expect(mod.faults.count).toBe(0);
    expect(mod.module).toEqual({ path: 'code.example/app', line: 1 });
    expect([mod.go, mod.toolchain?.name]).toEqual(['1.24.0', 'go1.24.3']);
    expect(Array.from(mod.requirements, ({ path, version, indirect, line }) => `${line} ${path} ${version}${indirect ? ' indirect' : ''}`)).toEqual([
      '6 code.example/a v1.0.0', '7 code.example/b/v2 v2.3.4 indirect', '8 code.example/c v0.0.0-20240101000000-abcdefabcdef indirect', '10 code.example/d v1.1.0',
    ]);
    expect([...mod.exclusions]).toEqual(['code.example/a@v0.9.0']);
    expect(mod.tools.map((tool) => tool.path)).toEqual(['code.example/d/cmd/gen']);
    const index = indexReplacements(mod.replacements);
    expect(replacementFor(index, 'code.example/a', 'v1.0.0')?.target).toBe('../a');
    expect(replacementFor(index, 'code.example/a', 'v1.0.1')).toBeUndefined();
    expect(replacementFor(index, 'code.example/d', 'v1.1.0')?.targetVersion).toBe('v1.2.0');
  });

  it.each([
    ['requires a v1', '"requires" is no directive of this file'],
    ['require a', '"require" wants 2 words and has 1'],
    ['replace a => b', 'the replacement "b" is neither a directory nor a module with a version'],
    ['replace a b', 'a replacement is written: path [version] => target [version]'],
    ['require "a v1', 'a quoted text has no end'],
    ['require (\n a v1', 'the block "require" has no closing parenthesis'],
  ])('says what is wrong with %j', (text, message) => {
    expect(readModLines(text.split('\n'), false).faults.first[0]?.message).toBe(message);
  });
});
