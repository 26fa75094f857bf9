import type { Registry, RegistryFacts } from '#core/plugin/registry.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import { parseJson } from '#core/text/json.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { text } from '#core/text/value.ts';

/** The JSON API of formulae, where the user's Homebrew is told to use one (`HOMEBREW_API_DOMAIN`). It knows the newest version only. */
const registry: Registry = {
  configuration: {
    files: ['$HOMEBREW_PREFIX/etc/homebrew/brew.env', '/etc/homebrew/brew.env', '~/.homebrew/brew.env'],
    environment: ['HOMEBREW_API_DOMAIN'],
    commands: [],
    parse({ files, environment }) {
      const lines = [...files.values()].flatMap((content) => content.split('\n'));
      const line = lines.find((candidate) => candidate.trim().startsWith('HOMEBREW_API_DOMAIN='));
      const url = withoutTrailingSlashes(environment.get('HOMEBREW_API_DOMAIN') || line?.slice(line.indexOf('=') + 1).trim().replace(/^["']|["']$/g, '') || '');
      return /^https?:\/\//.test(url) ? [{ url }] : [];
    },
  },
  request({ namespace, name, version }, endpoint) {
    if (namespace || version === undefined) return undefined;
    return { url: `${endpoint.url}/formula/${encodeURIComponent(name)}.json`, accept: 'application/json' };
  },
  parse(body, { version }): RegistryFacts {
    const { value } = parseJson(body);
    // a keg is called by the version and the revision of its formula
    const isSame = version?.replace(/_\d+$/, '') === text(value, 'versions', 'stable');
    const license = isSame ? text(value, 'license') : undefined;
    return {
      licenses: license === undefined ? [] : [license],
      metadata: statedMetadata({ description: text(value, 'desc'), homepage: text(value, 'homepage') }),
    };
  },
};

export default registry;
