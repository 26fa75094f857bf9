import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasShared, sharedPath } from './support/shared.ts';

interface Scores {
  readonly overall: { readonly cases: number; readonly exact: number; readonly f1: number; readonly errors: number; readonly dev: number; readonly edgeRecall: number };
  readonly ecosystems: Readonly<Record<string, { readonly cases: number; readonly exact: number }>>;
}

describe.runIf(hasShared)('the labelled inventory cases, by their own scorer', () => {
  it('stay as right as they are', () => {
    const folder = mkdtempSync(join(tmpdir(), 'muster-score-'));
    const out = join(folder, 'scores.json');
    try {
      execFileSync(process.execPath, [realpathSync(sharedPath('inventory', 'score.mjs')), '--module', join(import.meta.dirname, 'support/score-module.ts'), '--split', 'all', '--quiet', '--out', out], { stdio: 'pipe' });
      const { overall, ecosystems } = JSON.parse(readFileSync(out, 'utf8')) as Scores;
      expect(overall.cases).toBeGreaterThan(800);
      expect(overall.errors).toBe(0);
      expect(overall.exact / overall.cases).toBeGreaterThanOrEqual(0.97);
      expect(overall.f1).toBeGreaterThanOrEqual(0.99);
      expect(overall.dev).toBeGreaterThanOrEqual(0.97);
      // 26 asserted edges need files that are not in the input; the others must be there
      expect(overall.edgeRecall).toBeGreaterThanOrEqual(0.955);
      // one of the 15 labels of conda calls packages of pip its own
      const below = Object.entries(ecosystems).filter(([, { cases, exact }]) => cases >= 10 && exact / cases < 0.95).map(([id]) => id);
      expect(below).toEqual(['conda']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
