/** A text after its properties were put in. */
export interface Expanded {
  readonly text: string;
  /** Depends on what only a build knows (configuration, operating system, environment). */
  readonly unknown: boolean;
  /** Properties that no file of the tree defines; they count as empty. */
  readonly missing: readonly string[];
}

export const known = (text: string): Expanded => ({ text, unknown: false, missing: [] });

export const unknown: Expanded = { text: '', unknown: true, missing: [] };

export function joined(parts: readonly Expanded[]): Expanded {
  if (parts.length === 1) return parts[0]!;
  return {
    text: parts.map((part) => part.text).join(''),
    unknown: parts.some((part) => part.unknown),
    missing: [...new Set(parts.flatMap((part) => part.missing))],
  };
}

/** True, false, or not to be known without building. */
export type Truth = boolean | undefined;

export const and = (a: Truth, b: Truth): Truth => (a === false || b === false ? false : a === undefined || b === undefined ? undefined : true);
export const or = (a: Truth, b: Truth): Truth => (a === true || b === true ? true : a === undefined || b === undefined ? undefined : false);
export const not = (a: Truth): Truth => (a === undefined ? undefined : !a);
