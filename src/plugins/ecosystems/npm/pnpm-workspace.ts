import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { get, strings } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { TextSyntaxError } from '#core/text/position.ts';

/** Patterns of the projects of a workspace. None where each project has a lockfile of its own, or where the file is damaged, which its reader tells. */
export function workspacePatterns({ tree }: ExtractInput, base: string): string[] {
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
