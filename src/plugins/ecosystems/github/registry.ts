import type { ConfigurationAnswers, Registry, RegistryEndpoint, RegistryFacts } from '#core/plugin/registry.ts';
import { parseJson } from '#core/text/json.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { entries, text } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';

/** The web API of the forge says which license a repository had at a tag or commit. */
const registry: Registry = {
  configuration: {
    files: ['$GH_CONFIG_DIR/hosts.yml', '~/.config/gh/hosts.yml'],
    environment: ['GITHUB_API_URL', 'GH_TOKEN', 'GITHUB_TOKEN'],
    commands: [],
    parse: endpoints,
  },
  request({ namespace, name, version }, endpoint) {
    if (!namespace || version === undefined) return undefined;
    const path = [...namespace.split('/'), name].map(encodeURIComponent).join('/');
    return { url: `${endpoint.url}/repos/${path}/license?ref=${encodeURIComponent(version)}`, accept: 'application/vnd.github+json' };
  },
  parse(body): RegistryFacts {
    const { value } = parseJson(body);
    const license = text(value, 'license', 'spdx_id');
    // a license file that the forge does not recognise
    return { licenses: license === undefined || license === 'NOASSERTION' ? [] : [license], metadata: {} };
  },
};

export default registry;

/** What a runner of Actions is told; else the hosts to which the command line client is logged in. */
function endpoints({ files, environment }: ConfigurationAnswers): RegistryEndpoint[] {
  const token = environment.get('GH_TOKEN') || environment.get('GITHUB_TOKEN');
  const told = withoutTrailingSlashes(environment.get('GITHUB_API_URL') ?? '');
  if (told.startsWith('https://')) return [endpoint(told, token)];
  const [content] = files.values();
  if (content === undefined) return [];
  return entries(parseYaml(content, { strings: true }).value).map(([host, account]) => {
    const isCloud = host === 'github.com' || host.endsWith('.ghe.com');
    return endpoint(isCloud ? `https://api.${host}` : `https://${host}/api/v3`, text(account, 'oauth_token') ?? (host === 'github.com' ? token : undefined));
  });
}

const endpoint = (url: string, token: string | undefined): RegistryEndpoint => (token ? { url, authorization: `Bearer ${token}` } : { url });
