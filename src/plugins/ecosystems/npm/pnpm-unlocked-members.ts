import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { get, strings } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { reportDifferences } from './stale-lockfile.ts';
import type { Workspace } from './workspace.ts';
import { memberDirectories } from './workspace-members.ts';

/** Projects that the workspace has by now and that its lockfile does not know. One with a lockfile of its own is told there. */
export function reportUnlockedMembers(input: ExtractInput, workspace: Workspace, base: string): void {
  const known = new Set(workspace.members.map((member) => member.directory));
  for (const directory of memberDirectories(input.tree, base, workspacePatterns(input, base))) {
    if (known.has(directory) || input.tree.get(`${directory}/pnpm-lock.yaml`) !== undefined) continue;
    const member = workspace.add(directory);
    const missing = [...(member.manifest?.requested.values() ?? [])].filter(({ scope }) => scope !== 'peer');
    reportDifferences(input, member, { missing }, (name) => workspace.named(name)?.node);
  }
}

/** None where each project has a lockfile of its own, or where the file is damaged, which its reader tells. */
function workspacePatterns({ tree }: ExtractInput, base: string): string[] {
  const file = tree.get(base === '.' ? 'pnpm-workspace.yaml' : `${base}/pnpm-workspace.yaml`);
  if (file === undefined) return [];
  try {
    const { value } = parseYaml(file.text());
    return get(value, 'sharedWorkspaceLockfile') === false ? [] : strings(value, 'packages');
  } catch (error) {
    if (error instanceof TextSyntaxError) return [];
    throw error;
  }
}
