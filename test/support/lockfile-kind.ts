/** Writers of lockfiles with any number of packages; each package needs the next one, and the first is what the project asks for. */
export interface LockfileKind {
  /** Name of the lockfile. */
  readonly file: string;
  /** What stands beside it. */
  readonly beside: Readonly<Record<string, string>>;
  /** The lockfile in pieces. */
  readonly pieces: (packages: number) => Iterable<string>;
  /** Bytes for one package, about. */
  readonly bytesEach: number;
}

export const hex = (index: number, length: number): string => index.toString(16).padStart(length, '0');
export const base64 = (index: number, length: number): string => index.toString(36).padStart(length, 'A');

export function* each(packages: number, write: (index: number, next: number | undefined) => string): Generator<string> {
  for (let index = 0; index < packages; index++) yield write(index, index + 1 < packages ? index + 1 : undefined);
}
