import { statedMetadata } from '#core/model/stated-metadata.ts';
import { addressesIn, endpointsOf } from '#core/plugin/endpoints.ts';
import type { Registry, RegistryFacts } from '#core/plugin/registry.ts';
import { parseJson } from '#core/text/json.ts';
import { strings, text } from '#core/text/value.ts';

/** A DUB registry, by its settings or the environment. */
const registry: Registry = {
  configuration: {
    files: ['~/.dub/settings.json', '/etc/dub/settings.json'],
    environment: ['DUB_REGISTRY'],
    commands: [],
    parse: ({ files, environment }) => endpointsOf([...addressesIn(environment.get('DUB_REGISTRY') ?? ''), ...[...files.values()].flatMap(addressesIn)]),
  },
  request({ name, version, qualifiers }, endpoint) {
    if (version === undefined || qualifiers?.['vcs_url'] !== undefined) return undefined;
    return { url: `${endpoint.url}/api/packages/${encodeURIComponent(name)}/${encodeURIComponent(version)}/info`, accept: 'application/json' };
  },
  parse(body): RegistryFacts {
    const { value } = parseJson(body);
    const license = text(value, 'info', 'license') ?? text(value, 'license');
    return {
      licenses: license === undefined ? [] : [license],
      metadata: statedMetadata({
        description: text(value, 'info', 'description'), homepage: text(value, 'info', 'homepage'),
        authors: strings(value, 'info', 'authors'),
      }),
    };
  },
  archive: {
    form: 'zip',
    request({ name, version, qualifiers }, { url }) {
      if (version === undefined || qualifiers?.['vcs_url'] !== undefined) return undefined;
      return { url: `${url}/packages/${encodeURIComponent(name)}/${encodeURIComponent(version)}.zip`, accept: '*/*' };
    },
  },
};

export default registry;
