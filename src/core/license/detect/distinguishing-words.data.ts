/** Words by which near variants are told apart, whatever else is like them. */
export interface Distinction {
  /** One that the text must have where the reference has it. */
  readonly needs?: string;
  /** Words that the text must not have between those of the reference. */
  readonly lacks?: readonly string[];
}

export const distinctions: Readonly<Record<string, Distinction>> = {
  'BSD-4-Clause-UC': { needs: 'california' },
  'SMLNJ': { needs: 'lucent' },
  'BSD-3-Clause-HP': { needs: 'patent' },
  'BSD-3-Clause-No-Military-License': { needs: 'military' },
  'BSD-3-Clause-No-Nuclear-License': { needs: 'nuclear' },
  'BSD-3-Clause-No-Nuclear-License-2014': { needs: 'nuclear' },
  'BSD-3-Clause-No-Nuclear-Warranty': { needs: 'nuclear' },
  'BSD-4-Clause': { lacks: ['california'] },
  'BSD-Source-beginning-file': { needs: 'beginning' },
  // the Apache-1.1 with names of its own
  'Entessa': { needs: 'entessa' },
  'HPND': { lacks: ['sell', 'cmu'] },
  'HPND-SMC': { needs: 'python' },
  'HPND-sell-variant': { needs: 'sell' },
  'X11-distribute-modifications-variant': { needs: 'modifications' },
};
