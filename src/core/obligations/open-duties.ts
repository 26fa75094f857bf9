import { opensAt, type ChecklistStage } from './checklist-stage.ts';
import type { ReleaseChecklist } from './release-checklist.ts';

/** A duty that has to be done before a stage. */
export interface OpenDuty {
  /** A few words. */
  readonly title: string;
  /** What to do, and why what is there does not count. */
  readonly action: string;
}

/** What is open before a stage, by component, or by the pattern of files where a part of the project brings it. */
export function openDuties({ tasks }: ReleaseChecklist, stage: ChecklistStage): ReadonlyMap<string, readonly OpenDuty[]> {
  const found = new Map<string, OpenDuty[]>();
  for (const { title, items } of tasks) {
    for (const item of items) {
      if (!opensAt(stage, item)) continue;
      const { component, action } = item.obligation;
      const duty = { title, action: item.problem === undefined ? action : `${action} ${item.problem}` };
      const known = found.get(component);
      if (known === undefined) found.set(component, [duty]);
      else known.push(duty);
    }
  }
  return found;
}
