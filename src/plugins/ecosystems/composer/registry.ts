import { addressesIn, endpointsOf } from '#core/plugin/endpoints.ts';
import { NotPublished, type Registry, type RegistryEndpoint, type RegistryFacts, type RegistryRequest } from '#core/plugin/registry.ts';
import { encodeBase64 } from '#core/text/base64.ts';
import { parseJson } from '#core/text/json.ts';
import type { PurlParts } from '#core/purl/purl.ts';
import { entries, list, text, type Value } from '#core/text/value.ts';
import { licensesOf, metadataOf } from './package-entry.ts';
import { expandedEntries, publishedVersions } from './published-versions.ts';
import { composerAssignments } from './registry-assignments.ts';

const askPhp = ['php', '-r', 'echo PHP_VERSION;'] as const;
const askComposer = ['composer', 'config', 'repositories'] as const;

const authFiles = ['$COMPOSER_HOME/auth.json', '~/.config/composer/auth.json', '~/.composer/auth.json'] as const;

/** Composer repositories with metadata of version 2 (`p2/vendor/package.json`). */
const registry: Registry = {
  configuration: {
    files: ['$COMPOSER_HOME/config.json', '~/.config/composer/config.json', '~/.composer/config.json', ...authFiles],
    environment: ['COMPOSER_AUTH'],
    commands: [askComposer, askPhp],
    parse({ files, environment, commands }) {
      const written = [...files].flatMap(([name, content]) => (name.endsWith('auth.json') ? [] : repositoriesIn(content)));
      const secrets = [environment.get('COMPOSER_AUTH'), ...authFiles.map((name) => files.get(name))].map(readableJson);
      const runtime = /^\d+\.\d+\.\d+/.exec(commands.get(askPhp.join(' ')) ?? '')?.[0];
      const endpoints = endpointsOf([...written, ...addressesIn(commands.get(askComposer.join(' ')) ?? '')]);
      return endpoints.map((endpoint) => {
        const authorization = authorizationFor(endpoint.url, secrets);
        return { ...endpoint, ...(runtime !== undefined && { runtime }), ...(authorization !== undefined && { authorization }) };
      });
    },
  },
  assignments: composerAssignments,
  request: (purl, endpoint) => (purl.version === undefined ? undefined : requestMetadata(purl, endpoint)),
  parse(body, { namespace, name, version = '' }): RegistryFacts {
    for (const fields of expandedEntries(parseJson(body).value, `${namespace}/${name}`)) {
      if (bare(text(fields, 'version') ?? '') !== bare(version)) continue;
      const downloadLocation = text(fields, 'dist', 'url');
      return { licenses: licensesOf(fields), metadata: metadataOf(fields), ...(downloadLocation === undefined ? {} : { downloadLocation }) };
    }
    throw new NotPublished(`${namespace}/${name} has no version ${version}`);
  },
  archive: {
    form: 'zip',
    request: (purl, endpoint) => registry.request(purl, endpoint),
    address: (body, purl) => registry.parse(body, purl).downloadLocation,
  },
  versions: {
    request: requestMetadata,
    parse: (body, { namespace, name }, { runtime }) => publishedVersions(parseJson(body).value, `${namespace}/${name}`, runtime),
  },
};

export default registry;

function requestMetadata({ namespace, name, qualifiers }: PurlParts, { url }: RegistryEndpoint): RegistryRequest | undefined {
  if (!namespace || qualifiers?.['vcs_url'] !== undefined) return undefined;
  return { url: `${url}/p2/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}.json`, accept: 'application/json', isChanging: true };
}

/** The `v` of a tag is no part of the version. */
const bare = (version: string): string => version.replace(/^v(?=\d)/, '');

/** Of the host, with its port where the configuration names one. */
function authorizationFor(url: string, secrets: readonly Value[]): string | undefined {
  const host = /^https?:\/\/([^/?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';
  for (const key of [host, host.replace(/:\d+$/, '')]) {
    for (const secret of secrets) {
      const [user, password] = [text(secret, 'http-basic', key, 'username'), text(secret, 'http-basic', key, 'password')];
      if (user !== undefined && password !== undefined) return `Basic ${encodeBase64(`${user}:${password}`)}`;
      const token = text(secret, 'bearer', key);
      if (token !== undefined) return `Bearer ${token}`;
    }
  }
  return undefined;
}

function readableJson(content: string | undefined): Value {
  try {
    return content === undefined ? undefined : parseJson(content).value;
  } catch {
    // Composer itself will say what is wrong
    return undefined;
  }
}

/** Repositories of type composer; a damaged file names none. */
function repositoriesIn(content: string): string[] {
  try {
    const { value } = parseJson(content);
    const all = [...list(value, 'repositories'), ...entries(value, 'repositories').map(([, repository]) => repository)];
    return all.flatMap((repository) => (text(repository, 'type') === 'composer' ? (text(repository, 'url') ?? []) : []));
  } catch {
    return [];
  }
}
