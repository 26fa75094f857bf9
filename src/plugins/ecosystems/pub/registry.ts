import { statedMetadata } from '#core/model/stated-metadata.ts';
import { addressesIn, endpointsOf } from '#core/plugin/endpoints.ts';
import type { Registry, RegistryFacts } from '#core/plugin/registry.ts';
import { parseJson } from '#core/text/json.ts';
import { text } from '#core/text/value.ts';

/** A hosted repository of pub, by the address in the environment or in the lockfile. Its interface knows no licences. */
const registry: Registry = {
  configuration: {
    files: ['pubspec.lock'],
    environment: ['PUB_HOSTED_URL'],
    commands: [],
    parse({ files, environment }) {
      const lines = [...files.values()].flatMap((content) => content.split('\n'));
      // hosted packages stand with url after name, those from git with url after resolved-ref
      const hosted = lines.filter((line, index) => /^\s+url:/.test(line) && /^\s+(?:name|sha256):/.test(lines[index - 1] ?? ''));
      return endpointsOf([environment.get('PUB_HOSTED_URL'), ...hosted.flatMap(addressesIn)]);
    },
  },
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
};

export default registry;
