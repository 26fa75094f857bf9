import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import type { Detection } from '#core/license/detect/detection.ts';
import type { LicenseDetector } from '#core/license/detect/license-detector.ts';
import { statedLicenses, type StatedLicenses } from './stated-licenses.ts';
import { meantBy, textNamed } from './text-named.ts';
import { withStated } from './with-stated.ts';

/** What a file says by its words, by the fields that its kind has for licences, and by its name where that says which text it holds. */
export function detectInFile(detector: LicenseDetector, file: string, bytes: Uint8Array, stated: StatedLicenses | undefined = statedLicenses(file, bytes)): Detection {
  const detect = (text: string): Detection => detector.detect(encodeUtf8(text));
  return asNamed(file, withStated(detector.detect(bytes), stated, detect));
}

function asNamed(file: string, detection: Detection): Detection {
  const named = detection.expression === undefined ? undefined : textNamed(file);
  if (named?.kind !== 'license') return detection;
  return {
    ...detection,
    expression: meantBy(named, detection.expression!),
    matches: detection.matches.map((match) => (match.kind === 'text' ? { ...match, expression: meantBy(named, match.expression) } : match)),
  };
}
