import { addressesIn, endpointsOf } from '#core/plugin/endpoints.ts';
import type { Registry, RegistryFacts } from '#core/plugin/registry.ts';
import { readMeta } from './meta-text.ts';

/** A mirror of CPAN, by the clients' own configuration; beside each archive stands its metadata. Only whose author is known can be found. */
const registry: Registry = {
  configuration: {
    files: ['~/.cpan/CPAN/MyConfig.pm', '~/.local/share/.cpan/CPAN/MyConfig.pm'],
    environment: ['PERL_CARTON_MIRROR', 'PERL_CPANM_OPT'],
    commands: [],
    parse({ files, environment }) {
      const lines = [...files.values()].flatMap((content) => content.split('\n')).filter((line) => line.includes('urllist'));
      return endpointsOf([environment.get('PERL_CARTON_MIRROR'), ...addressesIn(environment.get('PERL_CPANM_OPT') ?? ''), ...lines.flatMap(addressesIn)]);
    },
  },
  request({ namespace, name, version, qualifiers }, endpoint) {
    const author = (namespace || qualifiers?.['author'])?.toUpperCase();
    if (author === undefined || author === '' || version === undefined) return undefined;
    const place = [author.slice(0, 1), author.slice(0, 2), author, `${name}-${version}.meta`].map(encodeURIComponent).join('/');
    return { url: `${endpoint.url}/authors/id/${place}` };
  },
  parse(body): RegistryFacts {
    const { licenses, metadata } = readMeta(body, body.trimStart().startsWith('{'));
    return { licenses: licenses.filter((license) => license !== 'unknown'), metadata };
  },
  archive: {
    request(purl, endpoint) {
      const asked = registry.request(purl, endpoint);
      return asked === undefined ? undefined : { url: asked.url.replace(/\.meta$/, '.tar.gz'), accept: '*/*' };
    },
  },
};

export default registry;
