import type { Truth } from './truth.ts';
import { allOf, anyOf, is, isOneOf } from './truth.ts';
import type { UsageFacts } from './usage-facts.ts';

/** Whether it is in what runs: also build dependencies whose code ends up in the result. */
export const shipped = ({ scope, linkage }: UsageFacts): Truth =>
  anyOf(isOneOf(scope, ['runtime', 'peer', 'optional']), allOf(is(scope, 'build'), isOneOf(linkage, ['static', 'copied'])));

/** Somebody outside gets a copy (`conveyed` of the obligations model, section 2). */
export const conveyed = (facts: UsageFacts): Truth =>
  allOf(shipped(facts), anyOf(isOneOf(facts.channel, ['distributed', 'embedded', 'published']), allOf(is(facts.channel, 'hosted'), facts.clientCode)));

/** Somebody outside uses it over a network. */
export const served = (facts: UsageFacts): Truth => allOf(shipped(facts), is(facts.channel, 'hosted'));
