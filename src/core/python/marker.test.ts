import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extrasOf, holds, parseMarker, platformOf } from './marker.ts';

const holdsFor = (text: string, extras: string[] = [], groups: string[] = []): boolean => holds(parseMarker(text)!, { extras: new Set(extras), groups: new Set(groups) });

describe('environment markers', () => {
  it('hold on some platform', () => {
    expect(holdsFor('sys_platform == "win32" and python_version < "3"')).toBe(true);
  });

  it('hang on extras and groups', () => {
    expect(holdsFor("extra == 'socks'")).toBe(false);
    expect(holdsFor("extra == 'socks'", ['socks'])).toBe(true);
    expect(holdsFor("python_version < '3' and (extra == 'a' or extra == 'b_c')", ['b-c'])).toBe(true);
    expect(holdsFor("'dev' in dependency_groups or 'x' in extras", [], ['dev'])).toBe(true);
    expect(holdsFor("'dev' not in dependency_groups", [], ['dev'])).toBe(false);
    expect(holdsFor("os_name == 'nt' or extra == 'a'")).toBe(true);
  });

  it('tell their extras and what they say of the platform', () => {
    expect(extrasOf(parseMarker("extra == 'A.b' and os_name == 'nt'")!)).toEqual(['a-b']);
    expect(platformOf("extra == 'a'")).toBeUndefined();
    expect(platformOf("extra == 'a' and os_name == 'nt'")).toBe("extra == 'a' and os_name == 'nt'");
    expect(platformOf('not a marker')).toBe('not a marker');
    expect(platformOf('')).toBeUndefined();
  });

  it.each(['', '(', 'a', 'a ==', 'a == b)', "'open", 'a == b c == d', 'and', 'a == b and'])('are not %j', (text) => {
    expect(parseMarker(text)).toBeUndefined();
  });

  it('may be nested without end', () => {
    const deep = `${'('.repeat(50_000)}a == 'b'${')'.repeat(50_000)}`;
    expect(parseMarker(deep)).toHaveLength(1);
  });

  it('never throw', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseMarker(text)));
  });
});
