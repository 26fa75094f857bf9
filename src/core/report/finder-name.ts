import type { FindingsOrigin } from '../model/license-facts.ts';

/** `scancode-toolkit 32.5.0`. */
export const finderName = ({ tool, version }: Pick<FindingsOrigin, 'tool' | 'version'>): string => (version === undefined ? tool : `${tool} ${version}`);

/** Behind a place or what it says: who found it, where that was not Muster. */
export const foundBy = (by: string | undefined): string => (by === undefined ? '' : ` (${by})`);
