/**
 * Value of the qualifier `vcs_url` in the form of SPDX download locations: `git+https://host/path@revision`.
 * Short forms are written out (`git@host:path` becomes `git+ssh://git@host/path`); secrets are left out.
 */
export function vcsUrl(remote: string, revision?: string, tool = 'git'): string {
  const url = withoutSecrets(fullUrl(remote.trim()));
  const base = url.startsWith(`${tool}+`) || url.startsWith(`${tool}://`) ? url : `${tool}+${url}`;
  return revision === undefined || revision === '' ? base : `${base}@${revision}`;
}

function fullUrl(remote: string): string {
  if (remote.includes('://')) return remote;
  const colon = remote.indexOf(':');
  const slash = remote.indexOf('/');
  const isShort = colon > 1 && (slash === -1 || colon < slash);
  return isShort ? `ssh://${remote.slice(0, colon)}/${remote.slice(colon + 1).replace(/^\//, '')}` : `file://${remote}`;
}

/** The URL without password, without a user that is a token (any user of a web URL), and without parameters that give access. */
export function withoutSecrets(url: string): string {
  return withoutSecretParameters(withoutUser(url));
}

function withoutUser(url: string): string {
  const start = url.indexOf('://');
  if (start === -1) return url;
  const end = url.indexOf('/', start + 3);
  const authority = url.slice(start + 3, end === -1 ? url.length : end);
  const at = authority.lastIndexOf('@');
  if (at === -1) return url;
  const user = authority.slice(0, at);
  const colon = user.indexOf(':');
  const scheme = url.slice(0, start).toLowerCase();
  const isWeb = scheme.endsWith('http') || scheme.endsWith('https');
  const kept = isWeb ? '' : `${colon === -1 ? user : user.slice(0, colon)}@`;
  return `${url.slice(0, start + 3)}${kept}${authority.slice(at + 1)}${end === -1 ? '' : url.slice(end)}`;
}

/** Names of parameters by which somebody is let in: tokens, keys, and the signatures of addresses that are valid for a while. */
const secretParameter = /^(?:.*(?:token|password|passwd|secret|signature|credential)|api[_-]?key|auth|authorization|pwd|sig)$/i;

function withoutSecretParameters(url: string): string {
  const query = url.indexOf('?');
  if (query === -1) return url;
  const hash = url.indexOf('#', query);
  const end = hash === -1 ? url.length : hash;
  const parameters = url.slice(query + 1, end).split('&');
  const kept = parameters.filter((parameter) => !isSecret(parameter));
  if (kept.length === parameters.length) return url;
  return `${url.slice(0, query)}${kept.length === 0 ? '' : `?${kept.join('&')}`}${url.slice(end)}`;
}

function isSecret(parameter: string): boolean {
  const equals = parameter.indexOf('=');
  return equals > 0 && equals <= 100 && equals < parameter.length - 1 && secretParameter.test(parameter.slice(0, equals));
}
