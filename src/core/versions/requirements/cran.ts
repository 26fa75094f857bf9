import { cran } from '../number-lists.ts';
import { comparators } from './comparators.ts';
import type { Requirement } from './requirement.ts';

/** R: one comparator, `>= 1.2.0`. */
export const cranRequirement = (text: string): Requirement => comparators([text], { kind: 'R', text, order: cran, bare: '>=' });
