import { statedMetadata } from '#core/model/stated-metadata.ts';
import type { ConfigurationAnswers, Registry, RegistryEndpoint, RegistryFacts } from '#core/plugin/registry.ts';
import { parseJson } from '#core/text/json.ts';
import { strings, text } from '#core/text/value.ts';
import { ansibleAssignments } from './registry-assignments.ts';
import { galaxyServer, readServers } from './servers.ts';

/** The servers of collections that `ansible.cfg` or the environment name. */
const registry: Registry = {
  configuration: {
    files: ['$ANSIBLE_CONFIG', '~/.ansible.cfg', '/etc/ansible/ansible.cfg'],
    environment: ['ANSIBLE_GALAXY_SERVER'],
    commands: [],
    parse: endpoints,
  },
  assignments: ansibleAssignments,
  request({ namespace, name, version }, endpoint) {
    if (!namespace || version === undefined) return undefined;
    const path = ['collections', 'index', namespace, name, 'versions', version].map(encodeURIComponent).join('/');
    return { url: `${endpoint.url}/v3/plugin/ansible/content/published/${path}/`, accept: 'application/json' };
  },
  parse(body): RegistryFacts {
    const { value } = parseJson(body);
    const downloadLocation = text(value, 'download_url');
    const of = (key: string): string | undefined => text(value, 'metadata', key);
    return {
      licenses: strings(value, 'metadata', 'license'),
      metadata: statedMetadata({ description: of('description'), homepage: of('homepage'), repository: of('repository'), authors: strings(value, 'metadata', 'authors') }),
      ...(downloadLocation === undefined ? {} : { downloadLocation }),
    };
  },
  archive: {
    request: (purl, endpoint) => registry.request(purl, endpoint),
    address: (body) => text(parseJson(body).value, 'download_url'),
  },
};

export default registry;

/** The first configuration file that is there counts, as for the client. */
function endpoints({ files, environment }: ConfigurationAnswers): RegistryEndpoint[] {
  const single = environment.get('ANSIBLE_GALAXY_SERVER');
  const [content = ''] = files.values();
  return (single ? galaxyServer('', single, undefined) : readServers(content)).map(({ url, token }) => (token ? { url, authorization: `Token ${token}` } : { url }));
}
