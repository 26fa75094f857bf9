import type { Registry, RegistryFacts } from '#core/plugin/registry.ts';
import { normalName } from '#core/python/package-name.ts';
import { parseJson } from '#core/text/json.ts';
import { entries, list, strings, text } from '#core/text/value.ts';
import { indexEndpoints, pipConfiguration, pipFiles, pipHelp, pipVariables } from './pip-configuration.ts';
import { licenseClassifiers, linksFrom, metadataOf } from './project-manifest.ts';

/** The JSON interface of a Python package index, which stands beside its `simple` pages. */
const registry: Registry = {
  configuration: { files: pipFiles, environment: pipVariables, commands: [pipConfiguration, pipHelp], parse: indexEndpoints },
  request({ name, version, qualifiers }, endpoint) {
    // what comes from a repository or URL is not the package that an index has under that name
    if (version === undefined || qualifiers?.['vcs_url'] !== undefined || qualifiers?.['download_url'] !== undefined) return undefined;
    return { url: `${endpoint.url}/pypi/${encodeURIComponent(normalName(name))}/${encodeURIComponent(version)}/json`, accept: 'application/json' };
  },
  parse(body): RegistryFacts {
    const { value } = parseJson(body);
    const said = (key: string): string | undefined => {
      const found = text(value, 'info', key)?.trim();
      return found === '' || found === 'UNKNOWN' ? undefined : found;
    };
    const licenses = [said('license_expression'), said('license'), ...licenseClassifiers(strings(value, 'info', 'classifiers'))];
    const urls = entries(value, 'info', 'project_urls').filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    const author = said('author') ?? said('author_email');
    const source = list(value, 'urls').find((file) => text(file, 'packagetype') === 'sdist');
    const downloadLocation = text(source, 'url');
    return {
      licenses: licenses.filter((license) => license !== undefined),
      metadata: metadataOf({
        description: said('summary'),
        ...linksFrom([...urls, ['homepage', said('home_page') ?? '']]),
        authors: author === undefined ? [] : [author],
      }),
      ...(downloadLocation === undefined ? {} : { downloadLocation }),
    };
  },
};

export default registry;
