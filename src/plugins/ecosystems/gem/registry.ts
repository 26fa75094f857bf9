import { statedMetadata } from '#core/model/stated-metadata.ts';
import { addressesIn, endpointsOf } from '#core/plugin/endpoints.ts';
import type { Registry, RegistryFacts } from '#core/plugin/registry.ts';
import { parseJson } from '#core/text/json.ts';
import { strings, text } from '#core/text/value.ts';
import { bundlerFiles, bundlerSettings, mirrored } from './bundler-configuration.ts';
import { publishedVersions } from './published-versions.ts';
import { gemAssignments } from './registry-assignments.ts';

const askRuby = ['ruby', '-e', 'print RUBY_VERSION'] as const;
const listSources = ['gem', 'sources', '--list'] as const;

/** The web API of a gem server: where RubyGems is told to look, and Bundler in its place. */
const registry: Registry = {
  configuration: {
    files: ['~/.gemrc', '~/.config/gem/gemrc', '~/.local/share/gem/gemrc', '/etc/gemrc', ...bundlerFiles],
    environment: ['BUNDLE_MIRROR__ALL'],
    commands: [listSources, askRuby],
    parse({ files: found, environment, commands }) {
      const settings = new Map([...bundlerFiles.toReversed().flatMap((name) => [...bundlerSettings(found.get(name) ?? '')]), ...environment]);
      const files = new Map([...found].filter(([name]) => !(bundlerFiles as readonly string[]).includes(name)));
      const lines = [...files.values()].flatMap((content) => content.split('\n'));
      const named = lines.filter((line) => /^\s*(?:-\s|:sources:)/.test(line)).flatMap(addressesIn);
      const runtime = /^\d+(?:\.\d+)+$/.exec(commands.get(askRuby.join(' '))?.trim() ?? '')?.[0];
      const endpoints = mirrored(endpointsOf([...named, ...addressesIn(commands.get(listSources.join(' ')) ?? '')]), settings);
      return runtime === undefined ? endpoints : endpoints.map((endpoint) => ({ ...endpoint, runtime }));
    },
  },
  assignments: gemAssignments,
  request({ name, version, qualifiers }, endpoint) {
    if (version === undefined || qualifiers?.['vcs_url'] !== undefined) return undefined;
    return { url: `${endpoint.url}/api/v2/rubygems/${encodeURIComponent(name)}/versions/${encodeURIComponent(version)}.json`, accept: 'application/json' };
  },
  parse(body): RegistryFacts {
    const { value } = parseJson(body);
    const [authors, downloadLocation] = [text(value, 'authors'), text(value, 'gem_uri')];
    return {
      licenses: strings(value, 'licenses'),
      metadata: statedMetadata({
        description: text(value, 'info'), homepage: text(value, 'homepage_uri'), repository: text(value, 'source_code_uri'),
        authors: authors === undefined ? [] : authors.split(', '),
      }),
      ...(downloadLocation === undefined ? {} : { downloadLocation }),
    };
  },
  archive: {
    form: 'nested',
    request({ name, version, qualifiers }, { url }) {
      if (version === undefined || qualifiers?.['vcs_url'] !== undefined) return undefined;
      const platform = qualifiers?.['platform'];
      return { url: `${url}/gems/${encodeURIComponent(`${name}-${version}${platform === undefined || platform === 'ruby' ? '' : `-${platform}`}`)}.gem`, accept: '*/*' };
    },
  },
  versions: {
    request: ({ name, qualifiers }, endpoint) => (qualifiers?.['vcs_url'] === undefined ? { url: `${endpoint.url}/info/${encodeURIComponent(name)}`, accept: 'text/plain', isChanging: true } : undefined),
    parse: (body, _purl, { runtime }) => publishedVersions(body, runtime),
  },
};

export default registry;
