/** What stands in place of an element (SPDX 2.3 §11.1, the individuals of SPDX 3): that there is none, and that nothing is said of whether there is one. */
export const noElement = 'NONE';
export const noAssertion = 'NOASSERTION';

/** Whether a `ref` at the end of a relationship is none of something. */
export const isIndividual = (ref: string): boolean => ref === noElement || ref === noAssertion;
