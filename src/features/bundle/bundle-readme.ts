import { printable } from '#core/report/printable.ts';
import { count } from '#core/report/words.ts';
import { paragraph } from '#core/report/wrap.ts';

export interface ReadmeInput {
  readonly subject: string;
  readonly hasOffer: boolean;
  readonly sources: number;
  readonly missing: readonly string[];
}

/** What is in the bundle, for whoever receives it. */
export function bundleReadme({ subject, hasOffer, sources, missing }: ReadmeInput): string {
  const rows: readonly (readonly [string, string])[] = [
    ['THIRD-PARTY-NOTICES.txt', 'software of others in the product, with licences and copyright lines'],
    ['THIRD-PARTY-NOTICES.html', 'the same as a page'],
    ['notices.json', 'the same for programs'],
    ['licenses/', 'each licence text as a file'],
    ['sbom/', 'bills of materials: CycloneDX and SPDX'],
    ...(sources > 0 ? [['sources/', 'source of components whose licences ask for it'] as const] : []),
    ...(hasOffer ? [['WRITTEN-OFFER.txt', 'offer of source code'] as const] : []),
    ['obligations.txt', 'what the licences ask for, and what shows that it is done'],
    ['obligations.json', 'the same for programs'],
    ['SHA256SUMS', 'to check with sha256sum -c'],
    ['manifest.json', 'to check with muster bundle verify'],
  ];
  return [
    `Open source papers of ${printable(subject)}\n\n`,
    ...rows.map(([name, words]) => `${name.padEnd(26)} ${words}\n`),
    ...(sources > 0 ? ['\n', paragraph('What is in sources/ was packed as it was installed or published. Where that is not the form in which its authors change it (compiled or minified files), put the right one beside it.', 80, '')] : []),
    ...(missing.length > 0 ? [`\nNot complete: made without ${count(missing.length, 'thing')}:\n`, ...missing.map((one) => `  - ${paragraph(printable(one), 80, '    ').trimStart()}`)] : []),
  ].join('');
}
