import { grouped } from './grouped.ts';

/** `1 component`, `2 components`, `1,000 components`; `plural` for words that do not just take an s. */
export const count = (number: number, singular: string, plural = `${singular}s`): string => `${grouped(number)} ${number === 1 ? singular : plural}`;

/** `a, b, c and 4 more`: more names tell nobody more. */
export const few = (names: readonly string[], most = 5): string => `${names.slice(0, most).join(', ')}${names.length > most ? ` and ${grouped(names.length - most)} more` : ''}`;
