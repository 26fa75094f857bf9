import type { Curation } from './curation.ts';
import type { CurationUse } from './apply-curations.ts';

/** A curation that somebody should look at again. */
export interface CurationRemark {
  readonly curation: Curation;
  /**
   * `unused`: no component of the inventory is meant by it. `needless`: the components say themselves what it wants them to say.
   * `contradicted`: the facts, or another curation, say otherwise. `without-effect`: it changed nothing.
   */
  readonly kind: 'unused' | 'needless' | 'contradicted' | 'without-effect';
  readonly message: string;
  readonly remedy: string;
}

/** What there is to say about the curations after all components were corrected; at most one remark each, in their order. */
export function reviewCurations(curations: readonly Curation[], uses: Iterable<CurationUse>): CurationRemark[] {
  const byCuration = Map.groupBy(uses, ({ curation }) => curation);
  return curations.flatMap((curation): CurationRemark[] => {
    const own = byCuration.get(curation) ?? [];
    if (own.length === 0) return [{ curation, kind: 'unused', message: `no component of the inventory is ${curation.purl}`, remedy: 'Delete it, or correct its purl or its range of versions.' }];
    const contradictions = [...new Set(own.flatMap(({ contradictions: found }) => found))];
    if (contradictions.length > 0) return [{ curation, kind: 'contradicted', message: shortened(contradictions), remedy: 'Look at the component again, and correct the curation or delete it. Where the package is wrong, name what of it is: a declaration with was, files with findings or exclude.' }];
    if (own.some(({ changed }) => changed)) return [];
    const needless = own.filter(({ needless: isNeedless }) => isNeedless);
    if (needless.length === own.length) return [{ curation, kind: 'needless', message: `${own.length === 1 ? own[0]!.purl : `all ${own.length} components`} already ${own.length === 1 ? 'declares' : 'declare'} what it corrects`, remedy: 'Delete it.' }];
    return [{ curation, kind: 'without-effect', message: `it changed nothing at ${own[0]!.purl}`, remedy: 'Delete it, or correct what it looks for.' }];
  });
}

const shortened = (messages: readonly string[]): string => (messages.length > 3 ? `${messages.slice(0, 3).join('; ')}; and ${messages.length - 3} more` : messages.join('; '));
