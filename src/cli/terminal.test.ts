import { afterEach, describe, expect, it, vi } from 'vitest';
import { terminalOf } from './terminal.ts';

const stream = (columns: number | undefined, isTTY: boolean) => ({ columns, isTTY }) as NodeJS.WriteStream;

afterEach(() => vi.unstubAllEnvs());

describe('the width of a terminal', () => {
  it.each([
    ['that says it', stream(132, true), '', 132],
    ['that says 0 (it does not know)', stream(0, true), '', 80],
    ['that says nothing', stream(undefined, true), '', 80],
    ['of 0, where the environment knows', stream(0, true), '60', 60],
    ['that is a file', stream(undefined, false), '', 100],
    ['that is a file, where the environment says nonsense', stream(undefined, false), '-3', 100],
  ])('%s', (_, terminal, environment, expected) => {
    vi.stubEnv('COLUMNS', environment);
    expect(terminalOf(terminal).columns).toBe(expected);
  });
});
