import { readTarget, unreadTargetOf, type Scanned, type ScanTargetOptions } from './scan-target.ts';
import { UnreadTargetError } from './target-error.ts';

/**
 * What the user named, one after the other. A target that is not there or cannot be fetched must not take the others with it: it comes as an inventory that
 * says so. Throws `TargetError`, also where all of them are refused.
 */
export async function* readTargets(targets: readonly string[], options: ScanTargetOptions): AsyncGenerator<{ readonly target: string; readonly read: readonly Scanned[] }> {
  let refused = 0;
  for (const target of targets) {
    let read: readonly Scanned[];
    try {
      read = await readTarget(target, options);
    } catch (error) {
      if (!(error instanceof UnreadTargetError)) throw error;
      if (error.kind === 'refused' && ++refused === targets.length) throw error;
      read = [await unreadTargetOf(target, error, options)];
    }
    yield { target, read };
  }
}
