import type { LicenseMode } from '#core/model/license-facts.ts';
import { holdsLicenses, roleInMode } from '#features/licenses/license-file-role.ts';
import { nameOf } from '#core/plugin/path.ts';
import type { Plan } from '#features/scan/plan.ts';
import { isArchiveName } from '#features/scan/unopened-archives.ts';
import { mayBeExecutable } from './executable-file.ts';
import type { WalkOptions } from './walk-state.ts';

/** What a plan wants of a tree, and what is to be read for licences. */
export const walkOptions = (plan: Plan, exclude: readonly string[], licenses: LicenseMode = 'none', findings?: ReadonlySet<string>): WalkOptions => ({
  wants: (path) => plan.wants(path),
  useOf: (path) => ({ wanted: plan.wants(path), mayBeExecutable: plan.wantsExecutables && mayBeExecutable(nameOf(path)), isArchive: isArchiveName(path), role: roleInMode(path, licenses) }),
  licenseRole: (path) => roleInMode(path, licenses),
  isHeeded: (path) => plan.isClientConfiguration(path),
  readTogether: (path, installed) => plan.readsTogether(path, installed),
  nameUse: (name) => {
    const use = { wanted: plan.wantsName(name), mayBeExecutable: plan.wantsExecutables && mayBeExecutable(name), isArchive: isArchiveName(name), role: roleInMode(name, licenses) };
    return use.wanted !== false || use.mayBeExecutable || use.isArchive || use.role !== undefined ? use : undefined;
  },
  everyNameMatters: (directory) => findings !== undefined || plan.wantsAnyName(directory) || (licenses !== 'none' && holdsLicenses(directory)),
  findings,
  installDirectories: plan.installDirectories,
  exclude,
});
