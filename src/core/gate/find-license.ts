import type { GateFinding } from './gate-result.ts';
import { lookedUpTypes } from './looked-up-types.data.ts';

/** Why the licence of a component is not known, as far as somebody can do different things about it. */
export type UnknownLicense = 'image' | 'not-read' | 'nowhere' | 'in-a-file' | 'not-understood';

/** Nothing where it is known, or where several licences contradict each other. */
export function unknownLicense({ component: { purl }, license: { status, declared } }: Pick<GateFinding, 'component' | 'license'>): UnknownLicense | undefined {
  if (status !== 'unknown') return undefined;
  const type = purl.slice('pkg:'.length, purl.indexOf('/'));
  if (declared.length > 0) return declared.every(namesFile) ? 'in-a-file' : 'not-understood';
  if (type === 'docker' || type === 'oci') return 'image';
  return lookedUpTypes.has(type) ? 'not-read' : 'nowhere';
}

/** What is known of something that no file here speaks of: a hint, and no evidence. */
export const knownTermsInWords = ({ knownTerms }: Pick<GateFinding, 'knownTerms'>): string[] =>
  (knownTerms === undefined ? [] : [`Its author publishes it under ${knownTerms.terms}${knownTerms.versions === undefined ? '' : ` (${knownTerms.versions})`}, as far as we know: see ${knownTerms.source}.`]);

/** As npm has it: `SEE LICENSE IN LICENSE.txt`. */
const namesFile = (text: string): boolean => /^see licen[cs]e in /i.test(text.trim());

/** Of something that is not used yet. */
export const howToAsk = (kind: UnknownLicense): string => (kind === 'image' || kind === 'nowhere' ? 'Say with --license under which licence it is.' : 'Say with --license under which licence it is, or ask its registry with --online.');

const read = 'install the packages before the check, or run it with --online.';

/** How to find it out, before anybody has to be asked. */
export const howToFind: Readonly<Record<UnknownLicense, string>> = {
  image: 'What is in an image is not read: check an SBOM of it, or its unpacked files, by itself, and say under uses in muster.yaml which licence it counts under here.',
  'not-read': `No file here names its licence: ${read}`,
  nowhere: 'No file here names its licence, and there is no registry to ask: look at the place that it comes from.',
  'in-a-file': `Its author names a file that is not here: ${read}`,
  'not-understood': `What its author writes is not the name of one licence: look in its files which one is meant; ${read}`,
};
