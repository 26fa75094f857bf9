import { addressesIn, endpointsOf } from '#core/plugin/endpoints.ts';
import type { Registry, RegistryFacts } from '#core/plugin/registry.ts';
import { readRockspec } from './rockspec-text.ts';

const askLuarocks = ['luarocks', 'config', 'rocks_servers'] as const;

/** A rocks server; it serves the rockspec of each version. */
const registry: Registry = {
  configuration: {
    files: ['~/.luarocks/config-5.4.lua', '~/.luarocks/config-5.3.lua', '~/.luarocks/config-5.1.lua', '~/.luarocks/config.lua'],
    environment: [],
    commands: [askLuarocks],
    parse: ({ files, commands }) => endpointsOf([...[...files.values()].flatMap(addressesIn), ...addressesIn(commands.get(askLuarocks.join(' ')) ?? '')]),
  },
  request({ namespace, name, version }, endpoint) {
    if (version === undefined) return undefined;
    const user = namespace ? `manifests/${encodeURIComponent(namespace)}/` : '';
    return { url: `${endpoint.url}/${user}${encodeURIComponent(name)}-${encodeURIComponent(version)}.rockspec`, accept: 'text/plain' };
  },
  parse(body): RegistryFacts {
    const { licenses, metadata } = readRockspec(body);
    return { licenses, metadata };
  },
  archive: {
    form: 'nested',
    request(purl, endpoint) {
      const asked = registry.request(purl, endpoint);
      return asked === undefined ? undefined : { url: asked.url.replace(/\.rockspec$/, '.src.rock'), accept: '*/*' };
    },
  },
};

export default registry;
