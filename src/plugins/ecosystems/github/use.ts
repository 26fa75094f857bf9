import { addImage } from '#core/container/add-image.ts';
import type { Collector } from '#core/inventory/collector.ts';
import { makePurl } from '#core/purl/purl.ts';
import { repositoryPurl } from '#core/purl/repository-purl.ts';

export interface Use {
  readonly uses: string;
  /** The release that a comment behind the commit names. */
  readonly comment?: string | undefined;
  readonly line?: number | undefined;
}

const commit = /^[0-9a-f]{40}$/i;
const name = /^[A-Za-z0-9._-]+$/;

/**
 * Adds what a `uses` names: `owner/repository[/path]@ref`, `docker://image`, or a full URL (Gitea). A commit is what runs, so it is the version, whatever release
 * a comment behind it names (`@<commit> # v1.2.3`): that is a wish which nothing enforces, and is kept as the requirement.
 */
export function addUse(found: Collector, { uses, comment, line }: Use): void {
  const use = uses.trim();
  if (use.startsWith('./') || use.startsWith('../') || use.startsWith('/')) return;
  if (use.startsWith('docker://')) {
    addImage(found, { image: use.slice('docker://'.length), scope: 'build', line });
    return;
  }
  if (use.includes('${{')) {
    found.issue({
      code: 'unresolved',
      line,
      message: `${use.slice(0, 200)} is computed when the workflow runs`,
      remedy: 'Write the action and its version out.',
    });
    return;
  }
  const at = use.lastIndexOf('@');
  const reference = use.slice(at + 1);
  const isUrl = /^https?:\/\//.test(use);
  const [owner, repository, ...path] = use.slice(0, Math.max(at, 0)).split('/');
  if (at <= 0 || reference === '' || (!isUrl && (!name.test(owner ?? '') || !name.test(repository ?? '')))) {
    found.issue({
      code: 'malformed',
      line,
      message: `${JSON.stringify(use.slice(0, 200))} names no action at a version`,
      remedy: 'Write it as owner/repository@version.',
    });
    return;
  }
  const isCommit = commit.test(reference);
  found.component({
    purl: isUrl ? repositoryPurl(use.slice(0, at), reference) : makePurl({ type: 'github', namespace: owner, name: repository!, version: reference, subpath: path.join('/') }),
    requirement: isCommit ? comment : undefined,
    hashes: isCommit ? [{ algorithm: 'SHA-1', value: reference.toLowerCase() }] : [],
    origin: 'git',
    scope: 'build',
    direct: true,
    line,
  });
}
