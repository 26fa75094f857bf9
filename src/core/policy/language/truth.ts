/** Three-valued logic (Kleene): unknown lies between false and true, so that `and` is the smaller, `or` the larger of two, and `not` the mirror image. */
export type Truth = 0 | 1 | 2;

export const FALSE = 0;
export const UNKNOWN = 1;
export const TRUE = 2;

export const opposite = (truth: Truth): Truth => (2 - truth) as Truth;
