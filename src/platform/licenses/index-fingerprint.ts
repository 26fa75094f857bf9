import { closeSync, openSync, readSync } from 'node:fs';
import { detectorFingerprint } from '#core/license/detect/engine-version.ts';
import { licenseIndexFile } from './shared-license-index.ts';

/** The fingerprint stands last in the header, before its closing quote and brace. */
const tail = 64;

/** `LicenseDetector.fingerprint` without loading the index: where everything is cached, nothing else of it is needed. */
export function indexFingerprint(): string {
  const file = openSync(licenseIndexFile(), 'r');
  try {
    const head = Buffer.alloc(8);
    readSync(file, head, 0, 8, 0);
    const end = 8 + head.readUInt32LE(4);
    const bytes = Buffer.alloc(tail);
    const count = readSync(file, bytes, 0, tail, end - tail);
    const found = /"fingerprint":"([0-9a-f]+)"\}$/.exec(bytes.toString('latin1', 0, count));
    if (found === null) throw new Error('the index of licences has no fingerprint; build Muster again');
    return detectorFingerprint(found[1]!);
  } finally {
    closeSync(file);
  }
}
