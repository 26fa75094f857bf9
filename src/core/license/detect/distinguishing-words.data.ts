/** Words by which near variants are told apart, whatever else is like them. */
export interface Distinction {
  /** One that the text must have where the reference has it. */
  readonly needs?: string;
  /** One that the text must not have between the words of the reference. */
  readonly lacks?: string;
}

export const distinctions: Readonly<Record<string, Distinction>> = {
  'BSD-4-Clause-UC': { needs: 'california' },
  'SMLNJ': { needs: 'lucent' },
  'HPND': { lacks: 'sell' },
};
