/** `1 component`, `2 components`; `plural` for words that do not just take an s. */
export const count = (number: number, singular: string, plural = `${singular}s`): string => `${number} ${number === 1 ? singular : plural}`;
