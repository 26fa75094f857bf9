import { readNuspec } from '#core/nuspec/nuspec.ts';
import type { ConfigurationAnswers, Registry, RegistryEndpoint, RegistryFacts } from '#core/plugin/registry.ts';
import { encodeBase64 } from '#core/text/base64.ts';
import { parseJson } from '#core/text/json.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { isRecord, list, strings, text } from '#core/text/value.ts';
import { child, children, parseXml, type XmlElement } from '#core/text/xml.ts';
import { publishedNeeds } from './published-needs.ts';
import { nugetAssignments } from './registry-assignments.ts';

const listSources = ['dotnet', 'nuget', 'list', 'source', '--format', 'Short'] as const;

/** NuGet server API, version 3: the service index says where packages are, and beside each stands its .nuspec. */
const registry: Registry = {
  configuration: {
    files: ['~/.nuget/NuGet/NuGet.Config', '~/.config/NuGet/NuGet.Config', '$APPDATA/NuGet/NuGet.Config'],
    environment: [],
    commands: [listSources],
    parse: endpoints,
  },
  assignments: nugetAssignments,
  discovery: {
    request: (endpoint) => ({ url: endpoint.url, accept: 'application/json' }),
    parse(body, endpoint) {
      for (const resource of list(parseJson(body).value, 'resources')) {
        const types = [text(resource, '@type') ?? '', ...strings(resource, '@type')];
        const address = text(resource, '@id');
        if (address !== undefined && types.some((type) => type.startsWith('PackageBaseAddress'))) return { ...endpoint, url: withoutTrailingSlashes(address) };
      }
      throw new Error(`the service index ${endpoint.url} names no place of packages`);
    },
  },
  request({ name, version }, endpoint) {
    const normal = version === undefined ? undefined : normalVersion(version);
    if (normal === undefined) return undefined;
    const id = encodeURIComponent(name.toLowerCase());
    return { url: `${endpoint.url}/${id}/${encodeURIComponent(normal)}/${id}.nuspec` };
  },
  parse(body): RegistryFacts {
    const root = parseXml(body);
    const nuspec = readNuspec(root);
    if (nuspec === undefined) throw new Error('the answer is no description of a package');
    return { licenses: nuspec.licenses, metadata: nuspec.metadata, needs: publishedNeeds(root) };
  },
  archive: {
    form: 'nupkg',
    request({ name, version }, { url }) {
      const normal = version === undefined ? undefined : normalVersion(version);
      if (normal === undefined) return undefined;
      const [id, number] = [encodeURIComponent(name.toLowerCase()), encodeURIComponent(normal)];
      return { url: `${url}/${id}/${number}/${id}.${number}.nupkg`, accept: '*/*' };
    },
  },
  versions: {
    request: ({ name }, { url }) => ({ url: `${url}/${encodeURIComponent(name.toLowerCase())}/index.json`, accept: 'application/json', isChanging: true }),
    parse(body) {
      const { value } = parseJson(body);
      if (!isRecord(value) || !Array.isArray(value['versions'])) throw new Error('the answer names no versions');
      return strings(value, 'versions').map((version) => ({ version }));
    },
  },
};

export default registry;

/** Sources of version 3 (`…/index.json`): what the client lists, its own default included; else what its configuration names. Credentials stand in the configuration only. */
function endpoints({ commands, files, environment }: ConfigurationAnswers): RegistryEndpoint[] {
  const told = commands.get(listSources.join(' '));
  // E stands for enabled
  const listed = told?.split('\n').flatMap((line) => (line.startsWith('E ') ? [line.slice(line.indexOf('http'))] : []));
  const configured = [...files.values()].flatMap((content) => sourcesIn(content, environment));
  const urls = listed ?? configured.filter(({ isDisabled }) => !isDisabled).map(({ url }) => url);
  const usable = urls.map((url) => url.trim()).filter((url) => /^https?:\/\/\S+\/index\.json$/i.test(url));
  return [...new Set(usable)].map((url) => {
    const authorization = configured.find((source) => source.url.trim() === url && source.authorization !== undefined)?.authorization;
    return { url, ...(authorization !== undefined && { authorization }) };
  });
}

interface ConfiguredSource {
  readonly url: string;
  readonly isDisabled: boolean;
  readonly authorization: string | undefined;
}

function sourcesIn(content: string, environment: ReadonlyMap<string, string>): ConfiguredSource[] {
  try {
    const root = parseXml(content);
    const disabled = new Set(children(child(root, 'disabledPackageSources'), 'add').map((entry) => entry.attributes.get('key')));
    const secrets = child(root, 'packageSourceCredentials');
    return children(child(root, 'packageSources'), 'add').map((entry) => {
      const key = entry.attributes.get('key') ?? '';
      return { url: entry.attributes.get('value') ?? '', isDisabled: disabled.has(key), authorization: authorizationIn(secrets?.children.find(({ name }) => name === elementName(key)), environment) };
    });
  } catch {
    // a damaged configuration names nothing; the client itself will say so
    return [];
  }
}

/** Names of sources stand as names of elements, with what those may not have encoded. */
const elementName = (key: string): string => key.replaceAll(/[^\w.-]/g, (sign) => `_x${sign.charCodeAt(0).toString(16).padStart(4, '0')}_`);

/** A password that Windows encrypted for the user only the client can read. */
function authorizationIn(secrets: XmlElement | undefined, environment: ReadonlyMap<string, string>): string | undefined {
  const field = (name: string): string | undefined =>
    children(secrets, 'add').find(({ attributes }) => attributes.get('key')?.toLowerCase() === name)?.attributes.get('value')?.replaceAll(/%(\w+)%/g, (whole, variable: string) => environment.get(variable) ?? whole);
  const [user, password] = [field('username'), field('cleartextpassword')];
  return user === undefined || password === undefined ? undefined : `Basic ${encodeBase64(`${user}:${password}`)}`;
}

/** As servers spell versions: at least three numbers, a fourth only when it is not 0, no zeros in front, no build. */
function normalVersion(version: string): string | undefined {
  const match = /^(\d{1,15}(?:\.\d{1,15}){0,3})(-[0-9A-Za-z.-]+)?(?:\+.*)?$/.exec(version);
  if (match === null) return undefined;
  const numbers = [...match[1]!.split('.').map(Number), 0, 0].slice(0, Math.max(3, match[1]!.split('.').length));
  if (numbers.length === 4 && numbers[3] === 0) numbers.pop();
  return (numbers.join('.') + (match[2] ?? '')).toLowerCase();
}
