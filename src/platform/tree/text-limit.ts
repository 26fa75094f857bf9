import { Plan } from '#features/scan/plan.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { ecosystems } from '#plugins/ecosystems/registry.generated.ts';
import { limits } from './limits.ts';

let plan: Plan | undefined;

/** Throws `UnreadableFile` for a text that is longer than its kind may be. */
export function checkTextSize(path: string, size: number): void {
  if (size <= limits.handwrittenText) return;
  plan ??= new Plan(ecosystems);
  const limit = plan.isHandwritten(path) ? limits.handwrittenText : limits.textFile;
  if (size > limit) throw new UnreadableFile('too-large', `the file has ${size} bytes; the limit for this kind is ${limit}`);
}
