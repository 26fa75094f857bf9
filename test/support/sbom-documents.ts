import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { SbomFormat } from '#core/plugin/sbom-format.ts';
import { decodeText } from '#platform/tree/text-decoding.ts';
import { sbomFormats } from '#plugins/sboms/registry.generated.ts';
import { hasShared, sharedPath } from './shared.ts';

/** An entry of the index of reference documents. */
export interface SbomDocument {
  /** Below the folder `inventory` of the reference data. */
  readonly path: string;
  readonly kind: 'valid' | 'invalid';
  readonly specVersion?: string;
  /** How many components it has. */
  readonly components?: number;
  /** A file with the list of its components. */
  readonly expected?: string;
}

export const sbomDocuments: readonly SbomDocument[] = hasShared ? JSON.parse(readFileSync(sharedPath('inventory/sbom/index.json'), 'utf8')) : [];

export const textOf = ({ path }: SbomDocument): string => decodeText(readFileSync(sharedPath('inventory', path))).text;

/** Every format that takes the document for one of its own. */
export const formatsOf = (document: SbomDocument, text: string): SbomFormat[] =>
  sbomFormats.filter((format) => format.recognizes(text.slice(0, 4096), basename(document.path)));
