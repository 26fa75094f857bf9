import type { LicenseMode } from '#core/model/license-facts.ts';
import { holdsLicenses, roleInMode } from '#features/licenses/license-file-role.ts';
import type { Plan } from '#features/scan/plan.ts';
import { mayBeExecutable } from './executable-file.ts';
import type { WalkOptions } from './walk-state.ts';

/** What a plan wants of a tree, and what is to be read for licences. */
export const walkOptions = (plan: Plan, exclude: readonly string[], licenses: LicenseMode = 'none', findings?: ReadonlySet<string>): WalkOptions => ({
  wants: (path) => plan.wants(path),
  wantsExecutables: plan.wantsExecutables,
  licenseRole: (path) => roleInMode(path, licenses),
  readTogether: (path, installed) => plan.readsTogether(path, installed),
  nameMatters: (name) => plan.mayWantName(name) || (plan.wantsExecutables && mayBeExecutable(name)) || roleInMode(name, licenses) !== undefined,
  everyNameMatters: (directory) => findings !== undefined || plan.wantsAnyName(directory) || (licenses !== 'none' && holdsLicenses(directory)),
  findings,
  installDirectories: plan.installDirectories,
  exclude,
});
