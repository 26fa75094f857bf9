import { statedMetadata } from '#core/model/stated-metadata.ts';
import { endpointsOf } from '#core/plugin/endpoints.ts';
import type { Registry, RegistryFacts } from '#core/plugin/registry.ts';
import { parseJson } from '#core/text/json.ts';
import { text } from '#core/text/value.ts';
import { publishedVersions } from './published-versions.ts';
import { pubAssignments } from './registry-assignments.ts';

const askDart = ['dart', '--version'] as const;

/** A hosted repository of pub, by the address in the environment. Its interface knows no licences. */
const registry: Registry = {
  configuration: {
    files: [],
    environment: ['PUB_HOSTED_URL'],
    commands: [askDart],
    parse({ environment, commands }) {
      const runtime = /version: (\d+\.\d+\.\d+\S*)/.exec(commands.get(askDart.join(' ')) ?? '')?.[1];
      const endpoints = endpointsOf([environment.get('PUB_HOSTED_URL')]);
      return runtime === undefined ? endpoints : endpoints.map((endpoint) => ({ ...endpoint, runtime }));
    },
  },
  assignments: pubAssignments,
  request({ name, version, qualifiers }, endpoint) {
    if (version === undefined || qualifiers?.['vcs_url'] !== undefined) return undefined;
    return { url: `${endpoint.url}/api/packages/${encodeURIComponent(name)}/versions/${encodeURIComponent(version)}`, accept: 'application/vnd.pub.v2+json' };
  },
  parse(body): RegistryFacts {
    const { value } = parseJson(body);
    const downloadLocation = text(value, 'archive_url');
    return {
      licenses: [],
      metadata: statedMetadata({
        description: text(value, 'pubspec', 'description'), homepage: text(value, 'pubspec', 'homepage'),
        repository: text(value, 'pubspec', 'repository'),
      }),
      ...(downloadLocation === undefined ? {} : { downloadLocation }),
    };
  },
  archive: {
    request: (purl, endpoint) => registry.request(purl, endpoint),
    address: (body) => text(parseJson(body).value, 'archive_url'),
  },
  versions: {
    request: ({ name, qualifiers }, { url }) => (qualifiers?.['vcs_url'] === undefined ? { url: `${url}/api/packages/${encodeURIComponent(name)}`, accept: 'application/vnd.pub.v2+json', isChanging: true } : undefined),
    parse: (body, _purl, { runtime }) => publishedVersions(parseJson(body).value, runtime),
  },
};

export default registry;
