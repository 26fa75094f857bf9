import type { ComponentInput } from '#core/inventory/extraction.ts';
import { makePurl, type Purl } from '#core/purl/purl.ts';
import { vcsUrl, withoutSecrets } from '#core/purl/vcs-url.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';

export const cranPurl = (name: string, version?: string): Purl => makePurl({ type: 'cran', name, version });

const forges: ReadonlyMap<string, string> = new Map([['github', 'https://github.com/'], ['gitlab', 'https://gitlab.com/'], ['bitbucket', 'https://bitbucket.org/']]);

/** Identity and origin of a package by the `Remote…` fields that renv, pak and remotes note; hosts of forges may be named. */
export function remoteComponent(
  name: string,
  version: string | undefined,
  field: (key: string) => string | undefined,
): Pick<ComponentInput, 'purl' | 'origin' | 'downloadLocation'> {
  const type = (field('RemoteType') ?? '').toLowerCase();
  const [user, repository, url] = [field('RemoteUsername'), field('RemoteRepo'), field('RemoteUrl')];
  const revision = field('RemoteSha') ?? field('RemoteRef');
  const base = forges.get(type);
  const remote = base !== undefined && user !== undefined && repository !== undefined ? `${hostOf(field('RemoteHost'), type) ?? base}${user}/${repository}` : undefined;
  if (remote !== undefined || ((type.startsWith('git') || type === 'xgit') && url !== undefined)) {
    const location = vcsUrl(remote ?? url ?? '', revision);
    return { purl: makePurl({ type: 'cran', name, version, qualifiers: { vcs_url: location } }), origin: 'git', downloadLocation: location };
  }
  if (type === 'svn' && url !== undefined) {
    const location = vcsUrl(url, revision, 'svn');
    return { purl: makePurl({ type: 'cran', name, version, qualifiers: { vcs_url: location } }), origin: 'git', downloadLocation: location };
  }
  if (type === 'url' && url !== undefined) {
    const location = withoutSecrets(url);
    return { purl: makePurl({ type: 'cran', name, version, qualifiers: { download_url: location } }), origin: 'url', downloadLocation: location };
  }
  return { purl: cranPurl(name, version), origin: type === 'local' ? 'path' : 'registry' };
}

/** A forge of one's own; the interface of GitHub is noted as `api.github.com`. */
function hostOf(host: string | undefined, type: string): string | undefined {
  if (host === undefined || host === `api.${type}.com` || host === `${type}.com`) return undefined;
  return `https://${withoutTrailingSlashes(host.replace(/\/api\/v\d+\/?$/, '').replace(/^https?:\/\//, ''))}/`;
}
