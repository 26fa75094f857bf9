import { fitsGlob } from '#core/ignore/wildcard.ts';
import type { ConfigurationAnswers, Registry, RegistryEndpoint, RegistryFacts } from '#core/plugin/registry.ts';
import { parseJson } from '#core/text/json.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { text } from '#core/text/value.ts';

const goEnv = ['go', 'env', '-json', 'GOPROXY', 'GONOPROXY'] as const;

/** A module proxy tells where a version was built from; of licences it has only what is in the modules. */
const registry: Registry = {
  configuration: {
    files: ['$GOENV', '~/.config/go/env', '~/Library/Application Support/go/env'],
    environment: ['GOPROXY', 'GONOPROXY', 'GOPRIVATE'],
    commands: [goEnv],
    parse: endpoints,
  },
  request({ namespace, name, version }, endpoint) {
    const path = namespace === undefined ? name : `${namespace}/${name}`;
    if (version === undefined || path === 'stdlib' || endpoint.excludes?.some((pattern) => matchesPrefix(pattern, path))) return undefined;
    return { url: `${endpoint.url}/${escapeCase(path)}/@v/${escapeCase(version)}.info` };
  },
  archive: {
    form: 'zip',
    request(purl, endpoint) {
      const asked = registry.request(purl, endpoint);
      return asked === undefined ? undefined : { url: asked.url.replace(/\.info$/, '.zip'), accept: '*/*' };
    },
  },
  parse(body): RegistryFacts {
    const { value } = parseJson(body);
    const repository = text(value, 'Origin', 'URL');
    return { licenses: [], metadata: repository === undefined ? {} : { repository } };
  },
};

export default registry;

/** The first URL of GOPROXY: variable, then what the go command says (its own default included), then its settings file. */
function endpoints(answers: ConfigurationAnswers): RegistryEndpoint[] {
  const told = answers.commands.get(goEnv.join(' '));
  const command = told === undefined ? undefined : parseJson(told).value;
  const file = new Map([...answers.files.values()].flatMap((content) => content.split('\n')).flatMap((line) => {
    const equals = line.indexOf('=');
    return equals === -1 ? [] : [[line.slice(0, equals).trim(), line.slice(equals + 1).trim()] as const];
  }));
  const setting = (key: string) => answers.environment.get(key) || text(command, key) || file.get(key) || '';
  const url = setting('GOPROXY').split(/[,|]/).map((item) => item.trim()).find((item) => /^https?:\/\//.test(item));
  if (url === undefined) return [];
  const excludes = (setting('GONOPROXY') || setting('GOPRIVATE')).split(',').map((item) => item.trim()).filter((item) => item !== '');
  return [{ url: withoutTrailingSlashes(url), excludes }];
}

/** Capital letters are written as `!` and the small letter (Go Modules Reference, "Module proxies"). */
const escapeCase = (path: string): string => path.split('/').map((part) => encodeURIComponent(part).replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`).replace(/%![a-z0-9]|%[0-9]![a-z]/g, (code) => code.replace('!', ''))).join('/');

/** As Go matches GOPRIVATE: as many parts of the path as the pattern has, `*` and `?` within a part. */
function matchesPrefix(pattern: string, path: string): boolean {
  const wanted = withoutTrailingSlashes(pattern).split('/');
  const parts = path.split('/');
  return parts.length >= wanted.length && wanted.every((glob, index) => fitsGlob(glob, parts[index]!));
}
