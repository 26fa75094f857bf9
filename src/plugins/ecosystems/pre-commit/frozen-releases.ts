import { linesOf } from '#core/linux/control-file.ts';

/** Releases by commit, as `pre-commit autoupdate --freeze` notes them: `rev: <commit>  # frozen: v1.2.3`. YAML and TOML readers drop comments. */
export function frozenReleases(source: string): ReadonlyMap<string, string> {
  const releases = new Map<string, string>();
  for (const line of linesOf(source)) {
    const [, commit, release] = /^[\s-]*rev\s*[:=]\s*["']?([0-9a-f]{40})["']?,?\s+#\s*frozen:\s*(\S{1,100})/i.exec(line) ?? [];
    if (commit !== undefined && release !== undefined) releases.set(commit, release);
  }
  return releases;
}
