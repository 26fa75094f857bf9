import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { reportDifferences } from './stale-lockfile.ts';
import type { Workspace } from './workspace.ts';
import { memberDirectories } from './workspace-members.ts';

/** Projects that the workspace in `base` has by now, by its patterns, and that its lockfile does not know. One with a lockfile of its own is told there. */
export function reportUnlockedMembers(input: ExtractInput, workspace: Workspace, base: string, patterns: readonly string[]): void {
  const known = new Set(workspace.members.map((member) => member.directory));
  for (const directory of memberDirectories(input.tree, base, patterns)) {
    if (known.has(directory) || input.tree.get(`${directory}/${input.file.name}`) !== undefined) continue;
    const member = workspace.add(directory);
    const missing = [...(member.manifest?.requested.values() ?? [])].filter(({ scope }) => scope !== 'peer');
    reportDifferences(input, member, { missing }, (name) => workspace.named(name)?.node);
  }
}
