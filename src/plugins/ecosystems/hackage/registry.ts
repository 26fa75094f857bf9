import { addressesIn, endpointsOf } from '#core/plugin/endpoints.ts';
import type { Registry, RegistryFacts } from '#core/plugin/registry.ts';
import { readCabal } from './cabal-text.ts';

/** A package server, by the `repository` sections of Cabal's configuration; it serves the `.cabal` file of each version. */
const registry: Registry = {
  configuration: {
    files: ['$CABAL_DIR/config', '~/.cabal/config', '~/.config/cabal/config'],
    environment: [],
    commands: [],
    parse({ files }) {
      const lines = [...files.values()].flatMap((content) => content.split('\n'));
      return endpointsOf(lines.filter((line) => /^\s*url:/.test(line)).flatMap(addressesIn));
    },
  },
  request({ name, version, qualifiers }, endpoint) {
    if (version === undefined || qualifiers?.['vcs_url'] !== undefined || qualifiers?.['download_url'] !== undefined) return undefined;
    const id = encodeURIComponent(name);
    return { url: `${endpoint.url}/package/${id}-${encodeURIComponent(version)}/${id}.cabal`, accept: 'text/plain' };
  },
  parse(body): RegistryFacts {
    const { licenses, metadata } = readCabal(body);
    return { licenses, metadata };
  },
  archive: {
    request({ name, version, qualifiers }, { url }) {
      if (version === undefined || qualifiers?.['vcs_url'] !== undefined || qualifiers?.['download_url'] !== undefined) return undefined;
      const id = encodeURIComponent(`${name}-${version}`);
      return { url: `${url}/package/${id}/${id}.tar.gz`, accept: '*/*' };
    },
  },
};

export default registry;
