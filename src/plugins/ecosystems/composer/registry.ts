import { addressesIn, endpointsOf } from '#core/plugin/endpoints.ts';
import type { Registry, RegistryFacts } from '#core/plugin/registry.ts';
import { parseJson } from '#core/text/json.ts';
import { entries, list, text, type Value } from '#core/text/value.ts';
import { licensesOf, metadataOf } from './package-entry.ts';

const askComposer = ['composer', 'config', 'repositories'] as const;

/** Composer repositories with metadata of version 2 (`p2/vendor/package.json`). */
const registry: Registry = {
  configuration: {
    files: ['composer.json', '$COMPOSER_HOME/config.json', '~/.config/composer/config.json', '~/.composer/config.json'],
    environment: [],
    commands: [askComposer],
    parse({ files, commands }) {
      const written = [...files.values()].flatMap((content) => repositoriesIn(content));
      return endpointsOf([...written, ...addressesIn(commands.get(askComposer.join(' ')) ?? '')]);
    },
  },
  request({ namespace, name, version, qualifiers }, endpoint) {
    if (!namespace || version === undefined || qualifiers?.['vcs_url'] !== undefined) return undefined;
    return { url: `${endpoint.url}/p2/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}.json`, accept: 'application/json' };
  },
  parse(body, { namespace, name, version }): RegistryFacts {
    const { value } = parseJson(body);
    // each version is told as its difference from the one before
    const known = new Map<string, Value>();
    for (const entry of list(value, 'packages', `${namespace}/${name}`)) {
      for (const [key, field] of entries(entry)) {
        if (field === '__unset') known.delete(key);
        else known.set(key, field);
      }
      const fields = Object.fromEntries(known);
      if (text(fields, 'version') !== version) continue;
      const downloadLocation = text(fields, 'dist', 'url');
      return { licenses: licensesOf(fields), metadata: metadataOf(fields), ...(downloadLocation === undefined ? {} : { downloadLocation }) };
    }
    return { licenses: [], metadata: {} };
  },
};

export default registry;

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
