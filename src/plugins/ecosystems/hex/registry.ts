import { statedMetadata } from '#core/model/stated-metadata.ts';
import { addressesIn, endpointsOf } from '#core/plugin/endpoints.ts';
import type { Registry, RegistryFacts } from '#core/plugin/registry.ts';
import { parseJson } from '#core/text/json.ts';
import { entries, strings, text } from '#core/text/value.ts';
import { needsOf, publishedVersions } from './published-versions.ts';
import { hexAssignments } from './registry-assignments.ts';

const askMix = ['mix', 'hex.config', 'api_url'] as const;
const listRepositories = ['mix', 'hex.repo', 'list'] as const;

/** The web API of Hex; it tells the licences of a package, not of each version. */
const registry: Registry = {
  configuration: {
    files: ['$HEX_HOME/hex.config', '~/.hex/hex.config'],
    environment: ['HEX_API_URL', 'HEX_MIRROR'],
    commands: [askMix, listRepositories],
    parse({ files, environment, commands }) {
      const lines = [...files.values()].flatMap((content) => content.split('\n'));
      const named = (key: string): string[] => lines.filter((line) => line.includes(key)).flatMap(addressesIn);
      const listed = (commands.get(listRepositories.join(' ')) ?? '').split('\n').filter((line) => /^\W*hexpm\s/.test(line)).flatMap(addressesIn);
      const [download] = endpointsOf([environment.get('HEX_MIRROR'), ...named('mirror_url'), ...listed]);
      return endpointsOf([environment.get('HEX_API_URL'), ...named('api_url'), ...addressesIn(commands.get(askMix.join(' ')) ?? '')]).slice(0, 1).map((endpoint) => ({ ...endpoint, ...(download !== undefined && { download: download.url }) }));
    },
  },
  assignments: hexAssignments,
  request({ namespace, name, version, qualifiers }, endpoint) {
    // packages of an organization are asked for with a key
    if (namespace || version === undefined || qualifiers?.['vcs_url'] !== undefined) return undefined;
    return { url: `${endpoint.url}/packages/${encodeURIComponent(name)}`, accept: 'application/json', isChanging: true };
  },
  parse(body): RegistryFacts {
    const { value } = parseJson(body);
    const links = entries(value, 'meta', 'links').flatMap(([name, link]) => (typeof link === 'string' ? [[name.toLowerCase(), link] as const] : []));
    const repository = links.find(([name]) => /^(?:github|gitlab|codeberg|source|repository)$/.test(name))?.[1];
    return {
      licenses: strings(value, 'meta', 'licenses'),
      metadata: statedMetadata({
        description: text(value, 'meta', 'description'), homepage: text(value, 'html_url'), repository,
        authors: strings(value, 'meta', 'maintainers'),
      }),
    };
  },
  archive: {
    form: 'nested',
    // the web API and the packages are on different servers
    request({ namespace, name, version, qualifiers }, { download }) {
      if (namespace || version === undefined || qualifiers?.['vcs_url'] !== undefined || download === undefined) return undefined;
      return { url: `${download}/tarballs/${encodeURIComponent(`${name}-${version}`)}.tar`, accept: '*/*' };
    },
  },
  versions: {
    request: ({ namespace, name, qualifiers }, { url }) =>
      (namespace || qualifiers?.['vcs_url'] !== undefined ? undefined : { url: `${url}/packages/${encodeURIComponent(name)}`, accept: 'application/json', isChanging: true }),
    parse: (body) => publishedVersions(parseJson(body).value),
  },
  needs: {
    request: ({ name, version = '' }, { url }) => ({ url: `${url}/packages/${encodeURIComponent(name)}/releases/${encodeURIComponent(version)}`, accept: 'application/json' }),
    parse: (body) => needsOf(parseJson(body).value),
  },
};

export default registry;
