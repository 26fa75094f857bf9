import type { LicenseDetector } from '#core/license/detect/license-detector.ts';
import type { FileFindings } from '#core/model/file-findings.ts';
import type { Issue } from '#core/model/issue.ts';
import { findInText, type FindOptions } from '#features/license/find-in-text.ts';
import { findingsLine } from '#features/license/findings-line.ts';
import { statedInManifest } from './stated-in-manifest.ts';
import { licenseTexts } from './license-texts.ts';
import { readTextBytes } from './read-text-bytes.ts';
import type { StatedLicenses } from '#features/license/stated-licenses.ts';
import { SharedPaths, type PathLot, type SharedPathsMemory } from './shared-paths.ts';

/** What every thread of a run is given. */
export interface DetectionRun extends Omit<FindOptions, 'stated'> {
  readonly index: SharedArrayBuffer;
  readonly paths: SharedPathsMemory;
  /** Answer lines of JSON: bytes go from thread to thread without being copied, and are written as they are. */
  readonly asLines: boolean;
  /** Tell of which content the findings are. */
  readonly identify: boolean;
}

/** What is known of one lot. */
export interface DetectedLot {
  readonly lot: number;
  readonly count: number;
  /** Why files were not read. */
  readonly issues: readonly Issue[];
  readonly found: readonly FileFindings[] | Uint8Array<ArrayBuffer>;
}

/** Takes lots until there are none. */
export async function detectLots(detector: LicenseDetector, run: DetectionRun, tell: (detected: DetectedLot) => void): Promise<void> {
  const paths = new SharedPaths(run.paths);
  for (let lot = paths.take(); lot !== undefined; lot = paths.take()) tell(await detectLot(detector, run, lot));
}

export async function detectLot(detector: LicenseDetector, run: DetectionRun, { lot, paths }: PathLot): Promise<DetectedLot> {
  const findings: FileFindings[] = [];
  // one after the other: they are read into the same memory
  for (const file of paths) {
    const found = detectFile(detector, file, run);
    findings.push(found instanceof Promise ? await found : found);
  }
  const issues = findings.flatMap(({ issue }) => issue ?? []);
  return { lot, count: paths.length, issues, found: run.asLines ? new TextEncoder().encode(findings.map(findingsLine).join('')) : findings };
}

function detectFile(detector: LicenseDetector, file: string, { identify, ...options }: DetectionRun): FileFindings | Promise<FileFindings> {
  const { bytes, content, issue } = readTextBytes(file, identify);
  if (issue !== undefined) return { file, licenses: [], resembles: [], issue };
  const find = (stated?: StatedLicenses): FileFindings => {
    const findings = findInText(detector, file, bytes, { ...options, stated }, options.differences === true ? (id) => licenseTexts().get(id)?.text : undefined);
    return content === undefined ? findings : { ...findings, content };
  };
  const reading = statedInManifest(file, bytes);
  return reading === undefined ? find() : reading.then(find);
}
