import { linesOf } from '#core/linux/control-file.ts';

/** Releases that comments name behind `uses` lines, by the value of `uses`: `uses: owner/action@<commit> # v1.2.3`. YAML readers drop comments. */
export function versionComments(source: string): Map<string, string> {
  const comments = new Map<string, string>();
  for (const line of linesOf(source)) {
    const uses = line.indexOf('uses:');
    const hash = line.indexOf(' #', uses);
    if (uses === -1 || hash === -1) continue;
    const value = line.slice(uses + 'uses:'.length, hash).trim().replace(/^["']|["']$/g, '');
    const version = releaseIn(line.slice(hash + 2));
    if (version !== undefined && !comments.has(value)) comments.set(value, version);
  }
  return comments;
}

/** `v1.2.3`, `tag=v4`, `pin@v2`, `v 11`; other words are no version. */
function releaseIn(comment: string): string | undefined {
  const text = comment.trim().replace(/^(?:tag|pin|ratchet|version)\s*[=:@]?\s*/i, '').replace(/^v\s+(?=\d)/i, '');
  const word = text.split(/\s/, 1)[0]!.replace(/[,;]$/, '');
  const release = word.slice(word.lastIndexOf('@') + 1);
  return release.length < 100 && /^v?\d+(?:\.\d+)*(?:[-+.][0-9A-Za-z.-]+)?$/.test(release) ? release : undefined;
}
