import { isRecord, type Value } from '../text/value.ts';

/** Something, and not an empty list. */
export const isSaid = (value: Value): boolean => value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0) && !(isRecord(value) && Object.keys(value).length === 0);
