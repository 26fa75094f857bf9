import { groupInLots, type ItemLot } from '#core/text/source-pieces.ts';
import { isGroup, isMark, isWord, split, type SourceNode } from '#core/text/source-tree.ts';
import { keywords, readElixir, words } from './elixir-text.ts';

export type MixLockEntry = {
  /** The application, by which others refer to it. */
  readonly app: string;
  readonly line: number;
} & (
  | {
    readonly kind: 'hex';
    readonly name: string;
    readonly version: string;
    readonly dependencies: readonly { readonly app: string; readonly requirement?: string; readonly optional: boolean }[];
    /** `hexpm`, `hexpm:organization`, or the name of another repository. */
    readonly repository?: string;
    /** SHA-256 of the archive as it is downloaded. */
    readonly checksum?: string;
  }
  | { readonly kind: 'git'; readonly remote: string; readonly revision: string }
  | { readonly kind: 'path' }
  | { readonly kind: 'unknown' }
);

/** Entries of a `mix.lock`, one Elixir map, to be gone through once; older ones are keyword lists. `undefined` when there is neither. */
export function readMixLock(lines: Iterable<string>): Iterable<MixLockEntry> | undefined {
  const lots = groupInLots(lines, { read: readElixir, opens: ['%{', '['], startsItem: (line) => /^\s*["\w]/.test(line) });
  const first = lots.next();
  return first.done === true ? undefined : entriesIn(first.value, lots);
}

function* entriesIn(first: ItemLot, rest: Iterable<ItemLot>): Generator<MixLockEntry> {
  yield* entriesOf(first);
  for (const lot of rest) yield* entriesOf(lot);
}

function* entriesOf({ items, linesBefore }: ItemLot): Generator<MixLockEntry> {
  for (const part of split(items)) {
    const [key, second] = part;
    if (key === undefined) continue;
    const app = key.kind === 'key' || key.kind === 'text' || key.kind === 'symbol' ? key.text : '';
    const value = part[isMark(second, '=>') ? 2 : 1];
    yield entryOf(app, isGroup(value, '{') ? split(value.items) : [], key.line + linesBefore);
  }
}

function entryOf(app: string, parts: readonly (readonly SourceNode[])[], line: number): MixLockEntry {
  const [kind, name, version] = parts.map((part) => words(part)[0]);
  if (kind === 'hex' && name !== undefined && version !== undefined) {
    const dependencies = isGroup(parts[5]?.[0], '[') ? split(parts[5][0].items).flatMap((part) => dependencyOf(part) ?? []) : [];
    const [repository, checksum] = [words(parts[6])[0], words(parts[7])[0]];
    return {
      kind, app, name, version, line, dependencies,
      ...(repository === undefined ? {} : { repository }),
      ...(checksum === undefined || !/^[0-9a-f]{64}$/i.test(checksum) ? {} : { checksum: checksum.toLowerCase() }),
    };
  }
  // the first form of Hex: {:package, "1.0.0"}
  if (kind === 'package' && name !== undefined) return { kind: 'hex', app, name: app, version: name, dependencies: [], line };
  if (kind === 'git' && name !== undefined) return { kind, app, remote: name, revision: version ?? '', line };
  return kind === 'path' ? { kind, app, line } : { kind: 'unknown', app, line };
}

/** `{:idna, "~> 6.0", [hex: :idna, repo: "hexpm", optional: false]}`. */
function dependencyOf(part: readonly SourceNode[]): { app: string; requirement?: string; optional: boolean } | undefined {
  const [tuple] = part;
  if (!isGroup(tuple, '{')) return undefined;
  const [name, requirement, options] = split(tuple.items);
  const [app, range] = [words(name)[0], words(requirement)[0]];
  if (app === undefined) return undefined;
  const optional = options !== undefined && isWord(keywords([options]).get('optional')?.[0], 'true');
  return { app, optional, ...(range === undefined ? {} : { requirement: range }) };
}
