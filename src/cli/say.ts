import { printableLines } from '#core/report/printable.ts';

/** Writes to standard error. Names of files and what stands in them may hold what would steer a terminal, so nothing else in the command line writes there. */
export const say = (text: string): void => void process.stderr.write(printableLines(text));
