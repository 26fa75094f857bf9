import type { ComponentInput } from '#core/inventory/extraction.ts';
import { makePurl } from '#core/purl/purl.ts';
import { repositoryPurl } from '#core/purl/repository-purl.ts';
import { vcsUrl, withoutSecrets } from '#core/purl/vcs-url.ts';
import { text, type Value } from '#core/text/value.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';

/** What an input is locked to, as a component; `undefined` for a type that we do not know. */
export function flakeInput(locked: Value, original: Value): Pick<ComponentInput, 'purl' | 'origin' | 'downloadLocation' | 'requirement'> | undefined {
  const type = text(locked, 'type') ?? text(original, 'type');
  const rev = text(locked, 'rev');
  const requirement = text(original, 'ref') ?? text(original, 'rev');
  const owner = text(locked, 'owner');
  const repo = text(locked, 'repo');
  const host = text(locked, 'host');
  const subpath = text(locked, 'dir');
  const url = text(locked, 'url');
  if ((type === 'github' || type === 'gitlab') && owner && repo) {
    // GitLab writes subgroups as `group%2Fsubgroup`
    const purl = makePurl({
      type,
      namespace: owner.replaceAll('%2F', '/').replaceAll('%2f', '/'),
      name: repo,
      version: rev,
      subpath,
      qualifiers: { repository_url: host === undefined ? undefined : `https://${host}` },
    });
    return { purl, origin: 'git', requirement };
  }
  if (type === 'sourcehut' && owner && repo) {
    return { purl: repositoryPurl(`https://${host ?? 'git.sr.ht'}/${owner}/${repo}`, rev, subpath), origin: 'git', requirement };
  }
  if (type === 'git' && url) return { purl: repositoryPurl(url, rev, subpath), origin: 'git', requirement };
  if (type === 'hg' && url) {
    return { purl: makePurl({ type: 'generic', name: lastSegment(url), version: rev, subpath, qualifiers: { vcs_url: vcsUrl(url, rev, 'hg') } }), origin: 'git', requirement };
  }
  if ((type === 'tarball' || type === 'file') && url) {
    return { purl: makePurl({ type: 'generic', name: lastSegment(url), version: rev, qualifiers: { download_url: withoutSecrets(url) } }), origin: 'url', downloadLocation: withoutSecrets(url) };
  }
  const path = text(locked, 'path');
  if (type === 'path' && path) return { purl: makePurl({ type: 'generic', name: lastSegment(path) }), origin: 'path' };
  const id = text(locked, 'id');
  return type === 'indirect' && id ? { purl: makePurl({ type: 'generic', name: id, version: rev }), origin: 'unknown' } : undefined;
}

function lastSegment(url: string): string {
  const path = withoutTrailingSlashes(url.split('?', 1)[0]!);
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
  return name.replace(/\.git$/, '') || 'source';
}

