import type { ConfigurationAnswers, Registry, RegistryEndpoint, RegistryFacts } from '#core/plugin/registry.ts';
import { decodeBase64, encodeBase64 } from '#core/text/base64.ts';
import { parseJson } from '#core/text/json.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { entries, isRecord, record, text } from '#core/text/value.ts';
import type { PurlParts } from '#core/purl/purl.ts';
import { licensesOf, metadataOf } from './manifest-facts.ts';
import { parseNpmrc } from './npmrc.ts';
import { bunFiles, bunSettings, yarnClassicFile, yarnClassicSettings, yarnFile, yarnSettings } from './other-clients.ts';
import { npmAssignments } from './registry-assignments.ts';
import { bareRequirement, publishedVersions } from './published-versions.ts';

const npmSettings = ['npm', 'config', 'list', '--json'] as const;
const nodeVersion = ['node', '--version'] as const;
const npmRegistry = ['npm', 'config', 'get', 'registry'] as const;

/** Files from the least to the most important. */
const files = ['/usr/etc/npmrc', '/usr/local/etc/npmrc', '/etc/npmrc', '$NPM_CONFIG_GLOBALCONFIG', '$XDG_CONFIG_HOME/pnpm/rc', '~/.config/pnpm/rc', '~/.npmrc', '$NPM_CONFIG_USERCONFIG'] as const;

/** The manifest of one version, as every registry of the npm protocol gives it. */
const registry: Registry = {
  configuration: {
    files: [...files, yarnFile, yarnClassicFile, ...bunFiles],
    environment: ['YARN_NPM_REGISTRY_SERVER', 'YARN_NPM_AUTH_TOKEN', 'NPM_CONFIG_REGISTRY', 'npm_config_registry', 'NPM_TOKEN', 'NODE_AUTH_TOKEN', 'NPM_AUTH_TOKEN'],
    commands: [npmSettings, npmRegistry, nodeVersion],
    parse: endpoints,
  },
  assignments: npmAssignments,
  request({ namespace, name, version, qualifiers }, endpoint) {
    // what comes from a repository or URL is not the package that a registry has under that name
    if (version === undefined || isElsewhere(qualifiers)) return undefined;
    return { url: `${endpoint.url}/${pathOf(namespace, name)}/${encodeURIComponent(version)}`, accept: 'application/json' };
  },
  parse(body): RegistryFacts {
    const { value } = parseJson(body);
    if (!isRecord(value)) throw new Error('the answer is not a manifest');
    const tarball = text(value, 'dist', 'tarball');
    return { licenses: licensesOf(value), metadata: metadataOf(value), ...(tarball === undefined ? {} : { downloadLocation: tarball }) };
  },
  archive: {
    usual({ namespace, name, version, qualifiers }, { url }) {
      if (version === undefined || isElsewhere(qualifiers)) return undefined;
      const scope = namespace ? `@${encodeURIComponent(namespace.replace(/^@/, ''))}/` : '';
      return { url: `${url}/${scope}${encodeURIComponent(name)}/-/${encodeURIComponent(`${name}-${version}`)}.tgz`, accept: '*/*' };
    },
    request: (purl, endpoint) => registry.request(purl, endpoint),
    address: (body) => text(parseJson(body).value, 'dist', 'tarball'),
  },
  versions: {
    request({ namespace, name, qualifiers }, endpoint) {
      if (isElsewhere(qualifiers)) return undefined;
      // only what installing takes; registries that do not know the short form give the long one
      return { url: `${endpoint.url}/${pathOf(namespace, name)}`, accept: 'application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8', isChanging: true };
    },
    parse: (body, _purl, { runtime }) => publishedVersions(parseJson(body).value, runtime),
    requirement: bareRequirement,
  },
};

export default registry;

const isElsewhere = (qualifiers: PurlParts['qualifiers']): boolean => qualifiers?.['vcs_url'] !== undefined || qualifiers?.['download_url'] !== undefined;

