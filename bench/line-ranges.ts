import { LicenseDetector } from '../src/core/license/detect/license-detector.ts';
import { renderLicenseExpression } from '../src/core/license/render-expression.ts';
import { loadLicenseIndex } from '../src/platform/licenses/license-index-file.ts';
import { licenseTexts } from '../src/platform/licenses/license-texts.ts';
import { licensedFiles, overlap, type LicensedFile } from './licensed-files.ts';

export interface RangeFailure {
  readonly file: number;
  readonly style: string;
  readonly wanted: LicensedFile['licenses'][number];
  /** The best of what was found there. */
  readonly got: string;
  readonly overlap: number;
}

export interface RangeResult {
  readonly spans: number;
  /** Found on at least nine tenths of the lines, whatever the name. */
  readonly placed: number;
  /** And by the right name. */
  readonly named: number;
  readonly failures: readonly RangeFailure[];
}

/** Ids of texts that the index has under their own name and that the detector recognises alone and whole. */
export function distinctIds(detector: LicenseDetector): string[] {
  const indexed = new Set(loadLicenseIndex().texts.texts.map(({ id }) => id));
  return [...licenseTexts()].filter(([id, { text }]) => {
    if (!indexed.has(id)) return false;
    const { matches } = detector.detect(new TextEncoder().encode(text));
    const whole = matches.filter(({ kind }) => kind === 'text');
    return whole.length === 1 && renderLicenseExpression(whole[0]!.expression) === id;
  }).map(([id]) => id);
}

/** Which part of licences in generated files is found on its lines. */
export function measureRanges(detector: LicenseDetector, ids: readonly string[], count: number, seed: number): RangeResult {
  let [spans, placed, named] = [0, 0, 0];
  const failures: RangeFailure[] = [];
  licensedFiles(ids, count, seed).forEach(({ text, licenses, style }, file) => {
    const { matches } = detector.detect(new TextEncoder().encode(text));
    for (const wanted of licenses) {
      spans++;
      const found = matches.map((match) => ({ id: renderLicenseExpression(match.expression), match, part: overlap(match, wanted) }));
      const best = found.filter(({ id, part }) => id === wanted.id && part >= 0.9)[0] ?? found.sort((a, b) => b.part - a.part)[0];
      if (best !== undefined && best.part >= 0.9) placed++;
      if (best !== undefined && best.part >= 0.9 && best.id === wanted.id) named++;
      else failures.push({ file, style, wanted, got: best === undefined ? 'nothing' : `${best.id} ${best.match.startLine}-${best.match.endLine}`, overlap: best?.part ?? 0 });
    }
  });
  return { spans, placed, named, failures };
}

export function reportRanges(count: number, seed: number): void {
  const detector = new LicenseDetector(loadLicenseIndex());
  const ids = distinctIds(detector);
  const { spans, placed, named, failures } = measureRanges(detector, ids, count, seed);
  const percent = (part: number): string => `${((100 * part) / spans).toFixed(1)} %`;
  console.log(`\nLines of licences in ${count} generated files, ${spans} texts of ${ids.length} licences (target: 98 % of spans overlap by nine tenths)\n  on the right lines ${percent(placed)}, and by the right name ${percent(named)}`);
  for (const { file, style, wanted, got, overlap: part } of failures.slice(0, 40)) console.log(`  file ${file} (${style}): ${wanted.id} ${wanted.startLine}-${wanted.endLine}, found ${got} (${part.toFixed(2)})`);
}
