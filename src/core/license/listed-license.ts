/** A licence or exception as `muster license list` tells it. */
export interface ListedLicense {
  readonly id: string;
  readonly kind: 'license' | 'exception';
  readonly name: string;
  readonly osiApproved: boolean;
  readonly deprecated: boolean;
  /** A name of the glossary; absent when nothing is known of it. */
  readonly category?: string;
}

/** Those that have every word in their id, name or category, whatever its case; sorted by id. */
export function searchLicenses(all: readonly ListedLicense[], words: readonly string[]): readonly ListedLicense[] {
  const wanted = words.map((word) => word.toLowerCase());
  return all.filter(({ id, name, category }) => {
    const text = `${id} ${name} ${category ?? ''}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  }).toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
