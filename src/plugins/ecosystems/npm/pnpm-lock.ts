import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { scalar } from '#core/text/value.ts';
import { addConfigDependencies } from './pnpm-config-dependencies.ts';
import { PnpmDocument } from './pnpm-document.ts';
import { pnpmBase } from './pnpm-base.ts';
import { pnpmTexts, type PnpmText } from './pnpm-text.ts';
import { workspacePatterns } from './pnpm-workspace.ts';
import { reportUnlockedMembers } from './unlocked-members.ts';
import { Workspace } from './workspace.ts';

/** pnpm-lock.yaml of lockfile version 5 to 9, and the shrinkwrap.yaml before. */
export default function extract(input: ExtractInput): void {
  const workspace = new Workspace(input);
  const base = pnpmBase(input.file);
  // others look into every YAML file, and this one can be very long
  input.found.claim(input.file.path);
  for (const lock of pnpmTexts(input.file)) new PnpmDocument({ input, workspace, base, lock, major: majorVersion(input, lock) }).read();
  if (!isInstalled(input.file.path)) reportUnlockedMembers(input, workspace, base, workspacePatterns(input, base));
  const root = workspace.at(base);
  addConfigDependencies(input, base, root);
  workspace.joinMembers(root);
}

/** What pnpm writes beside installed packages says what it installed, which may be a part. */
const isInstalled = (path: string): boolean => path.startsWith('node_modules/') || path.includes('/node_modules/');

const newest = 9;

/** Lockfile versions 5.0 to 5.4, 6.0, 6.1 and 9.0 exist; before, it was called shrinkwrap. */
function majorVersion({ found }: ExtractInput, lock: PnpmText): number {
  const version = scalar(lock.head, 'lockfileVersion');
  if (version === undefined) return 5;
  const major = Number.parseInt(version, 10);
  if (!Number.isNaN(major) && major <= newest) return major;
  found.issue({
    code: 'unsupported-version',
    line: lock.line('lockfileVersion'),
    message: `lockfileVersion ${version} is not known; it was read like version ${newest}`,
    remedy: 'Compare the result with pnpm list, and look for a newer Muster.',
  });
  return newest;
}
