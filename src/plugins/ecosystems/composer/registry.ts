import { addressesIn, endpointsOf } from '#core/plugin/endpoints.ts';
import { NotPublished, type Registry, type RegistryEndpoint, type RegistryFacts, type RegistryRequest } from '#core/plugin/registry.ts';
import { parseJson } from '#core/text/json.ts';
import type { PurlParts } from '#core/purl/purl.ts';
import { entries, list, text } from '#core/text/value.ts';
import { licensesOf, metadataOf } from './package-entry.ts';
import { expandedEntries, publishedVersions } from './published-versions.ts';

const askPhp = ['php', '-r', 'echo PHP_VERSION;'] as const;
const askComposer = ['composer', 'config', 'repositories'] as const;

/** Composer repositories with metadata of version 2 (`p2/vendor/package.json`). */
const registry: Registry = {
  configuration: {
    files: ['composer.json', '$COMPOSER_HOME/config.json', '~/.config/composer/config.json', '~/.composer/config.json'],
    environment: [],
    commands: [askComposer, askPhp],
    parse({ files, commands }) {
      const written = [...files.values()].flatMap((content) => repositoriesIn(content));
      const runtime = /^\d+\.\d+\.\d+/.exec(commands.get(askPhp.join(' ')) ?? '')?.[0];
      const endpoints = endpointsOf([...written, ...addressesIn(commands.get(askComposer.join(' ')) ?? '')]);
      return runtime === undefined ? endpoints : endpoints.map((endpoint) => ({ ...endpoint, runtime }));
    },
  },
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
