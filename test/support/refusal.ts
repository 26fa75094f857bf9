import { TextSyntaxError } from '../../src/core/text/position.ts';

/** The error with which a reader of `core/text` refuses its text, `undefined` when it does not; any other error fails the test. */
export function refusal(read: () => unknown): TextSyntaxError | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof TextSyntaxError) return error;
    throw error;
  }
}
