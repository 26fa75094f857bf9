import { statedMetadata } from '#core/model/stated-metadata.ts';
import type { ConfigurationAnswers, Registry, RegistryEndpoint, RegistryFacts } from '#core/plugin/registry.ts';
import { parseJson } from '#core/text/json.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { strings, text } from '#core/text/value.ts';

/** The servers of collections that `ansible.cfg` or the environment name. */
const registry: Registry = {
  configuration: {
    files: ['$ANSIBLE_CONFIG', 'ansible.cfg', '~/.ansible.cfg', '/etc/ansible/ansible.cfg'],
    environment: ['ANSIBLE_GALAXY_SERVER'],
    commands: [],
    parse: endpoints,
  },
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

/** The first configuration file that is there counts, as for the client; its list of servers comes before the single one. */
function endpoints({ files, environment }: ConfigurationAnswers): RegistryEndpoint[] {
  const single = environment.get('ANSIBLE_GALAXY_SERVER');
  if (single) return endpoint(single, undefined);
  const [content] = files.values();
  const sections = sectionsOf(content ?? '');
  const galaxy = sections.get('galaxy');
  const names = (galaxy?.get('server_list') ?? '').split(',').map((name) => name.trim()).filter((name) => name !== '');
  const listed = names.flatMap((name) => endpoint(sections.get(`galaxy_server.${name}`)?.get('url'), sections.get(`galaxy_server.${name}`)?.get('token')));
  return listed.length > 0 ? listed : endpoint(galaxy?.get('server'), undefined);
}

function endpoint(url: string | undefined, token: string | undefined): RegistryEndpoint[] {
  if (url === undefined || !/^https?:\/\//.test(url)) return [];
  const plain = withoutTrailingSlashes(url);
  const api = plain.endsWith('/api') || plain.includes('/api/') ? plain : `${plain}/api`;
  return [token ? { url: api, authorization: `Token ${token}` } : { url: api }];
}

function sectionsOf(text: string): Map<string, Map<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  let current: Map<string, string> | undefined;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    const equals = line.indexOf('=');
    if (line.startsWith('[') && line.endsWith(']')) sections.set(line.slice(1, -1), (current = new Map()));
    else if (equals > 0 && !line.startsWith('#') && !line.startsWith(';')) current?.set(line.slice(0, equals).trim(), line.slice(equals + 1).trim());
  }
  return sections;
}
