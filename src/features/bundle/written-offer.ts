import type { ObligedComponent } from '#features/obligations/target-obligations.ts';
import { paragraph } from '#core/report/wrap.ts';
import { printable } from '#core/report/printable.ts';
import { count } from '#core/report/words.ts';

export interface OfferInput {
  readonly subject: string;
  /** Components whose source is offered; sorted by name. */
  readonly components: readonly ObligedComponent[];
  /** Who is asked and how; without it the paper has a gap, and says so. */
  readonly contact: string | undefined;
}

/** Years for which an offer stands where the licence says nothing: the longest of those that do. */
const usualYears = 3;

const yearsOf = ({ obligations }: ObligedComponent): number => Math.max(0, ...obligations.obligations.filter(({ name }) => name === 'disclose-source').map(({ offerYears = 0 }) => offerYears));

/** The written offer of source code, in words of ours. */
export function writtenOffer({ subject, components, contact }: OfferInput): string {
  const years = Math.max(usualYears, ...components.map(yearsOf));
  const width = 80;
  return [
    'OFFER OF SOURCE CODE\n',
    paragraph(printable(`${subject} contains the components that are listed below. Their licences give whoever receives them a right to their source code.`), width, ''),
    paragraph(printable(`For at least ${count(years, 'year')} from the day on which you received ${subject}, and for as long as we offer spare parts or support for it, we give anyone who asks a complete machine-readable copy of the corresponding source code of these components, with the scripts that control their compilation and installation, for no more than the cost of handing it over, on a medium customary for exchanging software or from a server.`), width, ''),
    `Send your request to:\n${contact === undefined ? '    [FILL IN: name, postal address, e-mail]\n' : paragraph(printable(contact), width, '    ')}`,
    paragraph('Say the product, its version, and the components that you ask for.', width, ''),
    `Components:\n${components.map(({ use }) => `  ${printable(use.component)}\n`).join('')}`,
  ].join('\n');
}
