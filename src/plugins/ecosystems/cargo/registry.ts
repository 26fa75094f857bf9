import type { ConfigurationAnswers, Registry, RegistryEndpoint, RegistryFacts } from '#core/plugin/registry.ts';
import { parseJson } from '#core/text/json.ts';
import { text, type Value } from '#core/text/value.ts';

/**
 * Registries have an index, which names their web API; Cargo keeps what it says in its cache. The index itself has no licences.
 */
const registry: Registry = {
  configuration: {
    files: ['$CARGO_HOME/registry/index/*/config.json', '~/.cargo/registry/index/*/config.json'],
    environment: [],
    commands: [],
    parse: endpoints,
  },
  request({ name, version, qualifiers }, endpoint) {
    if (version === undefined || qualifiers?.['vcs_url'] !== undefined) return undefined;
    return { url: `${endpoint.url}/api/v1/crates/${encodeURIComponent(name)}/${encodeURIComponent(version)}`, accept: 'application/json' };
  },
  parse(body): RegistryFacts {
    const { value } = parseJson(body);
    const license = text(value, 'version', 'license');
    return { licenses: license === undefined ? [] : [license], metadata: metadataOf(value) };
  },
};

export default registry;

function endpoints({ files }: ConfigurationAnswers): RegistryEndpoint[] {
  const found = new Map<string, RegistryEndpoint>();
  for (const content of files.values()) {
    const api = apiIn(content)?.replace(/\/+$/, '');
    if (api !== undefined && !found.has(api)) found.set(api, { url: api });
  }
  return [...found.values()];
}

/** A damaged file of the cache names nothing. */
function apiIn(content: string): string | undefined {
  try {
    const api = text(parseJson(content).value, 'api');
    return api !== undefined && /^https?:\/\//.test(api) ? api : undefined;
  } catch {
    return undefined;
  }
}

/** Since 2024 a version tells its own texts; before, only its crate. */
function metadataOf(value: Value): RegistryFacts['metadata'] {
  const fields = ['description', 'homepage', 'repository'].map((key) => [key, text(value, 'version', key) ?? text(value, 'crate', key)]);
  return Object.fromEntries(fields.filter(([, field]) => field !== undefined));
}
