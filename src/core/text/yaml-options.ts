/** What becomes of the scalars of a text. */
export interface YamlOptions {
  /** Every scalar stays the text that is written, so that version 1.10 is not 1.1; what is empty is an empty text. */
  readonly strings?: boolean;
  /** Numbers stay the text that is written; truth values and null are what they are. */
  readonly writtenNumbers?: boolean;
}
