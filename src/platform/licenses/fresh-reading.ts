import { isUtf8 } from 'node:buffer';
import { LicenseDetector } from '#core/license/detect/license-detector.ts';
import type { LicenseFileRole, LicenseReading } from '#core/model/license-facts.ts';
import { readLicenseText } from '#features/licenses/read-license-text.ts';
import { decodeText } from '../tree/text-decoding.ts';
import { loadLicenseIndex } from './license-index-file.ts';
import type { SharedLicenseIndex } from './shared-license-index.ts';

/** Reads the content of a file for licences. */
export type ReadFresh = (bytes: Buffer, role: LicenseFileRole) => LicenseReading;

/** With the detector and its index, which are made here: a module of its own, so that a scan of which all texts are known loads neither. */
export function freshReading(index?: SharedLicenseIndex): ReadFresh {
  const detector = new LicenseDetector(loadLicenseIndex(index));
  return (bytes, role) => {
    const { text } = decodeText(bytes);
    return readLicenseText({ bytes: isPlain(bytes) ? bytes : Buffer.from(text), text, role, isCut: false }, detector);
  };
}

/** UTF-8 without a mark. */
const isPlain = (bytes: Buffer): boolean => isUtf8(bytes) && !(bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf);
