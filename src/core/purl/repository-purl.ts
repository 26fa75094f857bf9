import { withoutTrailingSlashes } from '../text/trim-slashes.ts';
import { makePurl, type Purl } from './purl.ts';
import { vcsUrl, withoutSecrets } from './vcs-url.ts';

/** Forges whose repositories have a type of their own. */
const forges: ReadonlyMap<string, string> = new Map([['github.com', 'github'], ['gitlab.com', 'gitlab'], ['bitbucket.org', 'bitbucket']]);

export interface Remote {
  readonly host: string;
  /** Without leading slash and without `.git`. */
  readonly path: string;
}

/** Host and path of a remote: a URL, or the short form `[user@]host:path`. `undefined` for local paths. */
export function readRemote(url: string): Remote | undefined {
  const plain = withoutSecrets(url.trim()).replace(/^git\+/, '').split(/[?#]/, 1)[0]!;
  const scheme = plain.indexOf('://');
  let host: string;
  let path: string;
  if (scheme !== -1) {
    const slash = plain.indexOf('/', scheme + 3);
    if (slash === -1 || plain.startsWith('file:')) return undefined;
    host = plain.slice(scheme + 3, slash);
    path = plain.slice(slash + 1);
  } else {
    const colon = plain.indexOf(':');
    const slash = plain.indexOf('/');
    if (colon <= 1 || (slash !== -1 && slash < colon)) return undefined;
    host = plain.slice(0, colon);
    path = plain.slice(colon + 1);
  }
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  const last = segments.pop()?.replace(/\.git$/, '');
  if (!last || host === '' || segments.includes('..')) return undefined;
  return { host: host.slice(host.lastIndexOf('@') + 1).toLowerCase(), path: [...segments, last].join('/') };
}

/** A git repository at a revision (commit, tag or branch); `subpath` is a directory or file in it. */
export function repositoryPurl(url: string, revision?: string, subpath?: string): Purl {
  const remote = readRemote(url);
  const version = revision || undefined;
  if (remote === undefined) {
    const name = withoutTrailingSlashes(url.trim()).split(/[/\\]/).at(-1)?.replace(/\.git$/, '') || 'repository';
    return makePurl({ type: 'generic', name, version, subpath, qualifiers: { vcs_url: vcsUrl(url, version) } });
  }
  const { host, path } = remote;
  const type = forges.get(host);
  const slash = path.lastIndexOf('/');
  // repositories of these two are owner and name, nothing deeper
  const isForgePath = type === 'gitlab' ? slash !== -1 : path.split('/').length === 2;
  if (type === undefined || !isForgePath) return makePurl({ type: 'git', namespace: host, name: path, version, subpath });
  return makePurl({ type, namespace: path.slice(0, slash), name: path.slice(slash + 1), version, subpath });
}
