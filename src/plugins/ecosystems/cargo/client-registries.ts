import type { ConfigurationAnswers, RegistryEndpoint } from '#core/plugin/registry.ts';
import { parseJson } from '#core/text/json.ts';
import { parseToml } from '#core/text/toml.ts';
import { text, type Value } from '#core/text/value.ts';

export const cargoFiles: readonly string[] = [
  '$CARGO_HOME/config.toml', '$CARGO_HOME/config', '~/.cargo/config.toml', '~/.cargo/config',
  '$CARGO_HOME/credentials.toml', '~/.cargo/credentials.toml',
  '$CARGO_HOME/registry/index/*/config.json', '~/.cargo/registry/index/*/config.json',
];

/**
 * Registries have an index, which names their web API. Where the configuration replaces the default registry, its replacement is asked and nothing else;
 * else those whose index Cargo keeps in its cache, in a folder that is called after the server of the index.
 */
export function registryEndpoints({ files }: ConfigurationAnswers): RegistryEndpoint[] {
  const settings = [...files].filter(([name]) => /config(?:\.toml)?$/.test(name)).map(([, content]) => readToml(content));
  const credentials = [...files].filter(([name]) => name.endsWith('credentials.toml')).map(([, content]) => readToml(content));
  const replacement = replacementIn(settings, credentials);
  if (replacement !== undefined) return replacement === 'unknown' ? [] : [replacement];
  const found = new Map<string, RegistryEndpoint>();
  for (const [path, content] of files) {
    const api = path.endsWith('/config.json') ? apiIn(content) : undefined;
    const host = /\/([^/]+)-[0-9a-f]{16}\/config\.json$/.exec(path)?.[1];
    if (api !== undefined && !found.has(api)) found.set(api, { url: api, ...(host === undefined ? {} : { list: `https://${host}` }) });
  }
  return [...found.values()];
}

/** Of the registry that Cargo takes by default. `unknown`: it is replaced by what cannot be asked (a directory, a git repository). */
function replacementIn(settings: readonly Value[], credentials: readonly Value[]): RegistryEndpoint | 'unknown' | undefined {
  const setting = (...path: string[]): string | undefined => settings.map((value) => text(value, ...path)).find((found) => found !== undefined);
  let name = setting('source', 'crates-io', 'replace-with');
  if (name === undefined) return undefined;
  for (let step = 0; step < 10 && name !== undefined; step++) {
    const address = setting('source', name, 'registry') ?? setting('registries', name, 'index');
    if (address?.startsWith('sparse+http')) {
      const list = address.slice('sparse+'.length).replace(/\/+$/, '');
      const token = credentials.map((value) => text(value, 'registries', name!, 'token')).find((found) => found !== undefined);
      return { url: list, list, ...(token === undefined ? {} : { authorization: token }) };
    }
    name = setting('source', name, 'replace-with');
  }
  return 'unknown';
}

/** The web API that the configuration of an index names; damaged ones name nothing. */
export function apiIn(content: string): string | undefined {
  try {
    const api = text(parseJson(content).value, 'api');
    return api !== undefined && /^https?:\/\//.test(api) ? api.replace(/\/+$/, '') : undefined;
  } catch {
    return undefined;
  }
}

function readToml(content: string): Value {
  try {
    return parseToml(content).value;
  } catch {
    // Cargo itself will say what is wrong with its configuration
    return undefined;
  }
}
