/** Bounds that keep hostile or absurd input from taking the machine; all in bytes unless named otherwise. */
export const limits = {
  /** A file that must be held as one text. A longer one is read only by sources that stream. */
  textFile: 256 * 2 ** 20,
  /** A text that people write and no tool: its readers may need a hundred times its size in memory. */
  handwrittenText: 16 * 2 ** 20,
  binaryFile: 512 * 2 ** 20,
  directoryDepth: 200,
  filesInTree: 5_000_000,
} as const;
