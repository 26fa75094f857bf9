import type { Unknown } from './usage-facts.ts';

/** Logic with a third value: what depends on something unknown is unknown, unless the known part decides. */
export type Truth = boolean | Unknown;

export const is = <T>(value: T | Unknown, wanted: T): Truth => (value === 'unknown' ? 'unknown' : value === wanted);

export const isOneOf = <T>(value: T | Unknown, wanted: readonly T[]): Truth => (value === 'unknown' ? 'unknown' : wanted.includes(value));

export const not = (value: Truth): Truth => (value === 'unknown' ? 'unknown' : !value);

export const allOf = (...values: readonly Truth[]): Truth => (values.includes(false) ? false : values.includes('unknown') ? 'unknown' : true);

export const anyOf = (...values: readonly Truth[]): Truth => (values.includes(true) ? true : values.includes('unknown') ? 'unknown' : false);
