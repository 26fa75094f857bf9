import type { Registry, RegistryFacts, RegistryRequest } from '#core/plugin/registry.ts';
import { parseJson } from '#core/text/json.ts';
import { parseToml } from '#core/text/toml.ts';
import { strings, text, type Value } from '#core/text/value.ts';
import { addressesIn, archiveAddress, cargoFiles, registryEndpoints } from './client-registries.ts';
import { indexPath, publishedVersions } from './index-entries.ts';
import { cargoAssignments } from './registry-assignments.ts';

/** The index of a registry has versions and what they need, its web API the licences. */
const registry: Registry = {
  configuration: { files: cargoFiles, environment: [], commands: [], parse: registryEndpoints },
  discovery: {
    // known from the cache of Cargo, unless the address is that of the index
    request: ({ url, list }) => (url === list ? { url: `${list}/config.json`, accept: 'application/json', isChanging: true } : undefined),
    parse(body, endpoint) {
      const { value } = parseJson(body);
      if (text(value, 'dl') === undefined) throw new Error('it is no configuration of an index');
      const { api, download } = addressesIn(body);
      return { ...endpoint, url: api ?? endpoint.url, ...(download === undefined ? {} : { download }) };
    },
  },
  assignments: cargoAssignments,
  request({ name, version, qualifiers }, endpoint) {
    if (version === undefined || qualifiers?.['vcs_url'] !== undefined) return undefined;
    const address = endpoint.download === undefined ? undefined : archiveAddress(endpoint.download, name, version);
    // not every registry has a web API; all have the crates, and each of these its manifest
    const archived: RegistryRequest | undefined = address === undefined ? undefined : { url: address, accept: '*/*', entry: { archive: 'tar.gz', ending: '/Cargo.toml' } };
    if (endpoint.url === endpoint.list) return archived;
    const asked = { url: `${endpoint.url}/api/v1/crates/${encodeURIComponent(name)}/${encodeURIComponent(version)}`, accept: 'application/json' };
    return archived === undefined ? asked : { ...asked, otherwise: archived };
  },
  parse(body): RegistryFacts {
    if (!body.trimStart().startsWith('{')) return factsInManifest(parseToml(body).value);
    const { value } = parseJson(body);
    const license = text(value, 'version', 'license');
    return { licenses: license === undefined ? [] : [license], metadata: metadataOf(value) };
  },
  archive: {
    request({ name, version, qualifiers }, { download }) {
      const address = version === undefined || download === undefined || qualifiers?.['vcs_url'] !== undefined ? undefined : archiveAddress(download, name, version);
      return address === undefined ? undefined : { url: address, accept: '*/*' };
    },
  },
  versions: {
    request: ({ name, qualifiers }, { list }) => (list === undefined || qualifiers?.['vcs_url'] !== undefined ? undefined : { url: `${list}/${indexPath(name)}`, accept: 'text/plain', isChanging: true }),
    parse: (body) => publishedVersions(body),
  },
};

export default registry;

function factsInManifest(manifest: Value): RegistryFacts {
  if (text(manifest, 'package', 'name') === undefined) throw new Error('it is no manifest of a crate');
  const license = text(manifest, 'package', 'license');
  const authors = strings(manifest, 'package', 'authors');
  const fields = ['description', 'homepage', 'repository'].map((key) => [key, text(manifest, 'package', key)]).filter(([, field]) => field !== undefined);
  return { licenses: license === undefined ? [] : [license], metadata: { ...Object.fromEntries(fields), ...(authors.length === 0 ? {} : { authors }) } };
}

/** Since 2024 a version tells its own texts; before, only its crate. */
function metadataOf(value: Value): RegistryFacts['metadata'] {
  const fields = ['description', 'homepage', 'repository'].map((key) => [key, text(value, 'version', key) ?? text(value, 'crate', key)]);
  return Object.fromEntries(fields.filter(([, field]) => field !== undefined));
}
