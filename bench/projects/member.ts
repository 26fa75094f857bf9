/** The files of a tree with so many projects. */
export type ProjectTree = (count: number) => Iterable<readonly [path: string, content: string]>;

/** One project of a tree. */
export interface Member {
  readonly index: number;
  readonly name: string;
  /** Other members that it needs: one of the first, and the one before it within a group of five. What it needs in all does not grow with the tree. */
  readonly needs: readonly string[];
  /** Packages of a registry that it needs: two that others need too, of fifty, and one that nobody else needs. */
  readonly packages: readonly [string, string, string];
}

const bases = 20;

export const nameOf = (index: number): string => `part${index}`;

/** Hashes in lockfiles; nobody compares them. */
export const hash = (name: string): string => Buffer.from(name.padEnd(32, '=')).toString('hex').slice(0, 64);

export const members = (count: number): Member[] => Array.from({ length: count }, (_, index) => ({
  index,
  name: nameOf(index),
  needs: index === 0 ? [] : [...new Set([...(index < bases ? [] : [nameOf(index % bases)]), ...(index % 5 === 0 ? [] : [nameOf(index - 1)])])],
  packages: [`common${index % 50}`, `common${(index * 7 + 3) % 50}`, `only${index}`] as const,
}));

/** Every package that some member needs. What a tree says once for all of its projects speaks of all of these, and grows with it. */
export const packagesOf = (all: readonly Member[]): string[] => [...new Set(all.flatMap(({ packages }) => packages))];
