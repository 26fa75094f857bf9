import { encodeBase64 } from '#core/text/base64.ts';
import { parseToml } from '#core/text/toml.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { entries, get, isRecord, text, type Value } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { expandVariables, type Variables } from './npmrc.ts';

/** Registries of Yarn, pnpm and Bun for the user, as settings of an `.npmrc` would say them. */
export const yarnFile = '~/.yarnrc.yml';
export const yarnClassicFile = '~/.yarnrc';
export const bunFiles = ['$XDG_CONFIG_HOME/.bunfig.toml', '~/.bunfig.toml'] as const;

type Settings = Map<string, string>;

/** `.yarnrc.yml`; a damaged file says nothing. */
export function yarnSettings(content: string, environment: Variables): Settings {
  const settings: Settings = new Map();
  const configuration = readable(() => parseYaml(content).value);
  const value = (from: Value, key: string): string | undefined => {
    const found = text(from, key);
    return found === undefined ? undefined : expandVariables(found, environment);
  };
  const credentials = (from: Value, address: string | undefined): void => {
    if (address === undefined) return;
    const place = `//${withoutTrailingSlashes(address.replace(/^[a-z]*:?\/\//i, ''))}/`;
    const token = value(from, 'npmAuthToken');
    const ident = value(from, 'npmAuthIdent');
    if (token !== undefined) settings.set(`${place}:_authToken`, token);
    else if (ident !== undefined) settings.set(`${place}:_auth`, ident.includes(':') ? encodeBase64(ident) : ident);
  };
  const server = value(configuration, 'npmRegistryServer');
  if (server !== undefined) settings.set('registry', server);
  for (const [address, registry] of entries(configuration, 'npmRegistries')) credentials(registry, address);
  credentials(configuration, server);
  for (const [scope, own] of entries(configuration, 'npmScopes')) {
    const address = value(own, 'npmRegistryServer') ?? server;
    if (address === undefined) continue;
    settings.set(`@${scope.replace(/^@/, '')}:registry`, address);
    credentials(own, address);
  }
  return settings;
}

/** `.yarnrc` of Yarn 1: `registry "https://…"`, `"@scope:registry" "https://…"`. */
export function yarnClassicSettings(content: string): Settings {
  const settings: Settings = new Map();
  for (const line of content.split('\n')) {
    const [key = '', ...rest] = line.trim().split(/\s+/);
    const [name, value] = [key, rest.join(' ')].map((part) => part.replace(/^"(.*)"$/, '$1'));
    if (name === 'registry' || name!.endsWith(':registry')) settings.set(name!, value!);
  }
  return settings;
}

/** `[install]` of a `bunfig.toml`. */
export function bunSettings(content: string, environment: Variables): Settings {
  const settings: Settings = new Map();
  const configuration = readable(() => parseToml(content).value);
  const put = (key: string, registry: Value): void => {
    const field = (name: string): string | undefined => {
      const found = text(registry, name)?.replace(/^\$(\w+)$/, '${$1}');
      return found === undefined ? undefined : expandVariables(found, environment);
    };
    const url = text(registry) ?? field('url');
    if (url === undefined) return;
    settings.set(key, url);
    const [token, user, password] = [field('token'), field('username'), field('password')];
    const place = `//${withoutTrailingSlashes(url.replace(/^[a-z]+:\/\//i, ''))}/`;
    if (token !== undefined) settings.set(`${place}:_authToken`, token);
    else if (user !== undefined && password !== undefined) settings.set(`${place}:_auth`, encodeBase64(`${user}:${password}`));
  };
  put('registry', get(configuration, 'install', 'registry'));
  for (const [scope, registry] of entries(configuration, 'install', 'scopes')) put(`@${scope.replace(/^@/, '')}:registry`, registry);
  return settings;
}

function readable(read: () => Value): Value {
  try {
    const value = read();
    return isRecord(value) ? value : undefined;
  } catch {
    // the client itself will say what is wrong
    return undefined;
  }
}
