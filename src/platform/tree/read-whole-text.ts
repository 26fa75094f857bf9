import { constants } from 'node:buffer';
import { readRegularFile } from './read-regular-file.ts';
import { decodeText } from './text-decoding.ts';

/** Bytes of which a text may be made in this runtime, whatever is in them. */
const longestText = constants.MAX_STRING_LENGTH;

/** The text of a file of any kind that must be held as a whole. Throws `UnreadableFile`, or what the system says. */
export const readWholeText = (path: string, limit: number = longestText): string => decodeText(readRegularFile(path, { limit })).text;
