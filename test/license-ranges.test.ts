import { describe, expect, it } from 'vitest';
import { LicenseDetector } from '#core/license/detect/license-detector.ts';
import { loadLicenseIndex } from '#platform/licenses/license-index-file.ts';
import { distinctIds, measureRanges } from '../bench/line-ranges.ts';

describe('the lines of licences', () => {
  it('are right for 98 of 100 texts in 400 files of several licences', { timeout: 120_000 }, () => {
    const detector = new LicenseDetector(loadLicenseIndex());
    const ids = distinctIds(detector);
    expect(ids.length).toBeGreaterThan(600);
    const { spans, placed, named, failures } = measureRanges(detector, ids, 400, 1);
    expect(spans).toBeGreaterThan(1_200);
    expect(placed / spans, JSON.stringify(failures.slice(0, 20))).toBeGreaterThanOrEqual(0.98);
    expect(named / spans, JSON.stringify(failures.slice(0, 20))).toBeGreaterThanOrEqual(0.98);
  });
});
