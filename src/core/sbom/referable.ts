import type { Sbom } from '../model/sbom.ts';

/** Everything of a document that has a `ref`. */
export const referable = ({ components, snippets }: Pick<Sbom, 'components' | 'snippets'>): Iterable<{ readonly ref: string }> => (snippets.length === 0 ? components : {
  *[Symbol.iterator]() {
    yield* components;
    yield* snippets;
  },
});
