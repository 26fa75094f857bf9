import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

/** A licence as the SPDX list publishes it. */
export interface ListedText {
  readonly name: string;
  readonly urls: readonly string[];
  readonly text: string;
  readonly osiApproved: boolean;
}

/** Where the texts come from; the build compiles them. */
export const packageName = 'spdx-license-list';

const file = (): URL => new URL(import.meta.url.endsWith('.ts') ? '../../../dist/license-texts.br' : '../license-texts.br', import.meta.url);

let loaded: ReadonlyMap<string, ListedText> | undefined;

/** The texts of all licences on the SPDX list by their ids, deprecated ones too. */
export function licenseTexts(): ReadonlyMap<string, ListedText> {
  loaded ??= new Map(Object.entries(JSON.parse(brotliDecompressSync(readFileSync(file())).toString('utf8')) as Record<string, ListedText>));
  return loaded;
}
