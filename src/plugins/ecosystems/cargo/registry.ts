import type { Registry, RegistryFacts } from '#core/plugin/registry.ts';
import { parseJson } from '#core/text/json.ts';
import { text, type Value } from '#core/text/value.ts';
import { apiIn, cargoFiles, registryEndpoints } from './client-registries.ts';
import { indexPath, publishedVersions } from './index-entries.ts';

/** The index of a registry has versions and what they need, its web API the licences. */
const registry: Registry = {
  configuration: { files: cargoFiles, environment: [], commands: [], parse: registryEndpoints },
  discovery: {
    // known from the cache of Cargo, unless the address is that of the index
    request: ({ url, list }) => (url === list ? { url: `${list}/config.json`, accept: 'application/json', isChanging: true } : undefined),
    parse(body, endpoint) {
      const { value } = parseJson(body);
      if (text(value, 'dl') === undefined) throw new Error('it is no configuration of an index');
      return { ...endpoint, url: apiIn(body) ?? endpoint.url };
    },
  },
  request({ name, version, qualifiers }, endpoint) {
    // an index without web API tells no licences
    if (version === undefined || qualifiers?.['vcs_url'] !== undefined || endpoint.url === endpoint.list) return undefined;
    return { url: `${endpoint.url}/api/v1/crates/${encodeURIComponent(name)}/${encodeURIComponent(version)}`, accept: 'application/json' };
  },
  parse(body): RegistryFacts {
    const { value } = parseJson(body);
    const license = text(value, 'version', 'license');
    return { licenses: license === undefined ? [] : [license], metadata: metadataOf(value) };
  },
  versions: {
    request: ({ name, qualifiers }, { list }) => (list === undefined || qualifiers?.['vcs_url'] !== undefined ? undefined : { url: `${list}/${indexPath(name)}`, accept: 'text/plain', isChanging: true }),
    parse: (body) => publishedVersions(body),
  },
};

export default registry;

/** Since 2024 a version tells its own texts; before, only its crate. */
function metadataOf(value: Value): RegistryFacts['metadata'] {
  const fields = ['description', 'homepage', 'repository'].map((key) => [key, text(value, 'version', key) ?? text(value, 'crate', key)]);
  return Object.fromEntries(fields.filter(([, field]) => field !== undefined));
}
