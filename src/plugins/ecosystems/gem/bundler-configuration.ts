import type { RegistryEndpoint } from '#core/plugin/registry.ts';
import { encodeBase64 } from '#core/text/base64.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';

/** The settings of Bundler: in its file a flat list, in the environment the same names. */
export type BundlerSettings = ReadonlyMap<string, string>;

export const bundlerFiles = ['$BUNDLE_USER_CONFIG', '$BUNDLE_USER_HOME/config', '~/.bundle/config'] as const;

/** As Bundler reads it, line by line: `NAME: "value"`. */
export function bundlerSettings(content: string): BundlerSettings {
  const settings = new Map<string, string>();
  for (const line of content.split('\n')) {
    const colon = line.indexOf(': ');
    if (colon > 0 && !/^\s|^#/.test(line)) settings.set(line.slice(0, colon), line.slice(colon + 2).trim().replace(/^(["'])(.*)\1$/, '$2'));
  }
  return settings;
}

/** Where Bundler goes instead of these servers, with the credentials that it has for them (`BUNDLE_MIRROR__…`, `BUNDLE_HOST__NAME`). */
export function mirrored(endpoints: readonly RegistryEndpoint[], settings: BundlerSettings): RegistryEndpoint[] {
  const all = settings.get('BUNDLE_MIRROR__ALL');
  const mirrors = new Map([...settings].flatMap(([key, value]) => (key.startsWith(mirror) && !key.endsWith('__FALLBACK_TIMEOUT') ? [[nameOf(key.slice(mirror.length)), value] as const] : [])));
  const servers = endpoints.length === 0 && all !== undefined ? [{ url: all }] : endpoints;
  const chosen = servers.map((endpoint) => {
    const url = withoutTrailingSlashes((mirrors.get(nameOf(spelled(endpoint.url))) ?? all ?? endpoint.url).trim());
    return url === endpoint.url ? endpoint : { ...endpoint, url };
  });
  return [...new Map(chosen.map((endpoint) => [endpoint.url, endpoint])).values()].map((endpoint) => {
    const secret = endpoint.authorization === undefined ? secretFor(endpoint.url, settings) : undefined;
    return secret === undefined ? endpoint : { ...endpoint, authorization: `Basic ${encodeBase64(secret.includes(':') ? secret : `${secret}:`)}` };
  });
}

function secretFor(url: string, settings: BundlerSettings): string | undefined {
  const host = /^https?:\/\/([^/?#:]+)/i.exec(url)?.[1];
  return settings.get(`BUNDLE_${spelled(url)}`) ?? settings.get(`BUNDLE_${spelled(`${url}/`)}`) ?? (host === undefined ? undefined : settings.get(`BUNDLE_${spelled(host)}`));
}

const mirror = 'BUNDLE_MIRROR__';

/** As Bundler makes names of addresses. */
const spelled = (text: string): string => text.toUpperCase().replaceAll('-', '___').replaceAll('.', '__');

/** In files, addresses are written with a slash at the end. */
const nameOf = (key: string): string => withoutTrailingSlashes(key).toUpperCase();
