import { diffInventories } from '#core/inventory/diff.ts';
import { scanTarget } from '#platform/target/scan-target.ts';
import { exitCodes } from '../exit-codes.ts';

export interface DiffOptions {
  readonly format: string;
  readonly output?: string;
  readonly exitCode: boolean;
}

export async function diff(a: string, b: string, options: DiffOptions): Promise<number> {
  const quiet = { exclude: [], name: undefined, config: undefined, online: undefined, onProgress: () => undefined };
  const result = diffInventories(await scanTarget(a, quiet), await scanTarget(b, quiet));
  process.stdout.write(`${JSON.stringify(result, null, 1)}\n`);
  return options.exitCode && result.added.length + result.removed.length + result.changed.length > 0 ? exitCodes.findings : exitCodes.done;
}
