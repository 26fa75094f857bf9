import type { LicenseDetector } from '#core/license/detect/license-detector.ts';
import type { FileFindings } from '#core/model/file-findings.ts';
import { findInText, type FindOptions } from '#features/license/find-in-text.ts';
import { licenseTexts } from './license-texts.ts';
import { readTextBytes } from './read-text-bytes.ts';

/** What every thread of a run is given. The counter is shared: each takes the next lot by adding to it, so none waits for another. */
export interface DetectionRun extends FindOptions {
  readonly index: SharedArrayBuffer;
  readonly files: readonly string[];
  readonly counter: Int32Array<SharedArrayBuffer>;
}

/** Files that are taken at once. */
export const lotSize = 32;

/** Takes lots until there are none; `tell` hears the number of the first file of each lot. */
export function detectLots(detector: LicenseDetector, run: DetectionRun, tell: (first: number, findings: readonly FileFindings[]) => void): void {
  for (let lot = takeLot(run); lot !== undefined; lot = takeLot(run)) tell(lot, detectLot(detector, run, lot));
}

/** Number of its first file. */
export function takeLot({ files, counter }: DetectionRun): number | undefined {
  const first = Atomics.add(counter, 0, 1) * lotSize;
  return first < files.length ? first : undefined;
}

export const detectLot = (detector: LicenseDetector, run: DetectionRun, first: number): FileFindings[] =>
  run.files.slice(first, first + lotSize).map((file) => detectFile(detector, file, run));

export function detectFile(detector: LicenseDetector, file: string, options: FindOptions): FileFindings {
  const { bytes, issue } = readTextBytes(file);
  return issue === undefined ? findInText(detector, file, bytes, options, options.differences === true ? (id) => licenseTexts().get(id)?.text : undefined) : { file, licenses: [], resembles: [], issue };
}
