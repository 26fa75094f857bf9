import type { Plan } from '#features/scan/plan.ts';
import type { WalkOptions } from './walk.ts';

/** What a plan wants of a tree. */
export const walkOptions = (plan: Plan, exclude: readonly string[]): WalkOptions => ({
  wants: (path) => plan.wants(path),
  wantsExecutables: plan.wantsExecutables,
  installDirectories: plan.installDirectories,
  exclude,
});
