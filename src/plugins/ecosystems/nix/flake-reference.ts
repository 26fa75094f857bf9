/** Where a flake is taken from, as attributes of the lockfile: `type`, `owner`, `repo`, `ref`, … */
export type FlakeReference = ReadonlyMap<string, string>;

/** From the attributes that a manifest writes, of which `url` may be all; `undefined` for forms that we do not know. */
export function flakeReference(written: ReadonlyMap<string, string>): FlakeReference | undefined {
  const url = written.get('url');
  if (url === undefined || written.has('type')) return written.has('type') ? written : undefined;
  const read = readFlakeUrl(url);
  return read === undefined ? undefined : new Map([...read, ...[...written].filter(([key]) => key !== 'url')]);
}

function readFlakeUrl(url: string): FlakeReference | undefined {
  const [address = '', query = ''] = url.split('#', 1)[0]!.split('?', 2);
  const asked = query.split('&').flatMap((part): [string, string][] => {
    const equals = part.indexOf('=');
    return equals !== -1 && kept.has(part.slice(0, equals)) ? [[part.slice(0, equals), decoded(part.slice(equals + 1))]] : [];
  });
  const [, scheme = '', rest = address] = /^([a-z][a-z0-9+.-]*):(.*)$/.exec(address) ?? [];
  if (scheme === 'github' || scheme === 'gitlab' || scheme === 'sourcehut') {
    const [owner, repo, ...revision] = rest.split('/');
    return owner === undefined || !repo ? undefined : new Map([['type', scheme], ['owner', decoded(owner)], ['repo', decoded(repo)], ...revisionOf(revision.join('/')), ...asked]);
  }
  if (scheme === '' || scheme === 'flake') {
    const [id = '', ...revision] = rest.split('/');
    return /^[A-Za-z][\w-]*$/.test(id) ? new Map([['type', 'indirect'], ['id', id], ...revisionOf(revision.join('/')), ...asked]) : undefined;
  }
  if (/^git\+(?:https?|ssh|git)$/.test(scheme) || scheme === 'git') return new Map([['type', 'git'], ['url', address.replace(/^git\+/, '')], ...asked]);
  const archive = address.replace(/^(?:tarball|file)\+/, '');
  return /^https?:\/\//.test(archive) ? new Map([['type', 'tarball'], ['url', archive]]) : undefined;
}

/** What of a query is a part of the reference. */
const kept = new Set(['ref', 'rev', 'dir', 'host']);

const revisionOf = (text: string): [string, string][] => (text === '' ? [] : [[/^[0-9a-f]{40}$/.test(text) ? 'rev' : 'ref', text]]);

/** As a person would write it, to compare and to show; `undefined` for types whose spellings differ between versions of Nix. */
export function writtenReference(reference: FlakeReference): string | undefined {
  const type = reference.get('type');
  const [owner, repo] = [reference.get('owner'), reference.get('repo')];
  const revision = reference.get('rev') ?? reference.get('ref');
  const more = ['host', 'dir'].flatMap((key) => (reference.has(key) ? [`${key}=${reference.get(key)!}`] : []));
  const behind = (parameters: readonly string[]): string => (parameters.length === 0 ? '' : `?${parameters.join('&')}`);
  if ((type === 'github' || type === 'gitlab' || type === 'sourcehut') && owner !== undefined && repo !== undefined) {
    return `${type}:${decoded(owner)}/${repo}${revision === undefined ? '' : `/${revision}`}${behind(more)}`;
  }
  if (type === 'indirect' && reference.has('id')) return `${reference.get('id')!}${revision === undefined ? '' : `/${revision}`}${behind(more)}`;
  const url = reference.get('url')?.split('?', 1)[0];
  if (url === undefined) return undefined;
  if (type === 'git') return `git+${url}${behind([...['ref', 'rev'].flatMap((key) => (reference.has(key) ? [`${key}=${reference.get(key)!}`] : [])), ...more])}`;
  return type === 'tarball' || type === 'file' ? url : undefined;
}

/** GitLab writes subgroups as `group%2Fsubgroup`. */
const decoded = (text: string): string => text.replaceAll(/%2f/gi, '/');
