/**
 * How a licence shows itself: its full `text`; a `notice` (a text of fixed wording that stands for it); an SPDX `tag`; a `mention` by name
 * in prose; an `exception` that a licence of the text has; a `url`; a field of a package `manifest`; a `clue` (a name without a statement: too weak to be part of the expression).
 */
export const matchKinds = ['text', 'notice', 'tag', 'mention', 'exception', 'url', 'manifest', 'clue'] as const;

export type MatchKind = (typeof matchKinds)[number];
