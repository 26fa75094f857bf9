import { cpan } from '../cpan.ts';
import { comparators } from './comparators.ts';
import type { Requirement } from './requirement.ts';

/** Perl: a version alone is the least one; comparators with commas. */
export const cpanRequirement = (text: string): Requirement => comparators(text.split(','), { kind: 'Perl', text, order: cpan, bare: '>=' });
