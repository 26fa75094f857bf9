import type { ClientFile, ConfigurationAnswers, RegistryEndpoint } from '#core/plugin/registry.ts';
import { parseJson } from '#core/text/json.ts';
import { parseToml } from '#core/text/toml.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { text, type Value } from '#core/text/value.ts';
import { indexPath } from './index-entries.ts';

export const cargoFiles: readonly ClientFile[] = [
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
    const { api, download } = path.endsWith('/config.json') ? addressesIn(content) : {};
    const host = /\/([^/]+)-[0-9a-f]{16}\/config\.json$/.exec(path)?.[1];
    if (api !== undefined && !found.has(api)) found.set(api, { url: api, ...(host === undefined ? {} : { list: `https://${host}` }), ...(download === undefined ? {} : { download }) });
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
      const list = withoutTrailingSlashes(address.slice('sparse+'.length));
      const token = credentials.map((value) => text(value, 'registries', name!, 'token')).find((found) => found !== undefined);
      return { url: list, list, ...(token === undefined ? {} : { authorization: token }) };
    }
    name = setting('source', name, 'replace-with');
  }
  return 'unknown';
}

/** Where web API and packages are, by the configuration of an index; damaged ones name nothing. */
export function addressesIn(content: string): { readonly api?: string; readonly download?: string } {
  try {
    const { value } = parseJson(content);
    const address = (key: string): string | undefined => {
      const found = text(value, key);
      return found !== undefined && /^https?:\/\//.test(found) ? withoutTrailingSlashes(found) : undefined;
    };
    const [api, download] = [address('api'), address('dl')];
    return { ...(api === undefined ? {} : { api }), ...(download === undefined ? {} : { download }) };
  } catch {
    return {};
  }
}

/** Of the archive of one version (The Cargo Book, "Index Configuration"); `undefined` when the template asks for what is not known here. */
export function archiveAddress(template: string, name: string, version: string): string | undefined {
  const full = template.includes('{') ? template : `${template}/{crate}/{version}/download`;
  const folder = indexPath(name).split('/').slice(0, -1).join('/');
  const values: Readonly<Record<string, string>> = { '{crate}': encodeURIComponent(name), '{version}': encodeURIComponent(version), '{prefix}': folder, '{lowerprefix}': folder.toLowerCase() };
  const address = full.replace(/\{[a-z0-9-]+\}/g, (marker) => values[marker] ?? marker);
  return address.includes('{') ? undefined : address;
}

function readToml(content: string): Value {
  try {
    return parseToml(content).value;
  } catch {
    // Cargo itself will say what is wrong with its configuration
    return undefined;
  }
}
