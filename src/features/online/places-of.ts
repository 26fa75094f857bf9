import type { Component } from '#core/model/component.ts';
import type { Question } from './look-up.ts';

/** Where a component was found: in files of the tree, or at a registry. */
export function placesOf({ evidence }: Pick<Component, 'evidence'>): Pick<Question<unknown>, 'places' | 'seenAt'> {
  const seenAt = evidence.find(({ kind, path }) => kind === 'registry' && /^https?:/i.test(path))?.path;
  return { places: evidence.filter(({ kind }) => kind !== 'registry').map(({ path }) => path), seenAt };
}