const pathOf = (namespace: string | undefined, name: string): string => (namespace ? `${namespace}%2f${encodeURIComponent(name)}` : encodeURIComponent(name));

/** What the npm command says of itself comes last but for the environment: its own default counts only where nothing else is set. */
function endpoints(answers: ConfigurationAnswers): RegistryEndpoint[] {
  const settings = new Map<string, string>();
  const printed = answers.commands.get(npmRegistry.join(' '))?.trim();
  if (printed !== undefined && isWebAddress(printed)) settings.set('registry', printed);
  for (const [key, value] of entries(printedSettings(answers.commands.get(npmSettings.join(' '))))) if (typeof value === 'string') settings.set(key, value);
  for (const [key, value] of ofOtherClients(answers)) settings.set(key, value);
  for (const name of files) for (const [key, value] of parseNpmrc(answers.files.get(name) ?? '', answers.environment)) settings.set(key, value);
  const chosen = answers.environment.get('NPM_CONFIG_REGISTRY') ?? answers.environment.get('npm_config_registry');
  if (chosen !== undefined && isWebAddress(chosen)) settings.set('registry', chosen);
  const node = /^v(\d+\.\d+\.\d+)/.exec(answers.commands.get(nodeVersion.join(' ')) ?? '')?.[1];
  return [...settings].flatMap(([key, value]) => {
    const scope = key === 'registry' ? undefined : /^(@[^:]+):registry$/.exec(key)?.[1];
    if ((scope === undefined && key !== 'registry') || !isWebAddress(value)) return [];
    const url = withoutTrailingSlashes(value.trim());
    const authorization = authorizationFor(url, settings);
    return [{ url, ...(scope === undefined ? {} : { scope }), ...(node === undefined ? {} : { runtime: node }), ...(authorization === undefined ? {} : { authorization }) }];
  });
}

/** What Yarn and Bun are told, where npm is not told otherwise: its own default is for nobody who has set a registry elsewhere. */
function* ofOtherClients({ files: found, environment }: ConfigurationAnswers): Generator<[string, string]> {
  for (const name of bunFiles) yield* bunSettings(found.get(name) ?? '', environment);
  yield* yarnClassicSettings(found.get(yarnClassicFile) ?? '');
  yield* yarnSettings(found.get(yarnFile) ?? '', environment);
  const server = environment.get('YARN_NPM_REGISTRY_SERVER');
  if (server === undefined) return;
  yield ['registry', server];
  const token = environment.get('YARN_NPM_AUTH_TOKEN');
  if (token !== undefined) yield [`//${withoutTrailingSlashes(server.replace(/^[a-z]+:\/\//i, ''))}/:_authToken`, token];
}

const isWebAddress = (text: string): boolean => /^https?:\/\/[^/\s]/.test(text.trim());

/** An npm too old to print JSON prints something else. */
function printedSettings(output: string | undefined): Readonly<Record<string, unknown>> {
  try {
    return output === undefined ? {} : record(parseJson(output).value);
  } catch {
    return {};
  }
}

/** Credentials are for an address and everything below it: `//host/path/:_authToken=…`; the longest path counts. */
function authorizationFor(url: string, settings: ReadonlyMap<string, string>): string | undefined {
  let place = `${url.slice(url.indexOf('//'))}/`;
  while (place.length > 2) {
    const token = settings.get(`${place}:_authToken`) ?? settings.get(`${place.slice(0, -1)}:_authToken`);
    if (token !== undefined && token !== '') return `Bearer ${token}`;
    const basic = settings.get(`${place}:_auth`) ?? settings.get(`${place.slice(0, -1)}:_auth`);
    if (basic !== undefined && basic !== '') return `Basic ${basic}`;
    const password = decodeBase64(settings.get(`${place}:_password`) ?? '');
    const user = settings.get(`${place}:username`);
    if (user !== undefined && password !== undefined && password !== '') return `Basic ${encodeBase64(`${user}:${password}`)}`;
    place = place.slice(0, place.lastIndexOf('/', place.length - 2) + 1);
  }
  return undefined;
}
