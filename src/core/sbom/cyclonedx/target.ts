import type { CycloneDxVersion } from './shape.ts';

/** What a document is fitted to. */
export interface Target {
  readonly version: CycloneDxVersion;
  readonly notation: 'json' | 'xml';
  /** Told the place (names and indexes joined by `/`) and a sentence. */
  readonly lose: (at: string, message: string) => void;
}
