import { describe, expect, it } from 'vitest';
import { LargeFile } from '../../../test/support/memory-scan.ts';
import { isVirtualList } from '../inventory/virtual-list.ts';
import { memberSource } from '../inventory/virtual-record.ts';
import { TextSyntaxError } from './position.ts';
import { readToml, type LongTable } from './toml-in-pieces.ts';
import { parseToml } from './toml.ts';
import { get } from './value.ts';

const inPieces = (text: string, long: LongTable) => readToml(new LargeFile('a.lock', new TextEncoder().encode(text)), long);

const items = { name: 'package', of: 'items' } as const;
const members = { name: 'deps', of: 'members' } as const;

/** Paths of all members and items. */
function pathsOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Array.isArray(value) ? [...value].map((item, index) => [index, item] as const) : Object.entries(value);
  return [path, ...inside.flatMap(([key, member]) => pathsOf(member, [...path, key]))];
}

describe('readToml', () => {
  it.each([
    ['a lockfile', items, 'version = 4\n\n[[package]]\nname = "ä"\ndependencies = [\n "b",\n]\n\n[package.extras]\nx = 1\n\n[[package.files]]\nfile = "c"\n\n[[package]]\nname = "b"\n# no more\n\n[metadata]\nkey = "c"\n\n[[metadata.targets]]\na = 1\n'],
    ['tables between', items, '[[package]]\nname = "a"\n\n[other]\nx = 1\n\n[[package]]\nname = "b"'],
    ['what the quick reader does not know', items, '[[package]]\nname = "a\\t"\nsize = 1_000\n# remark\n[[package]]\nwhen = 2024-01-01\n'],
    ['line ends of Windows', items, '[[package]]\r\nname = "a"\r\n\r\n[[package]]\r\nname = "b"\r\n'],
    ['no items', items, '[metadata]\nkey = "c"\n'],
    ['inline tables', items, 'package = [{ name = "a" }, { name = "b" }]\n'],
    ['texts over several lines', items, '[[package]]\ntext = """\n[[package]]\n"""\n'],
    ['members', members, 'format = "2.0"\n\n[[deps.A]]\nuuid = "1"\n\n[[deps.B]]\nuuid = "2"\n\n    [deps.B.deps]\n    A = "1"\n\n[[deps.B]]\nuuid = "3"\n\n[deps."c d"]\nuuid = "4"\n\n[last]\nx = 1\n'],
    ['members that stand apart', members, '[[deps.A]]\nuuid = "1"\n\n[[deps.B]]\nuuid = "2"\n\n[[deps.A]]\nuuid = "3"\n'],
    ['a member without a name', members, '[deps.A]\nuuid = "1"\n\n[deps.""]\nuuid = "2"\n'],
    ['members in one table', members, '[deps]\nA = "1"\n\n[deps.B]\nuuid = "2"\n'],
    ['an empty table before its members', members, '[deps]\n\n[deps.B]\nuuid = "2"\n'],
  ] as const)('reads and places %s in pieces as it does as a whole', (_, long, text) => {
    const [whole, pieces] = [parseToml(text), inPieces(text, long)];
    expect(Object.fromEntries(Object.entries(pieces.value as object))).toEqual(Object.fromEntries(Object.entries(whole.value as object)));
    for (const path of pathsOf(whole.value)) if (path.length > 0) expect([path, pieces.line(...path)]).toEqual([path, whole.line(...path)]);
    expect([pieces.line('package', 99), pieces.line('deps', 'none')]).toEqual([undefined, undefined]);
  });

  it('holds neither long arrays nor long tables', () => {
    expect(isVirtualList(get(inPieces('[[package]]\nname = "a"\n', items).value, 'package') as unknown[])).toBe(true);
    expect(memberSource(get(inPieces('[[deps.A]]\nuuid = "1"\n', members).value, 'deps') as object)?.length).toBe(1);
  });

  it('names the line of a fault', () => {
    expect(() => inPieces('[[package]]\nname = "a"\n\n[[package]]\nname =\n', items)).toThrow(expect.objectContaining({ constructor: TextSyntaxError, line: 5 }));
  });
});
